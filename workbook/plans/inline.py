"""Who, with whom and by when, where a duty says it inside its sentence instead of a label.

Strict on purpose: only the fixed phrases of administrative Vietnamese at the places where
they stand for an assignment; anything else is left in the sentence for a person.
"""

from __future__ import annotations

import re

from validators.text import nfc

_LONGEST_AGENCY = 200

_NOUN = (
    r"(?:sở|phòng(?! ngừa| chống|,? chống| cháy)|ban(?! hành| bố)|bộ(?! thủ tục| tiêu chí)|cục|chi cục|vụ|viện"
    r"|trường(?! hợp)|trung tâm|văn phòng|ubnd|hđnd|ubmttq|u[ỷy] ban|ủy ban|hội đồng|công an|bộ chỉ huy"
    r"|ban chỉ huy|thanh tra (?=tỉnh|sở|bộ|xã|thành phố|chính phủ)|kho bạc|bảo hiểm|báo(?! cáo)|đài|hội(?! nghị| thảo| thi)"
    r"|đoàn (?=thanh niên|luật sư|thể)|mặt trận|liên đoàn|tỉnh đoàn|đảng u[ỷy]|đảng ủy|cơ quan|đơn vị|địa phương|thủ trưởng"
    r"|người đứng đầu|giám đốc|chủ tịch|trưởng|chánh|cấp u[ỷy]|tổ(?! chức)|ngân hàng|thuế|hải quan|tòa án"
    r"|toà án|viện kiểm sát|công chức|cán bộ|doanh nghiệp|hạt|ngành|bí thư|thôn|xã|phường)\b"
)
_AGENCY = rf"(?:các |mỗi |từng )?{_NOUN}[^.;:]{{0,{_LONGEST_AGENCY}}}?"
_DUTY = (
    r"(?:chủ trì|chủ động|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|trực tiếp|tập trung|tiếp tục|theo dõi"
    r"|tổ chức (?:thực hiện|triển khai|tuyên truyền|quán triệt|kiểm tra|rà soát|lấy ý kiến)"
    r"|phối hợp|căn cứ|theo chức năng|trên cơ sở|xây dựng|tham mưu|đôn đốc|hướng dẫn|báo cáo|bố trí|tổng hợp"
    r"|thực hiện|triển khai|đẩy mạnh|tăng cường|tuyên truyền|phát huy|rà soát|kiểm tra|quán triệt|bảo đảm"
    r"|đảm bảo|thường xuyên|kịp thời|nghiêm túc|ban hành|chỉ đạo|lãnh đạo (?=thực hiện|chỉ đạo)|lập|trình|vận động"
    r"|định kỳ|thúc đẩy|nâng cao|quan tâm|là (?=cơ quan|đơn vị|đầu mối)|phải|cần|nghiên cứu|đề xuất"
    r"|giúp|cập nhật|giám sát|chuẩn bị|cử|tạo điều kiện|hoàn thành|gửi|thông tin|tổ chức (?=các|hội nghị|lớp|thi))\b"
)
_ORDER = r"(?:(?:giao|yêu cầu|đề nghị)(?: cho)?:? )?"
_ACTOR = re.compile(rf"{_ORDER}({_AGENCY})[,:]?\s+(?={_DUTY})", re.IGNORECASE)
_ASKED = re.compile(rf"(?:giao|yêu cầu|đề nghị)(?: cho)? ({_AGENCY})[,:]?\s+(?={_DUTY})", re.IGNORECASE)
_NAME = re.compile(rf"(?:các |mỗi |từng )?{_NOUN}[^.:]{{0,{_LONGEST_AGENCY}}}", re.IGNORECASE)
_WITH = re.compile(
    rf"(?:(?:là )?(?:cơ quan |đơn vị )?chủ trì|chủ động)?[,;]?\s*(?:và )?phối hợp (?:chặt chẽ )?(?:với|cùng) "
    rf"((?:các |mỗi |từng )?{_NOUN}[^.;:()]{{0,{_LONGEST_AGENCY}}}?),?\s+(?={_DUTY})",
    re.IGNORECASE,
)
_LEAD_AND_WITH = re.compile(
    r"[^.;:()]{2,200}?\s*\(?chủ trì\)?[,;]?\s*(?:và )?phối hợp (?:chặt chẽ )?(?:với|cùng) ([^.;:()]{2,300})", re.IGNORECASE
)

