"""Number and date formats: the examples of Google's guide to formats, and a few of our own."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.sandbox.date_patterns import EPOCH
from sync.sandbox.locales import ENGLISH, VIETNAMESE
from sync.sandbox.patterns import shown

# the moment of the guide's examples
APRIL = (datetime(2016, 4, 5, 16, 8, 53, 528000) - EPOCH).total_seconds() / 86400  # noqa: DTZ001
PASSED = (3 * 3600 + 13 * 60 + 41.255) / 86400


@pytest.mark.parametrize(
    ("number", "pattern", "text"),
    [
        (12345.125, "####.#", "12345.1"),
        (12.34, "000.0##", "012.34"),
        (12000, "#,###", "12,000"),
        (1230000, '0.0,,"M"', "1.2M"),
        (1234500000, "0.00e+00", "1.23e+09"),
        (1234, "[Blue]#,##0;[Red]#,##0;[Green]0.00;", "1,234"),
        (-1234, "[Blue]#,##0;[Red](#,##0);[Green]0.00", "(1,234)"),
        (0, '0;-0;"không có"', "không có"),
        (-0.5, "0.0", "-0.5"),
        (0.25, "0%", "25%"),
        (1500, "[$₫-42A]#,##0", "₫1,500"),
        (1500, '_(#,##0_);_("x"#,##0)', " 1,500 "),
        (0.5, "#.0", ".5"),
        (5, '"Số: "0', "Số: 5"),
        (5.125, "# ???/???", "5.125"),
    ],
)
def test_numbers_by_their_pattern(number: float, pattern: str, text: str) -> None:
    """What the pattern says, or the general form where it is not understood."""
    assert shown(number, {"type": "NUMBER", "pattern": pattern}, ENGLISH) == text


@pytest.mark.parametrize(
    ("serial", "pattern", "text"),
    [
        (APRIL, "h:mm:ss.00 a/p", "4:08:53.53 p"),
        (APRIL, 'hh:mm A/P".M."', "04:08 P.M."),
        (APRIL, "yyyy-mm-dd", "2016-04-05"),
        (APRIL, "mmmm d \\[dddd\\]", "April 5 [Tuesday]"),
        (APRIL, "h PM, ddd mmm dd", "4 PM, Tue Apr 05"),
        (APRIL, "dddd, m/d/yy at h:mm", "Tuesday, 4/5/16 at 16:08"),
        (PASSED, "[hh]:[mm]:[ss].000", "03:13:41.255"),
        (PASSED, "[mmmm]:[ss].000", "0193:41.255"),
        (1.5, "[h]:mm", "36:00"),
        (APRIL, "mmmmm", "A"),
        (1e9, "yyyy", "###"),
    ],
)
def test_dates_by_their_pattern(serial: float, pattern: str, text: str) -> None:
    """The examples of the guide, in American English."""
    assert shown(serial, {"type": "DATE_TIME", "pattern": pattern}, ENGLISH) == text


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("dd/mm/yyyy", "05/04/2016"),
        ("dddd, d mmmm yyyy", "Thứ Ba, 5 tháng 4 2016"),
        ("ddd d mmm", "Th 3 5 thg 4"),
        ("h:mm am/pm", "4:08 CH"),
        ("hh:mm:ss.0", "16:08:53,5"),
    ],
)
def test_dates_in_vietnamese(pattern: str, text: str) -> None:
    """Names, halves of the day and the decimal comma follow the locale."""
    assert shown(APRIL, {"type": "DATE", "pattern": pattern}, VIETNAMESE) == text


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["NUMBER", "PERCENT", "CURRENCY", "SCIENTIFIC", "DATE", "TIME", "TEXT"]),
    st.text('0#?,.%;[]$-_*"\\ eE+mdyhsap/:đ', max_size=12),
)
def test_no_pattern_breaks_the_screen(number: float, kind: str, pattern: str) -> None:
    """Whatever the pattern, the cell shows some text."""
    assert isinstance(shown(number, {"type": kind, "pattern": pattern}, VIETNAMESE), str)
