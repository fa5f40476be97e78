"""Nights of a department whose agencies send mail: from the exported folder to the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.mail import HEALTH, letter, put, report
from support.mailbox_office import PLAN, YTE, Night, doing

from sync.cli import run
from sync.department import open_department
from workbook.bieu import write_bieu

if TYPE_CHECKING:
    from pathlib import Path


def test_a_mail_is_a_report(night: Night) -> None:
    """What the attachment says stands in the workbook, and every row is accounted for."""
    night.mails("a.eml", 12, {each.task_id: doing("40") for each in PLAN.tasks})

    told = night()

    assert told["code"] == 0
    assert night.written("percent") == dict.fromkeys((t.task_id for t in PLAN.tasks), 40)
    sums = night.sums()
    assert (sums["configured"], sums["refreshed"], sums["rows"], sums["taken"]) == (1, 1, 5, 5)


def test_of_two_mails_the_newer_counts_and_keeps_what_it_does_not_say(night: Night) -> None:
    """In one night, whatever the order of the files; the partial mail takes nothing back."""
    night.mails("a.eml", 14, {"I.1": doing("60")})
    night.mails("b.eml", 12, {each.task_id: doing("40") for each in PLAN.tasks})

    night()

    assert night.written("percent") == {"I.1": 60, "I.2": 40, "I.3": 40, "I.4": 40, "I.5": 40}
    assert night.findings("PC606") == []


def test_a_task_that_no_mail_ever_named_is_missed(night: Night) -> None:
    """What earlier mails said need not be said again; what none said is a lost row."""
    night.mails("a.eml", 12, {f"I.{n}": doing("40") for n in range(1, 5)})
    night.mails("b.eml", 14, {"I.1": doing("60")})

    night()

    assert ["I.5" in str(row[5]) for row in night.findings("PC606")] == [True]


def test_an_older_mail_that_turns_up_later_does_not_overthrow_a_newer_one(night: Night) -> None:
    """It fills what the newer one left open, and no more."""
    night.mails("a.eml", 14, {"I.1": doing("60")})
    night()
    night.mails("b.eml", 12, {"I.1": doing("40"), "I.2": doing("30")})

    night()

    assert (night.written("percent")["I.1"], night.written("percent")["I.2"]) == (60, 30)


def test_a_mail_is_pulled_once(night: Night) -> None:
    """The second night finds nothing new, and says the same."""
    night.mails("a.eml", 12, {each.task_id: doing("40") for each in PLAN.tasks})
    night()
    before = night.written("percent")

    told = night("pull")

    assert (told["unchanged"], told["code"]) == ([YTE], 0)
    night()
    assert night.written("percent") == before
    assert night.findings("PC608") == []


def test_a_pull_that_was_killed_loses_no_mail(night: Night, office: Path) -> None:
    """Kept and never acknowledged: the next night records both, in their order."""
    night.mails("a.eml", 12, {each.task_id: doing("40") for each in PLAN.tasks})
    night.mails("b.eml", 13, {"I.1": doing("60")})
    with open_department(office / "phancong.toml") as department:
        department.run.pull()

    night()

    assert (night.written("percent")["I.1"], night.written("percent")["I.2"]) == (60, 40)


def test_mails_taken_out_of_the_folder_keep_counting(night: Night, office: Path) -> None:
    """Tidying the folder loses nothing."""
    night.mails("a.eml", 12, {each.task_id: doing("40") for each in PLAN.tasks})
    night()
    (office / "hop-thu" / "a.eml").unlink()

    told = night()

    assert told["code"] == 0
    assert night.written("percent")["I.1"] == 40


def test_a_source_that_joins_takes_nothing_from_mails_that_are_gone(
    night: Night, office: Path
) -> None:
    """The mails were tidied away, then a file comes: its blank cells erase nothing."""
    night.mails("a.eml", 12, {each.task_id: doing("40") for each in PLAN.tasks})
    night()
    (office / "hop-thu" / "a.eml").unlink()
    (office / "bao-cao").mkdir()
    write_bieu(office / "bao-cao" / "SYT.xlsx", PLAN, progress={"I.1": doing("60")})
    with (office / "phancong.toml").open("a", encoding="utf-8") as settings:
        settings.write('[folder]\npath = "bao-cao"\n')

    told = night()

    assert (told["code"], told["faults"]) == (0, [])
    assert (night.written("percent")["I.1"], night.written("percent")["I.2"]) == (60, 40)
    assert night.sums()["configured"] == 2


def test_a_vanished_folder_keeps_the_last_words(night: Night, office: Path) -> None:
    """The share is gone for a night: the old values stay, the reason is said."""
    night.mails("a.eml", 12, {each.task_id: doing("40") for each in PLAN.tasks})
    night()
    (office / "hop-thu").rename(office / "khac")

    settings = ["--settings", str(office / "phancong.toml")]

    assert run(["nightly", *settings]) == 4
    assert run(["consolidate", *settings]) in {0, 3}
    assert night.written("percent")["I.1"] == 40


def test_mail_and_file_contradict_each_other_aloud(night: Night, office: Path) -> None:
    """Both values are listed; what the newer one leaves blank stays as the other said it."""
    (office / "bao-cao").mkdir()
    own = {each.task_id: doing("40", result="- Đã họp") for each in PLAN.tasks}
    write_bieu(office / "bao-cao" / "Sở Y tế.xlsx", PLAN, progress=own)
    with (office / "phancong.toml").open("a", encoding="utf-8") as settings:
        settings.write('[folder]\npath = "bao-cao"\n')
    night()
    put(
        office / "hop-thu" / "a.eml",
        letter(
            HEALTH, "28 Nov 2099 09:00:00 +0700", ("a.xlsx", report(PLAN, {"I.1": doing("60")}))
        ),
    )

    night()

    assert night.written("percent")["I.1"] == 60
    assert night.written("result")["I.1"] == "- Đã họp"
    told = {(row[1], row[6]) for row in night.findings("PC609")}
    assert told == {(YTE, "40"), (f"{YTE} (hộp thư)", "60")}
