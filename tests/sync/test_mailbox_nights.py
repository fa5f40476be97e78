"""Nights of a department whose agencies send mail: from the exported folder to the workbook."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from support.mail import HEALTH, letter, put, report
from support.plan_folder import plan_folder
from support.plans import plan, task

from sync.cli import run
from sync.department import open_department
from validators.columns import BY_KEY
from workbook.bieu import write_bieu
from workbook.bieu.write import bieu_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

YTE = "Sở Y tế"
PLAN = plan(*(task(f"I.{n}", lead=YTE, coordinating="Sở Nội vụ") for n in range(1, 6)))
Said = dict[str, dict[str, str]]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A department with a plan for one agency, and nothing but a mailbox folder."""
    write_bieu(tmp_path / "ke-hoach.xlsx", PLAN)
    (tmp_path / "hop-thu").mkdir()
    settings = 'plan = "ke-hoach.xlsx"\n[mailbox]\npath = "hop-thu"\n'
    (tmp_path / "phancong.toml").write_text(settings, encoding="utf-8")
    return tmp_path


class Night:
    """Runs commands of an office and tells what they said."""

    def __init__(self, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.office, self._capsys = office, capsys

    def __call__(self, *words: str) -> dict[str, Any]:
        """The JSON of a command, `nightly` unless said, with its exit code."""
        self._capsys.readouterr()
        code = run(
            [*(words or ("nightly",)), "--json", "--settings", str(self.office / "phancong.toml")]
        )
        return {**json.loads(self._capsys.readouterr().out), "code": code}

    def mails(self, name: str, day: int, said: Mapping[str, Mapping[str, str]]) -> None:
        """Let the agency send a mail on a day of October with a report on some tasks."""
        sent = f"{day} Oct 2026 09:00:00 +0700"
        put(
            self.office / "hop-thu" / name,
            letter(HEALTH, sent, ("bao-cao.xlsx", report(PLAN, said))),
        )

    def written(self, key: str) -> dict[str, object]:
        """What the column of a key says in the workbook's task sheet, by task."""
        sheet = load_workbook(self.office / "tong-hop.xlsx")["Nhiệm vụ"]
        rows = list(sheet.iter_rows(values_only=True))
        heading = BY_KEY[key].heading
        at = next(row.index(heading) for row in rows if heading in row)
        return {str(row[0]): row[at] for row in rows if str(row[0]).startswith("I.")}

    def findings(self, code: str, name: str = "tong-hop.xlsx") -> list[tuple[object, ...]]:
        """The rows of a workbook's sheet of findings that bear a code."""
        sheet = load_workbook(self.office / name)["Kết quả kiểm tra"]
        return [row for row in sheet.iter_rows(values_only=True) if code in row]

    def sums(self) -> dict[str, Any]:
        """The sums of the newest run."""
        log = (plan_folder(self.office) / "lan-chay.jsonl").read_text(encoding="utf-8")
        return json.loads(log.splitlines()[-1])["sums"]


@pytest.fixture
def night(office: Path, capsys: pytest.CaptureFixture[str]) -> Night:
    """The nights of the office."""
    return Night(office, capsys)


def _doing(percent: str, **more: str) -> dict[str, str]:
    return {"status": "Đang thực hiện", "percent": percent, **more}


def test_a_mail_is_a_report(night: Night) -> None:
    """What the attachment says stands in the workbook, and every row is accounted for."""
    night.mails("a.eml", 12, {each.task_id: _doing("40") for each in PLAN.tasks})

    told = night()

    assert told["code"] == 0
    assert night.written("percent") == dict.fromkeys((t.task_id for t in PLAN.tasks), 40)
    sums = night.sums()
    assert (sums["configured"], sums["refreshed"], sums["rows"], sums["taken"]) == (1, 1, 5, 5)


def test_of_two_mails_the_newer_counts_and_keeps_what_it_does_not_say(night: Night) -> None:
    """In one night, whatever the order of the files; the partial mail takes nothing back."""
    night.mails("a.eml", 14, {"I.1": _doing("60")})
    night.mails("b.eml", 12, {each.task_id: _doing("40") for each in PLAN.tasks})

    night()

    assert night.written("percent") == {"I.1": 60, "I.2": 40, "I.3": 40, "I.4": 40, "I.5": 40}
    assert night.findings("PC606") == []


def test_a_task_that_no_mail_ever_named_is_missed(night: Night) -> None:
    """What earlier mails said need not be said again; what none said is a lost row."""
    night.mails("a.eml", 12, {f"I.{n}": _doing("40") for n in range(1, 5)})
    night.mails("b.eml", 14, {"I.1": _doing("60")})

    night()

    assert ["I.5" in str(row[5]) for row in night.findings("PC606")] == [True]


def test_an_older_mail_that_turns_up_later_does_not_overthrow_a_newer_one(night: Night) -> None:
    """It fills what the newer one left open, and no more."""
    night.mails("a.eml", 14, {"I.1": _doing("60")})
    night()
    night.mails("b.eml", 12, {"I.1": _doing("40"), "I.2": _doing("30")})

    night()

    assert (night.written("percent")["I.1"], night.written("percent")["I.2"]) == (60, 30)


def test_a_mail_is_pulled_once(night: Night) -> None:
    """The second night finds nothing new, and says the same."""
    night.mails("a.eml", 12, {each.task_id: _doing("40") for each in PLAN.tasks})
    night()
    before = night.written("percent")

    told = night("pull")

    assert (told["unchanged"], told["code"]) == ([YTE], 0)
    night()
    assert night.written("percent") == before
    assert night.findings("PC608") == []


def test_a_pull_that_was_killed_loses_no_mail(night: Night, office: Path) -> None:
    """Kept and never acknowledged: the next night records both, in their order."""
    night.mails("a.eml", 12, {each.task_id: _doing("40") for each in PLAN.tasks})
    night.mails("b.eml", 13, {"I.1": _doing("60")})
    with open_department(office / "phancong.toml") as department:
        department.run.pull()

    night()

    assert (night.written("percent")["I.1"], night.written("percent")["I.2"]) == (60, 40)


def test_mails_taken_out_of_the_folder_keep_counting(night: Night, office: Path) -> None:
    """Tidying the folder loses nothing."""
    night.mails("a.eml", 12, {each.task_id: _doing("40") for each in PLAN.tasks})
    night()
    (office / "hop-thu" / "a.eml").unlink()

    told = night()

    assert told["code"] == 0
    assert night.written("percent")["I.1"] == 40


def test_a_source_that_joins_takes_nothing_from_mails_that_are_gone(
    night: Night, office: Path
) -> None:
    """The mails were tidied away, then a file comes: its blank cells erase nothing."""
    night.mails("a.eml", 12, {each.task_id: _doing("40") for each in PLAN.tasks})
    night()
    (office / "hop-thu" / "a.eml").unlink()
    (office / "bao-cao").mkdir()
    write_bieu(office / "bao-cao" / "SYT.xlsx", PLAN, progress={"I.1": _doing("60")})
    with (office / "phancong.toml").open("a", encoding="utf-8") as settings:
        settings.write('[folder]\npath = "bao-cao"\n')

    told = night()

    assert (told["code"], told["faults"]) == (0, [])
    assert (night.written("percent")["I.1"], night.written("percent")["I.2"]) == (60, 40)
    assert night.sums()["configured"] == 2


def test_a_vanished_folder_keeps_the_last_words(night: Night, office: Path) -> None:
    """The share is gone for a night: the old values stay, the reason is said."""
    night.mails("a.eml", 12, {each.task_id: _doing("40") for each in PLAN.tasks})
    night()
    (office / "hop-thu").rename(office / "khac")

    settings = ["--settings", str(office / "phancong.toml")]

    assert run(["nightly", *settings]) == 4
    assert run(["consolidate", *settings]) in {0, 3}
    assert night.written("percent")["I.1"] == 40


def test_mail_and_file_contradict_each_other_aloud(night: Night, office: Path) -> None:
    """Both values are listed; what the newer one leaves blank stays as the other said it."""
    (office / "bao-cao").mkdir()
    own = {each.task_id: _doing("40", result="- Đã họp") for each in PLAN.tasks}
    write_bieu(office / "bao-cao" / "Sở Y tế.xlsx", PLAN, progress=own)
    with (office / "phancong.toml").open("a", encoding="utf-8") as settings:
        settings.write('[folder]\npath = "bao-cao"\n')
    night()
    put(
        office / "hop-thu" / "a.eml",
        letter(
            HEALTH, "28 Nov 2099 09:00:00 +0700", ("a.xlsx", report(PLAN, {"I.1": _doing("60")}))
        ),
    )

    night()

    assert night.written("percent")["I.1"] == 60
    assert night.written("result")["I.1"] == "- Đã họp"
    told = {(row[1], row[6]) for row in night.findings("PC609")}
    assert told == {(YTE, "40"), (f"{YTE} (hộp thư)", "60")}


def test_who_is_unknown_is_listed_and_counts_for_nobody(night: Night, office: Path) -> None:
    """A stranger, a shared file, and a mail without a workbook: each with its reason."""
    sent = ("a.xlsx", bieu_bytes(PLAN))
    put(office / "hop-thu" / "la.eml", letter("la@dau-do.example", "1 Oct 2026 09:00 +0700", sent))
    put(office / "hop-thu" / "cam-on.eml", letter(HEALTH))
    (office / "hop-thu" / "roi.xlsx").write_bytes(sent[1])

    told = night()

    reasons = {place.rpartition("/")[2]: reason for place, reason in told["rejects"].items()}
    assert "la@dau-do.example" in reasons["la.eml"]
    assert "không có bảng tính" in reasons["cam-on.eml"]
    assert "thư mục con" in reasons["roi.xlsx"]
    places = [row[1:4] for row in night.findings("PC610")]
    assert sorted(places) == [(name, None, None) for name in ("cam-on.eml", "la.eml", "roi.xlsx")]
    assert set(night.written("percent").values()) == {None}


def test_a_past_night_knows_what_belonged_to_nobody(night: Night, office: Path) -> None:
    """What was refused then is told again after its file is gone; what lies there now is not."""
    night.mails("a.eml", 12, {"I.1": _doing("40")})
    put(office / "hop-thu" / "cam-on.eml", letter(HEALTH))
    then, listed = night(), night.findings("PC610")
    (office / "hop-thu" / "cam-on.eml").rename(office / "cam-on.eml")
    (office / "hop-thu" / "roi.xlsx").write_bytes(bieu_bytes(PLAN))

    with open_department(office / "phancong.toml") as department:
        today = department.run.today.isoformat()
    again = night("consolidate", "--as-of", today)

    assert again["rejects"] == then["rejects"] != {}
    assert night.findings("PC610", f"tong-hop ({today}).xlsx") == listed != []


def test_who_needs_no_mail_does_not_look_for_it(night: Night, office: Path) -> None:
    """What was pulled before is known, what came since is not read."""
    night.mails("a.eml", 12, {each.task_id: _doing("40") for each in PLAN.tasks})
    night()
    put(office / "hop-thu" / "cam-on.eml", letter(HEALTH))
    night.mails("b.eml", 13, {"I.1": _doing("60")})

    with open_department(office / "phancong.toml", mail=False) as department:
        run = department.run
        told = run.consolidate()

    assert (run.rejects, run.source_names) == ((), {YTE})
    assert {line.reports[0].percent for line in told.tasks} == {40}


def test_a_short_mail_is_in_doubt_once(night: Night) -> None:
    """On the day it comes, however often it is looked at; not on the nights after."""
    doubts: list[int] = []
    for day, rows in enumerate((PLAN.tasks, PLAN.tasks[:1], (), PLAN.tasks[1:2], ()), 12):
        if rows:
            short = report(PLAN, {each.task_id: _doing(str(day)) for each in rows})
            mail = letter(HEALTH, f"{day} Oct 2026 09:00 +0700", ("bao-cao.xlsx", short))
            put(night.office / "hop-thu" / f"{day}.eml", mail)
        doubts += [_doubts(night), _doubts(night, "consolidate")]
        _let_days_pass(night.office)

    assert doubts == [0, 0, 1, 1, 0, 0, 0, 0, 0, 0]


def _doubts(night: Night, *words: str) -> int:
    night(*words)
    return len(night.findings("PC611"))


def _let_days_pass(office: Path) -> None:
    """The nights there were have been ten days ago; the database is made from that again."""
    state = plan_folder(office)
    journal = state / "lich-su.jsonl"
    lines = [json.loads(each) for each in journal.read_text(encoding="utf-8").split("\n") if each]
    for each in lines:
        day = date.fromisoformat(each["business_date"]) - timedelta(days=10)
        each["business_date"] = day.isoformat()
    journal.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    for file in state.glob("lich-su.db*"):
        file.unlink()


def test_a_damaged_attachment_is_named_and_the_mail_before_it_stands(
    night: Night, office: Path
) -> None:
    """A workbook that cannot be read is refused like any file."""
    night.mails("a.eml", 12, {each.task_id: _doing("40") for each in PLAN.tasks})
    cut = bieu_bytes(PLAN)[:900]
    put(office / "hop-thu" / "b.eml", letter(HEALTH, "13 Oct 2026 09:00 +0700", ("b.xlsx", cut)))

    told = night()

    assert told["code"] == 3
    assert "hỏng" in told["unread"][YTE]
    assert night.written("percent")["I.1"] == 40


def test_a_workbook_without_a_task_table_is_no_report(night: Night, office: Path) -> None:
    """An annex sent with the report is listed, and takes nothing away from it."""
    annex = ("phu-luc.csv", "Họ tên;Chức vụ\nA;B\n".encode())
    own = report(PLAN, {"I.1": _doing("60")})
    put(
        office / "hop-thu" / "a.eml",
        letter(HEALTH, "12 Oct 2026 09:00 +0700", ("a.xlsx", own), annex),
    )

    told = night()

    assert told["unread"] == {}
    assert [place for place in told["rejects"] if "phu-luc.csv" in place]
    assert night.written("percent")["I.1"] == 60


def test_redacted_words_do_not_come_back_with_the_next_export(night: Night, office: Path) -> None:
    """The mail still lies in the folder; its bytes do not return to the archive."""
    words = "Ông A, 001234567890"
    night.mails("a.eml", 12, {"I.1": _doing("40", result=words)})
    night.mails("b.eml", 13, {"I.1": _doing("60", result="Đã họp")})
    night()
    wish = ("--agency", YTE, "--column", "result", "--who", "Bà B", "--why", "Công văn 1")
    run(["redact", "I.1", *wish, "--settings", str(office / "phancong.toml")])
    erased = list((plan_folder(office) / "da-xoa").glob("*.gz"))
    night.mails("c.eml", 11, {"I.2": _doing("30")})

    night()

    kept = {path.name.split(".")[0] for path in (plan_folder(office) / "ban-chup").rglob("*.gz")}
    assert erased
    assert kept.isdisjoint(path.name.split(".")[0] for path in erased)
    assert (night.written("percent")["I.1"], night.written("percent")["I.2"]) == (60, 30)


def test_a_rebuild_from_the_archive_says_the_same(night: Night, office: Path) -> None:
    """Without the mails: the archive alone is enough."""
    night.mails("a.eml", 12, {each.task_id: _doing("40") for each in PLAN.tasks})
    night.mails("b.eml", 13, {"I.1": _doing("60")})
    night()
    for mail in (office / "hop-thu").iterdir():
        mail.unlink()

    rebuilt = night("rebuild")

    assert (rebuilt["code"], rebuilt["same"]) == (0, True)


def test_a_wrong_day_in_the_future_wins_one_night_only(night: Night, office: Path) -> None:
    """What comes on a later night is newer, whatever day the earlier mail bears."""
    for name, said in (("b.eml", "60"), ("a.eml", "80")):
        book = ("bao-cao.xlsx", report(PLAN, {"I.1": _doing(said)}))
        put(office / "hop-thu" / name, letter(HEALTH, "1 Oct 2099 09:00:00 +0700", book))
        night()

    assert night.written("percent")["I.1"] == 80


def test_no_mail_is_ever_written(night: Night, office: Path) -> None:
    """The exported folder is as it was."""
    night.mails("a.eml", 12, {"I.1": _doing("60")})
    before = {path: path.read_bytes() for path in (office / "hop-thu").iterdir()}

    night()

    assert {path: path.read_bytes() for path in (office / "hop-thu").iterdir()} == before
