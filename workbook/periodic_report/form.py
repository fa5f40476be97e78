"""Draws the form that is filled in (`bao_cao_dinh_ky.docx`): a Word file the department may edit.

Run `python -m workbook.periodic_report.form` from the repository after a change here; a test
fails while the shipped file says something else.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_SECTION

import templates
from workbook.periodic_report import drawing
from workbook.periodic_report.drawing import (
    CELL,
    CENTRE,
    HEADING,
    LANDSCAPE_WIDTH,
    LEFT,
    PORTRAIT_WIDTH,
    SMALL,
    TEXT,
    TITLE,
    Look,
    add,
    control,
    heading_row,
    row,
    steering_row,
    whole_row,
)
from workbook.periodic_report.packing import settled

if TYPE_CHECKING:
    from docx.document import Document

FORM = "bao_cao_dinh_ky.docx"
_SINCE = datetime(2026, 1, 1, tzinfo=UTC)
_MIDDLE = replace(CELL, align=CENTRE)
_STRONG = replace(CELL, bold=True, with_next=True)
_INNER = replace(CELL, align=CENTRE, bold=True)


def form_bytes() -> bytes:
    """The form as the bytes of a .docx file, always the same."""
    document = docx.Document()
    _set_fonts(document)
    drawing.set_page(document.sections[0], landscape=False)
    _corners(document)
    _opening(document)
    _results(document)
    _comparison(document)
    _late(document)
    _duties(document)
    _closing(document)
    _annex(document)
    target = BytesIO()
    document.save(target)
    return settled(target.getvalue())


def _set_fonts(document: Document) -> None:
    drawing.set_font(document)
    about = document.core_properties
    about.title, about.author, about.comments = "{{ ten }}", "phancong", ""
    about.created = about.modified = _SINCE
    about.last_modified_by = ""


def _corners(document: Document) -> None:
    """Who reports on the left; country, motto, place and day on the right."""
    widths = (0.37 * PORTRAIT_WIDTH, 0.63 * PORTRAIT_WIDTH)
    made = drawing.table(document, widths, ruled=False)
    strong = Look(align=CENTRE, size=12, bold=True, after=0)
    country = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    top = row(made, ("{{ co_quan }}", country), (strong, strong))
    drawing.line_below(add(top[0], "", Look(size=4, before=2, after=0)), 25, widths[0] - 4)
    add(top[1], "Độc lập - Tự do - Hạnh phúc", replace(strong, size=13))
    drawing.line_below(add(top[1], "", Look(size=4, before=2, after=0)), 62, widths[1] - 4)
    below = Look(align=CENTRE, size=13, before=4, after=0)
    day = "{{ noi }}, {{ ngay_ky }}"
    row(made, ("Số: ………/BC-………", day), (below, replace(below, size=14, italic=True)))


def _opening(document: Document) -> None:
    add(document, "BÁO CÁO", replace(TITLE, before=14))
    add(document, "Tình hình, kết quả thực hiện nhiệm vụ {{ ky_trong_cau }}", TITLE)
    add(document, "theo {{ ke_hoach }} của {{ cua }}", TITLE)
    line = add(document, "", Look(size=4, before=2, after=6))
    drawing.line_below(line, 50, PORTRAIT_WIDTH)
    add(
        document,
        "Thực hiện {{ ke_hoach }} của {{ cua }} về {{ ve }}, ……… báo cáo tình hình, kết quả "
        "thực hiện nhiệm vụ {{ ky_trong_cau }} như sau:",
        TEXT,
    )
    add(
        document,
        "Kỳ số liệu: từ ngày {{ tu_ngay }} đến hết ngày {{ den_ngay }} (Điều 12 Nghị định số "
        "09/2019/NĐ-CP của Chính phủ). Số liệu tính đến hết ngày {{ so_lieu_den }}, lấy từ bảng "
        "tiến độ của các đơn vị. {{ do_moi }}",
        TEXT,
    )
    control(document, "if giua_ky")
    add(
        document,
        "Đây là báo cáo giữa kỳ: kỳ báo cáo chốt số liệu ngày {{ den_ngay }}.",
        replace(TEXT, italic=True),
    )
    control(document, "endif")


def _results(document: Document) -> None:
    add(document, "I. KẾT QUẢ THỰC HIỆN", HEADING)
    made = drawing.table(document, (105, 30, 30))
    heading_row(made, ("Phân loại", "Số nhiệm vụ", "Trong đó"))
    part = replace(CELL, align=CENTRE)
    for text, name in (
        ("1. Đã hoàn thành", "hoan_thanh"),
        ("   Hoàn thành đúng hạn", "=dung_han"),
        ("   Hoàn thành quá hạn", "=tre_han"),
        ("2. Chưa hoàn thành", "chua_hoan_thanh"),
        ("   Đang thực hiện trong hạn", "=trong_han"),
        ("   Chưa đến hạn, chưa bắt đầu", "=chua_bat_dau"),
        ("   Quá hạn chưa hoàn thành", "=qua_han"),
        ("Cộng nhiệm vụ có theo dõi thời hạn (1 + 2)", "theo_doi"),
        ("3. Theo dõi riêng", "rieng"),
        ("   Thường xuyên, định kỳ", "=thuong_xuyen"),
        ("   Có điều kiện", "=co_dieu_kien"),
        ("   Chưa xác định thời hạn", "=chua_ro_han"),
        ("TỔNG SỐ (1 + 2 + 3)", "tong"),
    ):
        number = f"{{{{ so.{name.removeprefix('=')} }}}}"
        inner = name.startswith("=")
        texts = (text, "", number) if inner else (text, number, "")
        row(made, texts, (CELL, part, part) if inner else (_STRONG, _INNER, part))
    rate = replace(TEXT, before=0)
    add(document, "Tỷ lệ hoàn thành (đã hoàn thành trên nhiệm vụ có theo dõi thời hạn): "
        "{{ ty_le.hoan_thanh }}.", replace(rate, before=8))  # fmt: skip
    add(document, "Tỷ lệ hoàn thành đúng hạn (đúng hạn trên đã hoàn thành): "
        "{{ ty_le.dung_han }}.", rate)  # fmt: skip
    add(document, "Tỷ lệ quá hạn (quá hạn chưa hoàn thành trên tổng số đã hoàn thành và quá "
        "hạn chưa hoàn thành): {{ ty_le.qua_han }}.", rate)  # fmt: skip
    control(document, "if chua_co_so_lieu_moi")
    add(document, "Đơn vị chưa có số liệu mới ở lần lấy gần nhất:", TEXT)
    control(document, "for mot in chua_co_so_lieu_moi")
    add(document, "- {{ mot.don_vi }}: {{ mot.ly_do }}{% if mot.so_lieu %} (đang dùng số liệu "
        "{{ mot.so_lieu }}){% endif %}.",
        rate)  # fmt: skip
    control(document, "endfor")
    control(document, "endif")


def _comparison(document: Document) -> None:
    add(document, "II. SO VỚI KỲ TRƯỚC", HEADING)
    add(document, "{{ so_sanh.cau }}", TEXT)
    control(document, "if so_sanh.co")
    made = drawing.table(document, (75, 30, 30, 30))
    heading_row(made, ("Phân loại", "Kỳ trước", "Kỳ này", "Tăng, giảm"))
    steering_row(made, "for mot in so_sanh.dong")
    names = ("{{ mot.ten }}", "{{ mot.truoc }}", "{{ mot.nay }}", "{{ mot.tang_giam }}")
    row(made, names, (replace(CELL, with_next=True), *[replace(_MIDDLE, with_next=True)] * 3))
    steering_row(made, "endfor")
    add(document, "Mới hoàn thành trong kỳ: {{ so_sanh.moi_hoan_thanh }}.",
        replace(TEXT, before=8))  # fmt: skip
    add(document, "Mới quá hạn trong kỳ: {{ so_sanh.moi_qua_han }}.", TEXT)
    control(document, "endif")


def _late(document: Document) -> None:
    add(document, "III. NHIỆM VỤ CHẬM, KHÓ KHĂN VÀ VƯỚNG MẮC", HEADING)
    control(document, "if cham")
    made = drawing.table(document, (11, 40, 23, 17, 40, 34))
    heading_row(
        made, ("TT", "Nhiệm vụ", "Hạn cuối", "Chậm (ngày)", "Đơn vị", "Khó khăn, vướng mắc")
    )
    steering_row(made, "for mot in cham")
    steering_row(made, "if mot.mo_dau")
    whole_row(made, "{{ mot.mo_dau }}", replace(SMALL, bold=True, with_next=True))
    steering_row(made, "endif")
    names = ("tt", "nhiem_vu", "han", "ngay", "don_vi_gon", "ly_do")
    middle = replace(SMALL, align=CENTRE)
    looks = (middle, SMALL, middle, middle, SMALL, SMALL)
    row(made, [f"{{{{ mot.{name} }}}}" for name in names], looks, splits=True)
    steering_row(made, "endfor")
    control(document, "else")
    add(document, "Không có nhiệm vụ quá hạn hoặc hoàn thành quá hạn.", TEXT)
    control(document, "endif")


def _duties(document: Document) -> None:
    add(document, "IV. THỰC HIỆN CHẾ ĐỘ BÁO CÁO CỦA KẾ HOẠCH", HEADING)
    control(document, "if bao_cao")
    made = drawing.table(document, (26, 27, 112))
    heading_row(made, ("Kỳ báo cáo", "Hạn cuối", "Tình hình"))
    steering_row(made, "for mot in bao_cao")
    steering_row(made, "if mot.mo_dau")
    whole_row(made, "{{ mot.mo_dau }}", _STRONG)
    steering_row(made, "endif")
    row(made, ("{{ mot.ky }}", "{{ mot.han }}", "{{ mot.tinh_hinh }}"), (CELL, _MIDDLE, CELL),
        splits=True)  # fmt: skip
    steering_row(made, "endfor")
    add(
        document,
        "Tình hình trên chỉ tính theo số liệu đọc được trong bảng tiến độ của đơn vị; báo cáo gửi "
        "bằng văn bản không thể hiện ở đây, cần đối chiếu với sổ văn bản đến.",
        replace(TEXT, size=12, italic=True, before=4),
    )
    control(document, "else")
    add(document, "Kế hoạch không nêu báo cáo nào phải gửi.", TEXT)
    control(document, "endif")


def _closing(document: Document) -> None:
    add(document, "V. ĐÁNH GIÁ, ĐỀ XUẤT, KIẾN NGHỊ", HEADING)
    add(document, "………", replace(TEXT, with_next=True))
    widths = (0.45 * PORTRAIT_WIDTH, 0.55 * PORTRAIT_WIDTH)
    made = drawing.table(document, widths, ruled=False)
    small = Look(align=LEFT, size=11, after=0, with_next=True)
    signer = Look(align=CENTRE, bold=True, after=0, with_next=True)
    foot = row(made, ("Nơi nhận:", "{{ nguoi_ky }}"),
               (replace(small, size=12, bold=True, italic=True), signer))  # fmt: skip
    for receiver in ("- ………;", "- Lưu: VT, ………"):
        add(foot[0], receiver, small)
    note = Look(align=CENTRE, size=13, italic=True, after=60)
    add(foot[1], "(Chức vụ, chữ ký, họ và tên)", note)


def _annex(document: Document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    drawing.set_page(section, landscape=True)
    drawing.count_pages_anew(section)
    add(document, "Phụ lục", TITLE)
    add(document, "KẾT QUẢ THỰC HIỆN TỪNG NHIỆM VỤ", TITLE)
    add(document, "(Kèm theo Báo cáo số ………/BC-……… {{ ngay_ky }}; số liệu đến {{ so_lieu_den }})",
        replace(TITLE, bold=False, italic=True, after=8))  # fmt: skip
    made = drawing.table(document, (12, 64, 34, 30, 28, 29, LANDSCAPE_WIDTH - 197))
    titles = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Kết quả/sản phẩm",
              "Thời gian thực hiện", "Phân loại", "Tiến độ đã báo cáo")  # fmt: skip
    heading_row(made, titles, size=11)
    steering_row(made, "for mot in phu_luc")
    steering_row(made, "if mot.muc")
    whole_row(made, "{{ mot.muc }}", replace(SMALL, bold=True, with_next=True))
    steering_row(made, "endif")
    names = ("so", "nhiem_vu", "chu_tri", "san_pham", "thoi_han", "phan_loai", "ket_qua")
    middle = replace(SMALL, align=CENTRE)
    looks = (middle, SMALL, SMALL, SMALL, middle, middle, SMALL)
    row(made, [f"{{{{ mot.{name} }}}}" for name in names], looks)
    steering_row(made, "endfor")
    _late_annex(document)


def _late_annex(document: Document) -> None:
    """All agencies where the table of late tasks had room for a few."""
    control(document, "if phu_luc_cham")
    add(document, "ĐƠN VỊ CHẬM CỦA NHIỆM VỤ GIAO NHIỀU ĐƠN VỊ", replace(TITLE, before=14, after=8))
    made = drawing.table(document, (14, 48, 24, 17, 15, 40, LANDSCAPE_WIDTH - 158))
    titles = (
        "Số",
        "Nhiệm vụ",
        "Phân loại",
        "Chậm (ngày)",
        "Số đơn vị",
        "Khó khăn, vướng mắc",
        "Đơn vị",
    )
    heading_row(made, titles, size=11)
    steering_row(made, "for mot in phu_luc_cham")
    names = ("so", "nhiem_vu", "phan_loai", "ngay", "so_don_vi", "ly_do", "don_vi")
    middle = replace(SMALL, align=CENTRE)
    looks = (middle, SMALL, middle, middle, middle, SMALL, SMALL)
    row(made, [f"{{{{ mot.{name} }}}}" for name in names], looks, splits=True)
    steering_row(made, "endfor")
    control(document, "endif")


if __name__ == "__main__":
    (Path(templates.__file__).parent / FORM).write_bytes(form_bytes())
