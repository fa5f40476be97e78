"""Who does a thing and with whom, where a sentence says it instead of a label.

Strict on purpose: only the fixed phrases of administrative Vietnamese, at the places where
they give out work; anything else is left in the sentence for a person.
"""

from __future__ import annotations

import re

from validators.text import nfc

_REACH = 200  # characters a list of bodies may take

_OFFICE = (
    r"sở|phòng(?! ngừa|,? chống| cháy)|văn phòng|ubnd|u[ỷy] ban|ủy ban|hđnd|ubmttq|công an"
    r"|ban (?:quản lý|chỉ đạo|tuyên giáo|tổ chức|nội chính)|bộ chỉ huy|ban chỉ huy"
    r"|thanh tra (?:tỉnh|sở|bộ|xã|thành phố|chính phủ)|kho bạc|trung tâm|bảo hiểm xã hội"
    r"|chi cục|cục|vụ|đảng u[ỷy]|đảng ủy|viện kiểm sát|tòa án|toà án|mặt trận|liên đoàn"
    r"|tỉnh đoàn|đoàn thanh niên|ngân hàng"
)
_BODY = (
    rf"hội đồng phối hợp[^.;:]{{0,40}}|ban chỉ đạo|tổ công tác|{_OFFICE}|ban(?! hành| bố| đầu)"
    rf"|bộ(?! thủ tục| tiêu chí| chỉ số)|viện|trường(?! hợp| học)|hội đồng"
    rf"|hội(?! nghị| thảo| thi| nhập)|báo(?! cáo)|đài|đoàn luật sư|đoàn thể|cơ quan(?! chủ trì)"
    rf"|đơn vị(?! chủ trì)|địa phương|thủ trưởng|người đứng đầu|giám đốc|chủ tịch|trưởng|chánh"
    rf"|cấp u[ỷy]|tổ(?! chức)|thuế|hải quan|công chức|cán bộ|doanh nghiệp|hạt|ngành|bí thư|thôn"
    rf"|xã(?! hội)|phường|(?:các )?đồng chí|đ/c|(?:phó )?hiệu trưởng|giáo viên|trạm y tế|chi bộ"
    rf"|đảng bộ|chi đoàn|cơ sở đoàn"
)
_DUTY = (
    r"chủ trì|chủ động|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|trực tiếp|tập trung"
    r"|tiếp tục|theo dõi|theo chức năng|phối hợp|căn cứ|trên cơ sở"
    r"|tổ chức (?:thực hiện|triển khai|tuyên truyền|quán triệt|kiểm tra|rà soát|lấy ý kiến|các|thi)"
    r"|tổ chức (?:hội nghị|lớp|tập huấn)|xây dựng|tham mưu|đôn đốc|hướng dẫn|lập|báo cáo"
    r"|bố trí|tổng hợp|thực hiện|triển khai|đẩy mạnh|tăng cường|tuyên truyền|phát huy|rà soát"
    r"|kiểm tra|quán triệt|bảo đảm|đảm bảo|thường xuyên|kịp thời|nghiêm túc|ban hành|chỉ đạo"
    r"|trình|vận động|lãnh đạo (?=thực hiện|chỉ đạo)|định kỳ|thúc đẩy|nâng cao|quan tâm|phải"
    r"|là (?=cơ quan|đơn vị|đầu mối)|cần|nghiên cứu|đề xuất|giúp|cập nhật|giám sát|chuẩn bị|cử"
    r"|tạo điều kiện|hoàn thành|gửi|thông tin|tuần tra|giải quyết|khảo sát|đăng tải|công bố"
    r"|công khai|niêm yết|nạo vét|góp ý|biên soạn|phát hành|phát động|nâng cấp|khắc phục"
    r"|huy động|sửa chữa|lắp đặt|mua sắm|đấu tranh|phát hiện|ngăn chặn|xác minh|hoàn thiện"
    r"|sơ kết|tổng kết|số hóa|duy trì|thu thập|thống kê|lấy ý kiến|thành lập|kiện toàn|củng cố"
    r"|mở (?=lớp|đợt|chuyên)|phụ trách|tiến hành"
)
# Names may begin with a capital, duties inside a sentence do not: `Ban Chỉ đạo` is no duty.
_NAMED = rf"(?i:(?:các |mỗi |từng )?(?:{_BODY}))\b"
_WHO = rf"({_NAMED}[^.;:]{{0,{_REACH}}}?)[,:]?\s+(?=(?:{_DUTY})\b)"
_GIVING = r"(?i:giao|yêu cầu|đề nghị)(?: cho)?:? "
_ACTOR = re.compile(rf"(?:{_GIVING})?{_WHO}")
_ACTOR_FIRST = re.compile(_WHO)
_ASKED = re.compile(rf"{_GIVING}{_WHO}")
_GIVEN_LATER = re.compile(rf"(?:(?<=[.;]) (?i:giao)(?: cho)? |\((?:(?i:giao|do) )?){_WHO}")
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
_LEADING = r",?\s+(?:(?:là|làm) )?(?:(?:cơ quan|đơn vị|đầu mối) )*chủ trì\b"
_GIVEN_LEAD = rf"(?i:giao)(?: cho)?:? ([^.;:]{{2,{_REACH}}}?){_LEADING}"
_LEADS = re.compile(rf"(?:{_GIVING})?({_NAMED}[^.;:]{{0,{_REACH}}}?){_LEADING}")
_LEADS_GIVEN = re.compile(rf"(?:^|(?<=[.;,] )|(?<=\()){_GIVEN_LEAD}")
_LED_WITH = re.compile(
    rf"{_WITH}([^.;:()]{{2,{_REACH}}}?)"
    rf"(?=,?\s+(?:{_DUTY}|xong|trước|trong|chậm nhất|từ|vào|đến|quý|tháng)\b|\s*[.;:()]|$)"
)


def actor(sentence: str) -> str:
    """The body a duty names first (`Giao Văn phòng theo dõi …` → `Văn phòng`), or nothing."""
    match = _actor(nfc(sentence))
    return match[1].rstrip(" ,") if match else ""


def names_first(sentence: str) -> bool:
    """Whether a sentence begins with the body that has to act (`Các sở nghiêm túc …`)."""
    return bool(_ACTOR_FIRST.match(nfc(sentence)))


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


def led_by(sentence: str) -> tuple[str, str]:
    """Lead and coordinators of `X chủ trì, phối hợp với Y`, or of `…; giao X chủ trì` later on.

    Behind `Giao` anyone may lead; without it only what is known as a body.
    """
    text = nfc(sentence)
    who = _LEADS.match(text) or _LEADS_GIVEN.search(text)
    if who is None:
        return "", ""
    others = _LED_WITH.match(text, who.end())
    return who[1].rstrip(" ,"), others[1].rstrip(" ,") if others else ""


def coordinating_in_lead(lead: str) -> str:
    """The bodies named behind `chủ trì, phối hợp với` in a lead, or nothing."""
    match = _LEAD_TOGETHER.match(nfc(lead))
    return match[1].strip() if match else ""


def _actor(sentence: str) -> re.Match[str] | None:
    """The body a sentence begins with, or gives the work to later: `… Giao X …`, `(X chủ trì)`."""
    return _ACTOR.match(sentence) or _GIVEN_LATER.search(sentence)
