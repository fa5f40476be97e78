"""Laws that hold for every text and every date."""

from __future__ import annotations

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validators.deadlines import Deadline, Kind, explain, read_deadline

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
SPELLINGS = (
    "{0.day}/{0.month}/{0.year}",
    "{0:%d/%m/%Y}",
    "{0:%d-%m-%Y}",
    "{0:%d.%m.%Y}",
    "{0:%d/%m/%y}",
    "{0:%Y-%m-%d}",
    "ngày {0.day} tháng {0.month} năm {0.year}",
    "ngày {0:%d} tháng {0:%m}/{0:%Y}",
    "{0.day} tháng {0.month}, năm {0.year}",
    "Chậm nhất ngày {0.day}/{0.month}/{0.year}",
    "đến hết ngày {0:%d/%m/%Y}",
    "Hoàn thành: {0:%d/%m/%Y}.",
)
STRETCHES = (
    "Từ ngày {0:%d/%m/%Y} đến ngày {1:%d/%m/%Y}",
    "{0:%d/%m/%Y} - {1:%d/%m/%Y}",
    "từ {0:%d/%m} đến trước ngày {1:%d/%m/%Y}",
    "từ {0.day}.{0.month} đến {1.day}.{1.month}.{1.year}",
    "Tháng {0.month} - {1.month}/{1.year}",
    "Từ tháng {0.month} đến tháng {1.month} năm sau",
    "{0.day}-{1.day}/{1.month}/{1.year}",
    "năm {0.year} - {1.year}",
    "Đợt 1: {0:%d/%m/%Y}; đợt 2: từ ngày {1:%d/%m/%Y}",
)
WORDS = (
    *("trước", "sau", "đến", "hết", "từ", "trong", "chậm nhất", "kể từ", "và", ",", ";", ".", ":"),
    *("(", ")", "-", "/", "\n", "ngày", "tháng", "quý", "năm", "hằng năm", "hằng tháng", "định kỳ"),
    *("thường xuyên", "khi", "sau khi", "theo", "Kế hoạch", "ban hành", "đầu", "cuối", "giữa"),
    *("15", "30/6", "15/7/2026", "tháng 6", "Quý II", "III", "2026", "2027", "30", "6", "10 ngày"),
    *("5 ngày làm việc", "6 tháng", "tuần", "đợt 1", "thứ Hai", "17h00", "số 12/KH-UBND", "31/02"),
    *("ngày 20", "tháng 12/2026", "các năm tiếp theo", "năm sau", "hoàn thành", "dự kiến", "%"),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def meaning(reading: Deadline) -> tuple[object, ...]:
    """All that a reading says, apart from the words it was said in."""
    return (
        reading.kind,
        reading.start,
        reading.end,
        reading.recurrence,
        reading.offset,
        tuple(meaning(part) for part in reading.parts),
    )


@settings(deadline=None)  # the first day asked for loads the holiday library
@given(day=DAYS, spelling=st.sampled_from(SPELLINGS))
def test_a_date_is_the_same_in_every_spelling(day: date, spelling: str) -> None:
    """However it is written, the last acceptable day is that day."""
    reading = read_deadline(spelling.format(day), year=2026)

    assert (reading.kind, reading.end) == (Kind.FIXED, day)


@settings(deadline=None)
@given(number=st.integers(0, 99), month=st.integers(0, 99), separator=st.sampled_from("/.-"))
def test_a_day_the_calendar_lacks_is_never_another_day(
    number: int, month: int, separator: str
) -> None:
    """d/m/2026 is exactly that day or it is unreadable."""
    reading = read_deadline(f"{number}{separator}{month}{separator}2026", year=2026)
    try:
        day = date(2026, month, number)
    except ValueError:
        assert (reading.kind, reading.end) == (Kind.UNREADABLE, None)
    else:
        assert reading.end == day


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), TEXTS))
def test_any_text_has_a_reading(text: str) -> None:
    """Nothing raises, an end never precedes its start, and all of it can be told in words."""
    reading = read_deadline(text, year=2026, issued_on=date(2026, 1, 20))

    for each in (reading, *reading.parts):
        assert not (each.start and each.end) or each.start <= each.end
    assert explain(reading).endswith(".")
    assert reading.as_json()["text"] == text
    assert reading.kind is not Kind.UNREADABLE or (reading.end is None and reading.issues)


def all_of(reading: Deadline) -> list[Deadline]:
    """A reading and all its parts, at every depth."""
    return [reading, *(each for part in reading.parts for each in all_of(part))]


@settings(max_examples=300, deadline=None)
@given(
    words=st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
    days=st.tuples(DAYS, DAYS),
    spelling=st.sampled_from(STRETCHES),
    year=st.sampled_from([None, 2024, 2026]),
)
def test_no_stretch_of_time_ends_before_it_starts(
    words: str, days: tuple[date, date], spelling: str, year: int | None
) -> None:
    """Whatever two days are joined, in any order and amid any words, start ≤ end or unreadable."""
    reading = read_deadline(f"{spelling.format(*days)} {words}", year=year)

    for each in all_of(reading):
        assert each.start is None or each.end is None or each.start <= each.end
    backwards = days[1] < days[0] and spelling in STRETCHES[:2] and not words
    assert not backwards or reading.kind is Kind.UNREADABLE


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spelling_habits_do_not_change_the_meaning(text: str) -> None:
    """Unicode form, case and outer spaces do not count."""
    expected = meaning(read_deadline(text, year=2026, issued_on=date(2026, 1, 20)))
    for other in (
        unicodedata.normalize("NFD", text),
        text.upper(),
        text.lower(),
        f" \t{text}\n ",
        text.replace(" ", "\u00a0"),
    ):
        assert meaning(read_deadline(other, year=2026, issued_on=date(2026, 1, 20))) == expected


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["31/02/2026", "30/13/2026", "tháng 14/2026", "quý 6/2026"]))
def test_an_impossible_date_spoils_the_whole_text(text: str, impossible: str) -> None:
    """A text that goes on after a date nobody can keep sets no day at all."""
    reading = read_deadline(f"trước {impossible}; {text}", year=2026)

    assert reading.end is None
    assert all(part.end is None for part in reading.parts)


@pytest.mark.parametrize(
    "unit", ["a", "1", "(", "1/", "từ ", "đến 1/6 ", "ngày 5, ", "…", "sau khi "]
)
def test_long_texts_are_answered_at_once(unit: str) -> None:
    """Neither the longest text that is read nor a huge one takes noticeable time."""
    started = time.perf_counter()
    for length in (1990, 100_000):
        read_deadline((unit * length)[:length], year=2026)

    assert time.perf_counter() - started < 1.0
