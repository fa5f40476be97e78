"""The buttons, said once: for the ribbon of Excel, the sheet itself, and LibreOffice's menu."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """`command` is a key of `workbook.macros.COMMANDS`; `macro` the name of its VBA procedure.

    `icon` is the name of a picture that Excel brings along (imageMso).
    """

    command: str
    macro: str
    label: str
    tip: str
    icon: str


TAB = "Phân công nhiệm vụ"
BUTTONS = (
    Button(
        "check", "KiemTra", "Kiểm tra",
        "Tô màu và ghi chú từng ô cần sửa, liệt kê ở trang Kết quả kiểm tra.", "ReviewAcceptChange",
    ),
    Button(
        "clear", "XoaDanhDau", "Xóa đánh dấu",
        "Bỏ hết màu và ghi chú của lần kiểm tra; biểu trở lại đúng như trước.", "ClearFormats",
    ),
    Button(
        "fix", "SuaTuDong", "Sửa tự động",
        "Sửa những lỗi không đổi nghĩa, cho xem trước khi sửa.", "SpellingMenu",
    ),
    Button(
        "agency", "DanhMucDonVi", "Danh mục đơn vị",
        "Chọn tên đơn vị trong danh mục cho ô đang đứng.", "AddressBook",
    ),
    Button(
        "progress", "CapNhatTienDo", "Cập nhật tiến độ",
        "Điền tiến độ cho nhiệm vụ của đơn vị mình ở dòng đang đứng.", "PercentComplete100",
    ),
    Button(
        "help", "TroGiup", "Trợ giúp",
        "Giải thích điểm cần sửa của ô đang đứng, hoặc công dụng của các nút.", "Help",
    ),
)  # fmt: skip
