"""A reading explains itself in Vietnamese and keeps the shape other programs rely on."""

from __future__ import annotations

from datetime import date

import pytest

from validators.deadlines import explain, read_deadline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("trước ngày 30/6/2026", ["29/06/2026", "“trước ngày 30/6/2026”", "“Trước ngày D”"]),
        ("Tháng 9/2026", ["30/09/2026", "“Tháng 9/2026”"]),
        ("giai đoạn 2026-2030", ["01/01/2026", "31/12/2030"]),
        ("từ ngày 01/6/2026", ["01/06/2026", "không nêu ngày kết thúc"]),
        ("Thường xuyên", ["thường xuyên"]),
        ("trước ngày 15/12 hằng năm", ["14/12 hằng năm"]),
        ("trước ngày 25 hằng tháng", ["ngày 24 hằng tháng"]),
        ("2 lần/năm", ["2 lần trong một năm"]),
        ("03 tháng một lần", ["3 tháng một lần"]),
        ("Khi có yêu cầu", ["“Khi có yêu cầu”"]),
        ("10 ngày làm việc kể từ ngày ký", ["10 ngày làm việc", "03/02/2026"]),
        ("5 ngày trước ngày khai mạc", ["5 ngày trước mốc", "“trước ngày khai mạc”"]),
        ("31/02/2026", ["Không đọc được", "không có trong lịch"]),
        ("Nghị quyết số 197/2025/QH15", ["văn bản"]),
        ("Đợt 1: 15/6/2026; đợt 2: 15/9/2026", ["“15/6/2026”", "15/09/2026"]),
        ("Tháng 3/2026 (Đã hoàn thành)", ["Đã hoàn thành"]),
        ("", ["Chưa ghi thời hạn"]),
    ],
)
def test_a_reading_is_told_in_words(text: str, told: list[str]) -> None:
    """The sentences hold the day, the words it rests on and what to look at."""
    sentences = explain(read_deadline(text, year=2026, issued_on=date(2026, 1, 20)))

    assert [words for words in told if words not in sentences] == []


def test_the_json_shape_is_the_contract() -> None:
    """Six keys, ISO dates, parts in the same shape."""
    shape = read_deadline("tháng 3/2026; trước ngày 30/6/2026").as_json()

    assert list(shape) == ["text", "kind", "start", "end", "condition", "parts"]
    assert (shape["kind"], shape["end"]) == ("mixed", "2026-06-29")
    assert [part["end"] for part in shape["parts"]] == ["2026-03-31", "2026-06-29"]
    assert list(shape["parts"][0]) == list(shape)


def test_the_words_are_those_of_the_text() -> None:
    """What a reading rests on is quoted as written, whatever the case or spelling."""
    text = "Gửi về Sở Tư pháp TRƯỚC NGÀY 07 tháng 02 năm 2026 để tổng hợp"

    assert read_deadline(text).words == ("TRƯỚC NGÀY 07 tháng 02 năm 2026",)
