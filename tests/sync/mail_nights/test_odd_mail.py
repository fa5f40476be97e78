"""Mail that is strange, short, damaged, redacted or from the future, through whole nights."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

from support.mail import HEALTH, letter, put, report
from support.mailbox_office import PLAN, YTE, Night, doing
from support.plan_folder import plan_folder

from sync.cli import run
from sync.department import open_department
from workbook.bieu.write import bieu_bytes

if TYPE_CHECKING:
    from pathlib import Path


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
    night.mails("a.eml", 12, {"I.1": doing("40")})
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
    night.mails("a.eml", 12, {each.task_id: doing("40") for each in PLAN.tasks})
    night()
    put(office / "hop-thu" / "cam-on.eml", letter(HEALTH))
    night.mails("b.eml", 13, {"I.1": doing("60")})

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
            short = report(PLAN, {each.task_id: doing(str(day)) for each in rows})
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
    night.mails("a.eml", 12, {each.task_id: doing("40") for each in PLAN.tasks})
    cut = bieu_bytes(PLAN)[:900]
    put(office / "hop-thu" / "b.eml", letter(HEALTH, "13 Oct 2026 09:00 +0700", ("b.xlsx", cut)))

    told = night()

    assert told["code"] == 3
    assert "hỏng" in told["unread"][YTE]
    assert night.written("percent")["I.1"] == 40


def test_a_workbook_without_a_task_table_is_no_report(night: Night, office: Path) -> None:
    """An annex sent with the report is listed, and takes nothing away from it."""
    annex = ("phu-luc.csv", "Họ tên;Chức vụ\nA;B\n".encode())
    own = report(PLAN, {"I.1": doing("60")})
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
    night.mails("a.eml", 12, {"I.1": doing("40", result=words)})
    night.mails("b.eml", 13, {"I.1": doing("60", result="Đã họp")})
    night()
    wish = ("--agency", YTE, "--column", "result", "--who", "Bà B", "--why", "Công văn 1")
    run(["redact", "I.1", *wish, "--settings", str(office / "phancong.toml")])
    erased = list((plan_folder(office) / "da-xoa").glob("*.gz"))
    night.mails("c.eml", 11, {"I.2": doing("30")})

    night()

    kept = {path.name.split(".")[0] for path in (plan_folder(office) / "ban-chup").rglob("*.gz")}
    assert erased
    assert kept.isdisjoint(path.name.split(".")[0] for path in erased)
    assert (night.written("percent")["I.1"], night.written("percent")["I.2"]) == (60, 30)


def test_a_rebuild_from_the_archive_says_the_same(night: Night, office: Path) -> None:
    """Without the mails: the archive alone is enough."""
    night.mails("a.eml", 12, {each.task_id: doing("40") for each in PLAN.tasks})
    night.mails("b.eml", 13, {"I.1": doing("60")})
    night()
    for mail in (office / "hop-thu").iterdir():
        mail.unlink()

    rebuilt = night("rebuild")

    assert (rebuilt["code"], rebuilt["same"]) == (0, True)


def test_a_wrong_day_in_the_future_wins_one_night_only(night: Night, office: Path) -> None:
    """What comes on a later night is newer, whatever day the earlier mail bears."""
    for name, said in (("b.eml", "60"), ("a.eml", "80")):
        book = ("bao-cao.xlsx", report(PLAN, {"I.1": doing(said)}))
        put(office / "hop-thu" / name, letter(HEALTH, "1 Oct 2099 09:00:00 +0700", book))
        night()

    assert night.written("percent")["I.1"] == 80


def test_no_mail_is_ever_written(night: Night, office: Path) -> None:
    """The exported folder is as it was."""
    night.mails("a.eml", 12, {"I.1": doing("60")})
    before = {path: path.read_bytes() for path in (office / "hop-thu").iterdir()}

    night()

    assert {path: path.read_bytes() for path in (office / "hop-thu").iterdir()} == before
