"""Who does a thing and with whom, where a sentence says it instead of a label.

Strict on purpose: only the fixed phrases of administrative Vietnamese, at the places where
they give out work; anything else is left in the sentence for a person.
"""

from __future__ import annotations

import re

from validators.text import nfc

_REACH = 200  # characters a list of bodies may take

_OFFICE = "|".join((
    r"sở", r"phòng(?! ngừa|,? chống| cháy)", r"văn phòng", r"ubnd", r"u[ỷy] ban", r"ủy ban", r"hđnd",
    r"ubmttq", r"công an", r"ban (?:quản lý|chỉ đạo|tuyên giáo|tổ chức|nội chính)", r"bộ chỉ huy",
    r"ban chỉ huy", r"thanh tra (?:tỉnh|sở|bộ|xã|thành phố|chính phủ)", r"kho bạc", r"trung tâm",
    r"bảo hiểm xã hội", r"chi cục", r"cục", r"vụ", r"đảng u[ỷy]", r"đảng ủy", r"viện kiểm sát",
    r"tòa án", r"toà án", r"mặt trận", r"liên đoàn", r"tỉnh đoàn", r"đoàn thanh niên", r"ngân hàng",
))  # fmt: skip
_BODY = "|".join((
    r"hội đồng phối hợp[^.;:]{0,40}", r"ban chỉ đạo", r"tổ công tác", _OFFICE,
    r"ban(?! hành| bố| đầu)", r"bộ(?! thủ tục| tiêu chí| chỉ số)", r"viện", r"trường(?! hợp| học)",
    r"hội đồng", r"hội(?! nghị| thảo| thi| nhập)", r"báo(?! cáo)", r"đài", r"đoàn luật sư",
    r"đoàn thể", r"cơ quan(?! chủ trì)", r"đơn vị(?! chủ trì)", r"địa phương", r"thủ trưởng",
    r"người đứng đầu", r"giám đốc", r"chủ tịch", r"trưởng", r"chánh", r"cấp u[ỷy]", r"tổ(?! chức)",
    r"thuế", r"hải quan", r"công chức", r"cán bộ", r"doanh nghiệp", r"hạt", r"ngành", r"bí thư",
    r"thôn", r"xã(?! hội)", r"phường",
))  # fmt: skip
_DUTY = "|".join((
    r"chủ trì", r"chủ động", r"có trách nhiệm", r"có nhiệm vụ", r"chịu trách nhiệm", r"trực tiếp",
    r"tập trung", r"tiếp tục", r"theo dõi", r"theo chức năng", r"phối hợp", r"căn cứ", r"trên cơ sở",
    r"tổ chức (?:thực hiện|triển khai|tuyên truyền|quán triệt|kiểm tra|rà soát|lấy ý kiến|các|thi)",
    r"tổ chức (?:hội nghị|lớp|tập huấn)", r"xây dựng", r"tham mưu", r"đôn đốc", r"hướng dẫn", r"lập",
    r"báo cáo", r"bố trí", r"tổng hợp", r"thực hiện", r"triển khai", r"đẩy mạnh", r"tăng cường",
    r"tuyên truyền", r"phát huy", r"rà soát", r"kiểm tra", r"quán triệt", r"bảo đảm", r"đảm bảo",
    r"thường xuyên", r"kịp thời", r"nghiêm túc", r"ban hành", r"chỉ đạo", r"trình", r"vận động",
    r"lãnh đạo (?=thực hiện|chỉ đạo)", r"định kỳ", r"thúc đẩy", r"nâng cao", r"quan tâm", r"phải",
    r"là (?=cơ quan|đơn vị|đầu mối)", r"cần", r"nghiên cứu", r"đề xuất", r"giúp", r"cập nhật",
    r"giám sát", r"chuẩn bị", r"cử", r"tạo điều kiện", r"hoàn thành", r"gửi", r"thông tin",
))  # fmt: skip
# Names may begin with a capital, duties inside a sentence do not: `Ban Chỉ đạo` is no duty.
_NAMED = rf"(?i:(?:các |mỗi |từng )?(?:{_BODY}))\b"
_WHO = rf"({_NAMED}[^.;:]{{0,{_REACH}}}?)[,:]?\s+(?=(?:{_DUTY})\b)"
_GIVING = r"(?i:giao|yêu cầu|đề nghị)(?: cho)?:? "
_ACTOR = re.compile(rf"(?:{_GIVING})?{_WHO}")
_ASKED = re.compile(rf"{_GIVING}{_WHO}")
_GIVEN_LATER = re.compile(rf"(?<=[.;]) (?:Giao|giao)(?: cho)? {_WHO}")
_NAME = re.compile(rf"{_NAMED}[^.:]{{0,{_REACH}}}")
_OFFICE_NAME = re.compile(rf"(?i:(?:các )?(?:{_OFFICE}))\b[^.:]{{0,{_REACH}}}")
_WITH = r"[,;]?\s*(?:và )?(?i:phối hợp) (?:chặt chẽ )?(?:với|cùng) "
_TOGETHER = re.compile(
    r"(?:(?:là )?(?:cơ quan |đơn vị )?(?i:chủ trì)|(?i:chủ động))?"
    rf"{_WITH}({_NAMED}[^.;:()]{{0,{_REACH}}}?),?\s+(?=(?:{_DUTY})\b)"
)
_LEAD_TOGETHER = re.compile(
    rf"[^.;:()]{{2,{_REACH}}}?\s*\(?(?i:chủ trì)\)?{_WITH}([^.;:()]{{2,{_REACH}}})"
)


def actor(sentence: str) -> str:
    """The body a duty names first (`Giao Văn phòng theo dõi …` → `Văn phòng`), or nothing."""
    match = _actor(nfc(sentence))
    return match[1].rstrip(" ,") if match else ""


def asked(sentence: str) -> str:
    """The body a sentence asks (`Đề nghị Hội A tiếp tục …` → `Hội A`), or nothing."""
    match = _ASKED.match(nfc(sentence))
    return match[1].rstrip(" ,") if match else ""


def is_agency(words: str) -> bool:
    """Whether words are the name of a body or of several, and no sentence."""
    text = nfc(words).strip(" :.")
    return bool(_NAME.fullmatch(text)) and not _ACTOR.match(text)


def is_office(words: str) -> bool:
    """Whether a heading can only be an office: `Sở …`, `Phòng …`, not `Hội nhập quốc tế`."""
    return is_agency(words) and bool(_OFFICE_NAME.fullmatch(nfc(words).strip(" :.")))


def coordinating(sentence: str) -> str:
    """With whom a duty begins to be done: `(Chủ trì,) phối hợp với X làm …` → `X`, or nothing."""
    text = nfc(sentence)
    who = _actor(text)
    match = _TOGETHER.match(text, who.end() if who else 0)
    return match[1].rstrip(" ,") if match else ""


def coordinating_in_lead(lead: str) -> str:
    """The bodies named behind `chủ trì, phối hợp với` in a lead, or nothing."""
    match = _LEAD_TOGETHER.match(nfc(lead))
    return match[1].strip() if match else ""


def _actor(sentence: str) -> re.Match[str] | None:
    """The body at the start of a sentence, or given the work in a later one (`… Giao X …`)."""
    return _ACTOR.match(sentence) or _GIVEN_LATER.search(sentence)
