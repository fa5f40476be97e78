"""The fixed words by which the parts of an administrative document are known.

All patterns but `SIGNED_FOR` are for unmarked words (`validators.text.skeleton`), so that
capitals and what a scan does to the marks do not count.
"""

from __future__ import annotations

import re

_KINDS = (
    r"(?:ke hoach|quyet dinh|chuong trinh(?: hanh dong| cong tac)?|de an|huong dan|phuong an"
    r"|chi thi|thong bao)"
)
KIND = re.compile(rf"{_KINDS}(?:\s+|$)")
CAPTION = re.compile(rf"(?:phu luc|bieu(?: mau)?|danh muc|bang|lo trinh|phan cong|{_KINDS})\b")
RECIPIENTS = re.compile(r"noi nhan\s*:?(?:\s|$)")
SIGNED_FOR = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|Q)\.?\s+[^\W\d_]")
OFFICES = re.compile(
    r"(?:pho |quyen )?(?:chu tich|giam doc|chanh van phong|chanh thanh tra|truong phong|truong ban"
    r"|bo truong|thu truong|hieu truong|cuc truong|tong giam doc|chanh|vien truong)(?: .{0,60})?"
)
_CARRIED_OUT = r"(?:to chuc |trien khai )*(?:thuc hien|trien khai)"
CLOSING = re.compile(rf"(?:tren day la|(?:trong )?qua trinh {_CARRIED_OUT})\b")
POINTER = re.compile(
    r".{0,160}\b(?:bieu|phu luc|danh muc)\b.{0,400}\b(?:kem theo|dinh kem)\b", re.DOTALL
)
SECTION = re.compile(
    r"(?:muc dich|muc tieu|yeu cau|quan diem|noi dung|nhiem vu|cac nhiem vu|giai phap|to chuc"
    r"|kinh phi|phan cong|thuc trang|can cu|pham vi|doi tuong|tinh hinh)\b"
)
LAYOUT = re.compile(r"cong hoa xa hoi chu nghia|dang cong san viet nam|noi nhan\s*:")
BASIS = re.compile(
    r"(?:can cu|thuc hien|trien khai|xet|theo de nghi|de|nham|tiep tuc|tren co so|uy ban|ubnd|so"
    r"|van phong|bo|nghi quyet)\b"
)
