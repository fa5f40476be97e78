"""Facts about rows: personal numbers, empty words, the plan's period, numbering, repetition."""

from __future__ import annotations

from datetime import date

import pytest

from validators.hollow import is_empty_talk, says_nothing
from validators.near_duplicates import repeats
from validators.numbering import gaps, read_number
from validators.personal_numbers import personal_numbers
from validators.plan import PlanHead
from validators.plan_period import plan_end
from validators.same_cell import same_cell
from validators.text import fold


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CCCD 038199001234", "số định danh"),
        ("CCCD 038 199 001 234", "số định danh"),
        ("đ/c Nam, 0912.345.678", "số điện thoại"),
        ("ĐT: +84 912 345 678.", "số điện thoại"),
        ("(0243) 8 123 456", "số điện thoại"),
        ("gửi về nguyen.van@thu.vn", "địa chỉ thư"),
    ],
)
def test_personal_numbers_are_found_and_masked(text: str, kind: str) -> None:
    """The report must not spread what it warns of."""
    (found,) = personal_numbers(text)
    assert found.kind.startswith(kind)
    assert found.text in text
    assert len(found.masked) < len(found.text) / 2


@pytest.mark.parametrize(
    "text",
    [
        "1.200.000.000 đồng",
        "0912345678 đồng",
        "Nghị định số 30/2020/NĐ-CP",
        "từ 01/7/2025",
        "tài khoản 123456789012",
        "mã 0123456789",
        "TB-0912345678",
        "20262027",
        "999199001234",
    ],
)
def test_other_numbers_are_nobodys(text: str) -> None:
    """Money, documents, dates, accounts, codes."""
    assert personal_numbers(text) == ()


@pytest.mark.parametrize("text", ["…", "-", " . ", "x", "NT", "Không có", "chưa có.", "n/a"])
def test_some_cells_say_nothing(text: str) -> None:
    """Marks and words that stand for nothing."""
    assert says_nothing(text)
    assert is_empty_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành",
        "Thực hiện đúng tiến độ, bảo đảm chất lượng",
        "Theo quy định",
        "Các nhiệm vụ được triển khai kịp thời, có hiệu quả",
        "Đạt kết quả tốt",
    ],
)
def test_empty_talk_names_no_product(text: str) -> None:
    """Nothing in it could be shown to anybody."""
    assert is_empty_talk(text)
    assert not says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo",
        "Tổ công tác",
        "Kế hoạch",
        "Quyết định của UBND tỉnh",
        "02 lớp tập huấn",
        "Đạt 95%",
        "Kết quả kiểm tra",
        "Quy định về phối hợp",
        "Ngân sách được bảo đảm",
        "Nội quy",
        "",
    ],
)
def test_a_product_is_no_empty_talk(text: str) -> None:
    """Short is not empty."""
    assert not is_empty_talk(text)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Chuyển đổi số năm 2026", 2026),
        ("CÔNG TÁC PHỔ BIẾN PHÁP LUẬT NĂM 2026", 2026),
        ("Giảm nghèo giai đoạn 2026 - 2030", 2030),
        ("Chuyển đổi số đến năm 2027, định hướng đến năm 2030", 2030),
        ("Thực hiện Kế hoạch số 8-KH/TU ngày 02/3/2026 trong năm 2026", 2026),
        ("Thi hành Luật Tổ chức chính quyền địa phương số 72/2025/QH15 trong năm 2026", 2026),
        ("Thực hiện Nghị quyết số 5-NQ/TW ngày 30 tháng 4 năm 2027", None),
        ("Thi hành Luật Đất đai năm 2026", None),
        ("Bầu cử đại biểu nhiệm kỳ 2026 - 2031", None),
        ("Kiểm tra năm học 2025 - 2026", None),
        ("Trồng cây năm 2026 và những năm tiếp theo", None),
        ("Tổng kết giai đoạn 2015 - 2025", None),
        ("Phòng, chống thiên tai", None),
        (None, None),
    ],
)
def test_a_plan_ends_where_its_title_says(title: str | None, year: int | None) -> None:
    """Years of documents, laws and terms are not the plan's; in doubt there is no end."""
    head = PlanHead(title=title, issued_on=date(2026, 1, 10))
    assert plan_end(head) == (date(year, 12, 31) if year else None)


