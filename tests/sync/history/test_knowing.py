"""What the history knows of cells before a consolidation, in both databases."""

from __future__ import annotations

from datetime import timedelta

from support.history_nights import FIRST_NIGHT, HEALTH, LAW, Office, row, sheet
from support.plans import plan, task

PLAN = plan(task("I.1"), task("I.2"))
NEXT = FIRST_NIGHT + timedelta(days=1)


def test_since_when_a_row_says_what_it_does(office: Office) -> None:
    """A row that is read again unchanged keeps its moment; one with a new word has its own."""
    office.night(law=sheet(row("I.1", "Đang thực hiện", "40"), row("I.2", "Hoàn thành")))
    office.night(law=sheet(row("I.1", "Đang thực hiện", "60"), row("I.2", "Hoàn thành")))

    known = office.history.known_before(PLAN)

    assert known.since == {(LAW, "I.1"): NEXT, (LAW, "I.2"): FIRST_NIGHT}
    assert known.percents == {(LAW, "I.1"): ("60", "40")}


def test_words_are_kept_behind_a_blank_and_behind_a_lost_row(office: Office) -> None:
    """The last ones that were said, with the night they were first read in."""
    office.night(law=sheet(row("I.1", "Đang thực hiện", "", "- Đã họp"), row("I.2", "Hoàn thành")))
    office.night(
        law=sheet(row("I.1", "Đang thực hiện", "", "- Đã trình"), row("I.2", "Hoàn thành"))
    )
    office.night(law=sheet(row("I.1", "Đang thực hiện", "50")))

    kept = office.history.known_before(PLAN).kept

    assert set(kept) == {(LAW, "I.1", "result"), (LAW, "I.2", "status")}
    assert [(kept[cell].text, kept[cell].said_at) for cell in sorted(kept)] == [
        ("- Đã trình", NEXT),
        ("Hoàn thành", FIRST_NIGHT),
    ]


def test_what_took_words_back_is_the_last_word(office: Office) -> None:
    """Behind a blank stands `xóa`, and nothing older."""
    for words in ("- Đã họp", "xóa", ""):
        office.night(law=sheet(row("I.1", "Đang thực hiện", "", words)))

    (kept,) = office.history.known_before(PLAN).kept.values()
    assert kept.text == "xóa"


def test_a_past_night_knows_nothing_of_later_ones(office: Office) -> None:
    """As of a run, what came behind it does not count."""
    office.night(law=sheet(row("I.1", "Hoàn thành")), health=sheet(row("I.1", "Hoàn thành")))
    office.night(law=sheet(row("I.1")))
    office.night(health=sheet(row("I.1")))

    assert set(office.history.known_before(PLAN, 1).kept) == set()
    assert set(office.history.known_before(PLAN, 2).kept) == {(LAW, "I.1", "status")}
    assert set(office.history.known_before(PLAN).kept) == {
        (LAW, "I.1", "status"),
        (HEALTH, "I.1", "status"),
    }
