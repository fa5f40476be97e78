"""When who said something new, as the history knows it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from support.history_nights import HEALTH, LAW, Office, row, sheet

from sync.history.heard import words_of

if TYPE_CHECKING:
    from sync.history.heard import Words

_FIRST = 2  # June 2026, in Việt Nam
_TODAY = date(2026, 12, 31)
_TASKS = frozenset({"I.1", "I.2"})


def _on(day: int) -> date:
    return date(2026, 6, day)


def _words(office: Office) -> Words:
    with office.history.open().reading() as connection:
        return words_of(connection, {}, _TODAY)


def test_news_have_a_day(office: Office) -> None:
    """Words count on the night they were first read, and no other; equal words are no news."""
    said = sheet(row("I.1", "Đang thực hiện"), row("I.2"))
    office.night(law=sheet(row("I.1"), row("I.2")), health=None)
    office.night(law=said)
    office.night(law=said)

    words = _words(office)

    days = [day for day in range(_FIRST, 9) if words.has_news(LAW, _TASKS, _on(day), _on(day))]
    assert days == [_FIRST + 1]
    assert words.has_news(LAW, _TASKS, None, _on(9))
    assert not words.has_news(LAW, frozenset({"I.2"}), None, _on(9))


def test_a_lost_row_that_comes_back_says_nothing_new(office: Office) -> None:
    """Its words count on while it is gone, and are no new ones afterwards; others are."""
    office.night(law=sheet(row("I.1", "Xong"), row("I.2")), health=None)
    office.night(law=sheet(row("I.2")))
    office.night(law=sheet(row("I.1", "Xong"), row("I.2")))
    office.night(law=sheet(row("I.1", "Xong", "100"), row("I.2")))

    words = _words(office)

    assert not words.has_news(LAW, _TASKS, _on(_FIRST + 1), _on(_FIRST + 2))
    assert words.has_news(LAW, _TASKS, _on(_FIRST + 3), _on(_FIRST + 3))
    stood = [words.tasks(LAW, _on(day)) for day in range(_FIRST, _FIRST + 3)]
    assert stood == [{"I.1"}, {"I.1"}, {"I.1"}]


def test_a_day_of_update_alone_says_nothing(office: Office) -> None:
    """It is in none of the cells in which agencies report."""
    office.night(law=f"{sheet(row('I.1', more=''))}2/6/2026", health=None)

    words = _words(office)

    assert office.standing()[LAW, "I.1", "updated_on"].shown == "2/6/2026"
    assert words.tasks(LAW, _on(9)) == frozenset()
    assert not words.has_news(LAW, _TASKS, None, _on(9))


def test_a_sheet_that_was_never_read(office: Office) -> None:
    """Known from the first night on which it could be read."""
    office.night(law=sheet(row("I.1")), health=None)
    office.night(health=sheet(row("I.1")))

    words = _words(office)

    assert words.nights == (_on(_FIRST), _on(_FIRST + 1))
    assert [words.was_read(HEALTH, _on(day)) for day in (_FIRST, _FIRST + 1)] == [False, True]
    assert not words.was_read("Sở Lạ", _on(9))


def test_two_sources_of_one_agency(office: Office) -> None:
    """What is said in either counts for the agency: a blank in one takes nothing from the other."""
    office.night(law=sheet(row("I.1", "Xong"), row("I.2")), health=sheet(row("I.1")))
    office.night(health=sheet(row("I.1"), row("I.2", "Xong")))

    with office.history.open().reading() as connection:
        words = words_of(connection, {HEALTH: LAW}, _TODAY)

    assert words.tasks(LAW, _on(_FIRST + 1)) == {"I.1", "I.2"}
    assert words.has_news(LAW, frozenset({"I.2"}), _on(_FIRST + 1), _on(_FIRST + 1))
    assert not words.was_read(HEALTH, _on(9))


def test_a_night_dated_after_today(office: Office) -> None:
    """A clock ran ahead: what was said then was said no later than on the night that followed."""
    office.nights = 300
    office.night(law=sheet(row("I.1", "Đang thực hiện")), health=None)
    office.nights = 4
    office.night()

    words = _words(office)

    assert words.has_news(LAW, _TASKS, None, _on(_FIRST + 4))
    assert not words.has_news(LAW, _TASKS, None, _on(_FIRST + 3))
    assert words.was_read(LAW, _on(_FIRST + 4))
    assert words.nights == (_on(_FIRST + 4),)
