"""The small steps: mark-up, markers, labels, headings, letterheads, wrapped lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbook.plans import bodies, read_plan_text, time_phrases
from workbook.plans.fields import field_of
from workbook.plans.labels import split_fields
from workbook.plans.markers import joined, marker_of
from workbook.plans.markup import plain, plain_cell
from workbook.plans.roles import Role, role_below, role_of

if TYPE_CHECKING:
    from validators.plan import PlanHead


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**Đậm** và *nghiêng*", "Đậm và nghiêng"),
        ("## 2. Yêu cầu", "2. Yêu cầu"),
        ("2 * 3 và 5 < 7", "2 * 3 và 5 < 7"),
        ("<b>Sở</b> Y&nbsp;tế &amp; xã", "Sở Y tế & xã"),
        ("tên_tệp_có_gạch", "tên_tệp_có_gạch"),
        ("*nửa câu đầu", "nửa câu đầu"),
        ("quy định<sup>1</sup>.", "quy định1."),
        (r"1\. Một", "1. Một"),
    ],
)
def test_mark_up_goes_and_words_stay(marked: str, words: str) -> None:
    """Tags, stars and escapes are taken away; signs that mean something stay."""
    assert plain(marked).text == words


def test_a_bold_start_is_measured() -> None:
    """The bold start of a line counts its number, even where the number itself is not bold."""
    assert plain("1. **Tập huấn.** Mời chuyên gia").bold == len("1. Tập huấn.")
    assert plain("Mời **chuyên gia**").bold == 0


def test_a_cell_keeps_its_breaks() -> None:
    """`<br>` in a cell is a line break, other mark-up goes."""
    assert plain_cell("<i>Sở A</i>;<br/>**Sở B**") == "Sở A;\nSở B"


@pytest.mark.parametrize(
    ("line", "value", "rest"),
    [
        ("II. NỘI DUNG", "II", "NỘI DUNG"),
        ("II.NỘI DUNG", "II", "NỘI DUNG"),
        ("1.1. Tập huấn", "1.1", "Tập huấn"),
        ("1.1 Tập huấn", "1.1", "Tập huấn"),
        ("2/ Tập huấn", "2", "Tập huấn"),
        ("đ) Tập huấn", "đ", "Tập huấn"),
        ("(3) Tập huấn", "3", "Tập huấn"),
        ("– Tập huấn", "", "Tập huấn"),
        ("Điều 2. Hiệu lực", "2", "Hiệu lực"),
        ("Nhiệm vụ 4: Tập huấn", "4", "Tập huấn"),
    ],
)
def test_numbers_of_every_habit(line: str, value: str, rest: str) -> None:
    """A number or sign at the start of a line is told from its words."""
    marker, words = marker_of(line)

    assert marker is not None
    assert (marker.value, words) == (value, rest)


@pytest.mark.parametrize(
    "line", ["27/10/2026 của tỉnh", "07 tháng 02", "2026 được duyệt", "66-NQ/TW"]
)
def test_dates_and_symbols_are_no_numbers_of_entries(line: str) -> None:
    """A date or the symbol of a document at the start of a line is no marker."""
    assert marker_of(line) == (None, line)


def test_identifiers_say_each_number_once() -> None:
    """`2.5` under `II.2` is `II.2.5`, `1` under `II` is `II.1`."""
    assert [joined("II.2", "2.5"), joined("II", "1"), joined("", "3"), joined("II", "2.5")] == [
        "II.2.5",
        "II.1",
        "3",
        "II.2.5",
    ]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Cơ quan, đơn vị được giao chủ trì", "lead"),
        ("Người phụ trách", "lead"),
        ("Các cơ quan phối hợp thực hiện", "coordinating"),
        ("Dự kiến thời gian hoàn thành", "deadline"),
        ("Hạn hoàn thành", "deadline"),
        ("Kết quả, sản phẩm chủ yếu", "deliverable"),
        ("Lãnh đạo UBND xã phụ trách", "other"),
        ("Thời gian bắt đầu", "other"),
        ("Tổ chức thực hiện", None),
        ("Kết quả thực hiện Nghị quyết số 5", None),
        ("Xây dựng", None),
    ],
)
def test_labels_are_read_by_their_words(label: str, field: str | None) -> None:
    """A label nobody listed is known by its grammar, a sentence is not taken for one."""
    assert field_of(label) == field


def test_a_colon_inside_a_sentence_is_no_label() -> None:
    """Only labels cut a sentence, and only at the edge of a clause."""
    sentence = "Tuyên truyền theo hướng: đa dạng hình thức; phù hợp kết quả: từng vùng"

    assert split_fields(sentence) == (sentence, ())


@pytest.mark.parametrize(
    ("sentence", "who", "whom"),
    [
        ("Giao Văn phòng theo dõi", "Văn phòng", ""),
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ xây dựng đề án", "Sở Y tế", "Sở Nội vụ"),
        ("Phối hợp với các xã rà soát", "", "các xã"),
        ("Ban Chỉ đạo 35 tỉnh tiếp tục theo dõi", "Ban Chỉ đạo 35 tỉnh", ""),
        ("Ban hành kế hoạch thực hiện", "", ""),
        ("Hội nghị tổng kết tổ chức thực hiện", "", ""),
        (
            "Số hóa hồ sơ. Giao Công an xã chủ trì, phối hợp với các thôn thực hiện",
            "Công an xã",
            "các thôn",
        ),
    ],
)
def test_bodies_inside_a_sentence(sentence: str, who: str, whom: str) -> None:
    """A body is read where the sentence gives it the work, and nowhere else."""
    assert (bodies.actor(sentence), bodies.coordinating(sentence)) == (who, whom)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Hoàn thành trước ngày 10/3/2026.", "Hoàn thành trước ngày 10/3/2026"),
        ("báo cáo định kỳ hằng quý theo quy định", "định kỳ hằng quý"),
        ("theo Nghị quyết ngày 30/4/2025", ""),
        ("bố trí kinh phí hằng năm", ""),
        (
            "trong tháng 9/2025; rà soát, hoàn thành trong năm 2026",
            "trong tháng 9/2025; hoàn thành trong năm 2026",
        ),
    ],
)
def test_times_inside_a_sentence(sentence: str, found: str) -> None:
    """Deadlines and periods are found, the dates of documents are not."""
    assert time_phrases.times(sentence) == found


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", Role.PURPOSE),
        ("TÔ CHỨC THƯC HIÊN", Role.ORGANISATION),
        ("TỔ CHỨC THỰC HIỆN VÀ CHẾ ĐỘ BÁO CÁO", Role.ORGANISATION),
        ("KINH PHÍ THỰC HIỆN", Role.FUNDS),
        ("TỔ CHỨC TRIỂN KHAI THI HÀNH LUẬT", Role.WORK),
        ("NHIỆM VỤ, GIẢI PHÁP", Role.WORK),
    ],
)
def test_roles_of_sections(heading: str, role: Role) -> None:
    """A section is known by its heading, also as a scan writes it."""
    assert role_of(heading, top=True) is role


def test_long_entries_are_work() -> None:
    """An entry that begins like a heading of purposes is work when it is a sentence."""
    sentence = "Yêu cầu các đơn vị rà soát toàn bộ hồ sơ còn tồn đọng từ năm trước"

    assert role_below(sentence, Role.WORK) is Role.WORK
    assert role_below("Yêu cầu", Role.WORK) is Role.PURPOSE


def test_an_office_is_told_from_a_subject() -> None:
    """`Sở Y tế` heads the duties of an office; `Hội nhập quốc tế` heads a subject."""
    assert [bodies.is_office(words) for words in ("Sở Y tế", "Hội nhập quốc tế", "Các phòng")] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        (
            (
                "BỘ THỬ NGHIỆM\nCỤC TIN HỌC\nSố: 9 /KH-CTH\nHà Nội, ngày 05 tháng 3 năm 2026\n"
                "KẾ HOẠCH\nÂm thử"
            ),
            ("9/KH-CTH", "Hà Nội", "Cục tin học", "Âm thử", 2026),
        ),
        (
            "Số:     /KH-SYT\nMẫu Sơn, ngày ... tháng ... năm 2026\nKẾ HOẠCH TIÊM CHỦNG NĂM 2027",
            (None, "Mẫu Sơn", None, "TIÊM CHỦNG NĂM 2027", 2027),
        ),
        (
            "KẾ HOẠCH\nTiêm chủng giai đoạn 2026 - 2030",
            (None, None, None, "Tiêm chủng giai đoạn 2026 - 2030", None),
        ),
    ],
)
def test_heads_say_what_is_printed(lines: str, head: tuple[object, ...]) -> None:
    """What the letterhead leaves blank is None; two years in a title are no year."""
    found: PlanHead = read_plan_text(f"{lines}\n\nI. NHIỆM VỤ\n1. Tiêm chủng.\n").head

    assert (found.number, found.place, found.issuer, found.title, found.year) == head
    assert found.issued_on is None or found.number