@pytest.mark.parametrize(
    ("numbers", "behind_gaps"),
    [
        ("1 2 3", []),
        ("1 3", [1]),
        ("2 3", [0]),
        ("1 ? 3", []),
        ("1 ? 4", [2]),
        ("1 2 2 4", []),
        ("1 2 2 3 4", []),
        ("1 4 3 2 5", []),
        ("1 1.1 1.2 2 2.1 2.3", [5]),
        ("3.2 3.3", []),
        ("a b d", []),
    ],
)
def test_a_number_left_out_is_found_once(numbers: str, behind_gaps: list[int]) -> None:
    """A blank or doubled number may be the one that is lacking; order does not matter."""
    rows = [(1, 1, read_number(text)) for text in numbers.split()]
    assert list(gaps(rows)) == behind_gaps


@pytest.mark.parametrize(("second", "found"), [("1 2", []), ("4 5", []), ("5 6", [3])])
def test_a_section_begins_again_or_goes_on(second: str, found: list[int]) -> None:
    """After 1, 2, 3 the next section may begin at 1 or at 4."""
    rows = [(1, 1, read_number(text)) for text in ("1", "2", "3")]
    rows += [(1, 2, read_number(text)) for text in second.split()]
    assert list(gaps(rows)) == found


_TASK = "Rà soát, hệ thống hóa văn bản quy phạm pháp luật của tỉnh"


@pytest.mark.parametrize(
    "again",
    [
        _TASK,
        _TASK.upper(),
        "Rà soát, hệ thống hoá các văn bản quy phạm pháp luật trên tỉnh.",
        "Rà soát, hệ thốn hóa văn bản quy phạm pháp luật của tỉnh",
        "Ra soat, he thong hoa van ban quy pham phap luat cua tinh",
    ],
)
def test_a_task_that_is_repeated_is_found(again: str) -> None:
    """Word for word, with little words more or less, or with a slip."""
    assert repeats((fold(_TASK), fold(again))) == (1,)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Xây dựng kế hoạch đào tạo công chức 2026", "Xây dựng kế hoạch đào tạo công chức 2027"),
        ("Tập huấn nghiệp vụ cho cán bộ xã đợt I", "Tập huấn nghiệp vụ cho cán bộ xã đợt II"),
        ("Kiểm tra công tác dân vận ở xã An Bình", "Kiểm tra công tác dân vận ở xã Tân Lập"),
        ("Báo cáo", "Báo cáo"),
    ],
)  # fmt: skip
def test_tasks_that_differ_are_two(one: str, two: str) -> None:
    """Another year, part or place is another task; two words are too few to tell."""
    assert repeats((fold(one), fold(two))) == ()


@pytest.mark.parametrize(
    ("key", "text", "issued"),
    [
        ("content", "hoà  giải", "Hòa giải"),
        ("number", "1.", "1"),
        ("deadline", "05/06/2026", "5/6/2026"),
        ("lead", "", "Sở Y tế"),
    ],
)
def test_the_same_words_typed_otherwise_are_no_change(key: str, text: str, issued: str) -> None:
    """Spelling, leading zeros; a blank lead is reported by a rule of its own."""
    assert same_cell(key, text, issued)


@pytest.mark.parametrize(
    ("key", "text", "issued"),
    [
        ("content", "Không ban hành", "Ban hành"),
        ("deadline", "trước 5/6/2026", "5/6/2026"),
        ("deadline", "Khi xong", "Khi có lệnh"),
        ("coordinating", "", "Sở Y tế"),
    ],
)
def test_other_words_are_a_change(key: str, text: str, issued: str) -> None:
    """However alike they look; and nobody else notices an emptied coordinating cell."""
    assert not same_cell(key, text, issued)