_DAY = (
    r"(?:(?:ngày )?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?|ngày \d{1,2} tháng \d{1,2}(?: năm \d{4})?"
    r"|ngày \d{1,2}(?: (?:của )?tháng (?:cuối|đầu|sau|cuối cùng)(?: của)?(?: mỗi)?(?: quý| kỳ báo cáo| năm)?)?)"
    r"(?: (?:hằng|hàng) (?:tháng|quý|năm))?"
)
_BEFORE = r"(?:hoàn thành |xong )?(?:chậm nhất (?:là |vào |đến |trước )?|trước |đến hết |xong trước )"
_EACH = r"(?:hằng |hàng )?(?:0?6 tháng|0?3 tháng|0?9 tháng|tháng|quý|năm)"
_TIMES = re.compile(
    rf"{_BEFORE}{_DAY}(?:\s*(?:và|,|;)\s*(?:trước )?{_DAY})*"
    r"|(?:hoàn thành |xong )?(?:trong|đến hết|chậm nhất (?:trong )?|trước) (?:tháng|quý) [\dIVX]+(?:\s?/\s?\d{4}| năm \d{4})?"
    r"|(?:hoàn thành|xong) (?:trong |trước )?năm \d{4}"
    rf"|định kỳ {_EACH}(?:\s*\([^()]{{0,60}}\))?(?:\s*(?:,|và)\s*{_EACH}\b(?:\s*\([^()]{{0,60}}\))?)*"
    r"|\b0?6 tháng(?: đầu năm)?\s*(?:,|và)\s*(?:hằng |hàng |cả |01 |1 )?năm\b"
    r"|\bkhi có yêu cầu\b",
    re.IGNORECASE,
)
_TIME_TAIL = re.compile(
    r"(?:thực hiện )?(?:theo (?:kế hoạch|yêu cầu|hướng dẫn|chỉ đạo|tiến độ|quy định|đề nghị|lộ trình|thời hạn)"
    r"|thường xuyên|hằng (?:tháng|quý|năm)|hàng (?:tháng|quý|năm)|quý [\dIVX]|tháng \d|năm \d{4}|trước (?:ngày|tháng|\d)"
    r"|trong (?:tháng|quý|năm)|chậm nhất|hoàn thành (?:trước|trong)|khi có|sau khi|ngay sau|ngày \d)",
    re.IGNORECASE,
)
_LONGEST_TIME = 200


def actor(sentence: str) -> str:
    """The body that a duty names first (`Giao Văn phòng theo dõi …` → `Văn phòng`), or nothing."""
    match = _ACTOR.match(nfc(sentence))
    return match[1].rstrip(" ,") if match else ""


def asked(sentence: str) -> str:
    """The body a sentence asks (`Đề nghị Hội A tiếp tục …` → `Hội A`), or nothing."""
    match = _ASKED.match(nfc(sentence))
    return match[1].rstrip(" ,") if match else ""


def is_agency(words: str) -> bool:
    """Whether words are the name of a body or of a group of bodies, and no sentence."""
    text = nfc(words)
    return bool(_NAME.fullmatch(text.strip(" :."))) and not _ACTOR.match(text)


def coordinating(sentence: str) -> str:
    """With whom a duty begins to be done: `(Chủ trì,) phối hợp với X làm …` → `X`, or nothing."""
    text = nfc(sentence)
    who = _ACTOR.match(text)
    match = _WITH.match(text, who.end() if who else 0)
    return match[1].rstrip(" ,") if match else ""


def coordinating_in_lead(lead: str) -> str:
    """The bodies named behind `chủ trì, phối hợp với` in a lead, or nothing."""
    match = _LEAD_AND_WITH.match(nfc(lead))
    return match[1].strip() if match else ""


def times(sentence: str) -> str:
    """The deadlines and periods inside a sentence, joined by `; `, or nothing."""
    return "; ".join(dict.fromkeys(match[0].strip() for match in _TIMES.finditer(nfc(sentence))))


def time_tail(sentence: str) -> tuple[str, str]:
    """A sentence `what: when` as its two sides; the second is empty where no time stands there."""
    what, colon, when = sentence.rpartition(": ")
    fits = colon and len(when) <= _LONGEST_TIME and _TIME_TAIL.match(nfc(when))
    return (what.rstrip(), when.strip()) if fits else (sentence, "")
