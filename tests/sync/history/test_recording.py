"""What the history keeps: everything said, once, in five states, traceable to its cell."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from support.history_nights import HEALTH, LAW, Office, TextSource, row, sheet

from sync.history.archive import runs_of
from sync.history.telling import changes_of
from workbook.raw_table import SheetRef

WORKING = sheet(row("I.1", "Đang thực hiện", "40", "- Đã họp"))


def test_what_was_pulled_is_kept(office: Office) -> None:
    """N1: the bytes and every value can be had again, with place, run and time."""
    office.night(law=WORKING)

    (run,) = runs_of(office.history.archive.events())
    (answer,) = run.answers
    assert office.history.archive.store.content(answer.sha256).decode() == WORKING
    with office.history.open().reading() as connection:
        said = {each.column: each for each in changes_of(connection, "I.1")}
    status = said["status"]
    assert (status.source, status.shown, status.stored) == (
        LAW,
        "Đang thực hiện",
        '"Đang thực hiện"',
    )
    assert (status.sheet, status.cell, status.run) == ("Biểu", "H2", 1)
    assert (status.pulled_at, status.sha256) == (answer.pulled_at, answer.sha256)


def test_a_run_knows_its_day_and_its_rules(office: Office) -> None:
    """The moment is UTC, the business date is Việt Nam's, and the rules are named."""
    office.night(law=WORKING)

    ((_, business_date, rules, reader, _),) = office.rows()["runs"]
    ((_, kind, at, _),) = office.rows()["events"]
    assert datetime.fromisoformat(at) == datetime(2026, 6, 1, 22, 30, tzinfo=UTC)
    assert (business_date, rules, kind) == ("2026-06-02", "rules-1", "run")
    assert reader.startswith("phancong ")


def test_the_same_again_adds_no_change(office: Office) -> None:
    """N6: the same answer on another night, and recording twice, add no observation."""
    office.night(law=WORKING)
    before = office.rows()["observations"]

    end = office.night(law=WORKING)

    assert office.history.record() == end
    assert office.rows()["observations"] == before
    assert len(office.rows()["runs"]) == 2


def test_only_what_changed_is_stored(office: Office) -> None:
    """A new word in one cell is one row; a moved row and a new tab of rows are none."""
    office.night(law=sheet(row("I.1", "Đang thực hiện"), row("I.2", "Chưa thực hiện")))
    before = len(office.rows()["observations"])

    office.night(law=sheet(row("I.2", "Chưa thực hiện"), row("I.1", "Hoàn thành")))

    assert len(office.rows()["observations"]) == before + 1


def test_five_states_are_five_records(office: Office) -> None:
    """N5: value, blank, error, missing row, and source out of reach are never one another."""
    office.night(law=sheet(row("I.1", "Hoàn thành", percent="#REF!")), health=WORKING)
    office.night(health=None)

    states = {key: each.state for key, each in office.standing().items()}
    assert states[LAW, "I.1", "status"] == "value"
    assert states[LAW, "I.1", "result"] == "blank"
    assert states[LAW, "I.1", "percent"] == "error"
    assert states[LAW, "I.2", "status"] == "missing_row"
    assert states[HEALTH, "I.1", "status"] == "unreachable"


def test_a_silent_source_keeps_what_it_said(office: Office) -> None:
    """N4: last words, their age and the reason; when it answers again nothing is said twice."""
    office.night(health=WORKING)
    before = office.rows()["observations"]
    office.night(health=None)

    told = office.standing()[HEALTH, "I.1", "status"]
    office.night(health=WORKING)

    assert (told.shown, told.reason, told.since) == ("Đang thực hiện", "mất kết nối", 1)
    assert told.pulled_at.startswith("2026-06-01")
    assert office.rows()["observations"] == before


@pytest.mark.parametrize("text", ["không còn tiêu đề nào", ""])
def test_an_answer_without_a_table_says_nothing(office: Office, text: str) -> None:
    """A sheet that lost its headings is out of reach: no task lost its row."""
    office.night(law=WORKING)

    office.night(law=text)

    told = office.standing()[LAW, "I.1", "status"]
    assert (told.state, told.shown) == ("unreachable", "Đang thực hiện")
    assert "không tìm thấy bảng phân công" in told.reason


def test_a_lost_row_is_told_and_comes_back(office: Office) -> None:
    """A task that vanished from its sheet, and one whose id stands twice, lost their rows."""
    office.night(law=sheet(row("I.1", "Hoàn thành"), row("I.2", "Hoàn thành")))
    office.night(law=sheet(row("I.2", "Hoàn thành"), row("I.2", "Chưa thực hiện")))
    office.night(law=sheet(row("I.1", "Hoàn thành"), row("I.2", "Hoàn thành")))

    for task in ("I.1", "I.2"):
        with office.history.open().reading() as connection:
            said = changes_of(connection, task)
        states = [each.state for each in said if (each.source, each.column) == (LAW, "status")]
        assert states == ["value", "missing_row", "value"]


def test_every_value_is_traceable(office: Office) -> None:
    """N8: the cell an observation names shows its text in the answer it names."""
    texts = (WORKING, sheet("||||", row("I.2", "Hoàn thành", "100", "Đã trình")))
    for text in texts:
        office.night(law=text)

    archive = office.history.archive
    checked = 0
    for task in ("I.1", "I.2"):
        with office.history.open().reading() as connection:
            said = [each for each in changes_of(connection, task) if each.cell]
        for each in said:
            raw = archive.store.content(each.sha256)
            table = TextSource({}).decode(SheetRef(each.source, each.sheet), raw)
            column, line = "HIJKL".index(each.cell[0]) + 7, int(each.cell[1:]) - 1
            assert table.at(line, column).shown == each.shown
            checked += 1
    assert checked == 10


def test_every_source_is_accounted_for(office: Office) -> None:
    """N10: read and failed are all that was asked, and each has its line in every run."""
    office.night(law=WORKING, health=None)
    office.night(law=None, health=None)

    for run in runs_of(office.history.archive.events()):
        assert [answer.source for answer in run.answers] == [LAW, HEALTH]
        assert all(bool(answer.sha256) != bool(answer.reason) for answer in run.answers)
    assert len(office.rows()["answers"]) == 4


def test_texts_that_databases_refuse_are_kept_readable(office: Office) -> None:
    """NUL and quotes of all kinds arrive; what no database takes is shown, not dropped."""
    office.night(law=sheet(row("I.1", "'; DROP TABLE runs--", result="a\x00b {0} %s")))

    told = office.standing()
    assert told[LAW, "I.1", "status"].shown == "'; DROP TABLE runs--"
    assert told[LAW, "I.1", "result"].shown == "a␀b {0} %s"


def test_a_past_night_stands_as_it_was(office: Office) -> None:
    """What stood on a day, or on the last night before it; nothing before the first night."""
    for status in ("Chưa thực hiện", "Đang thực hiện", "Hoàn thành"):
        office.night(law=sheet(row("I.1", status)))

    stood = [office.standing(f"2026-06-0{day}") for day in (1, 2, 3, 9)]

    assert stood[0] == {}
    assert [each[LAW, "I.1", "status"].shown for each in stood[1:]] == [
        "Chưa thực hiện",
        "Đang thực hiện",
        "Hoàn thành",
    ]
