"""False friends: numbers and years that name a document, a term of office or a share of a budget.

They are taken out before dates are looked for, together with a date that belongs to a
document ("Nghị quyết số … ngày …"), so that none of them is ever read as a deadline.
"""

from __future__ import annotations

from validators.deadlines.dates import FREE
from validators.deadlines.numbers import phrases

_NAMES = (
    "nghị quyết|quyết định|nghị định|thông tư|chỉ thị|thông báo|kết luận|công văn|công điện"
    "|tờ trình|hướng dẫn|văn bản|luật|bộ luật|pháp lệnh|hiến pháp|quy định|hợp đồng|biên bản"
    "|giấy mời"
)
_PLANS = "kế hoạch|chương trình|đề án|báo cáo"
_MARK = (
    "(?:nq|kh|qđ|ct|ctr|tb|bc|ttr|cv|kl|hd|pa|đa|nđ|tt|qc|qh|vb|gm|ub|vp|hđnd|tw|cđ|ln|"
    r"\w)(?:\d{1,2}|\w{0,6})"
)
_TAIL = r"(?:\s?[-/&]\s?[^\W\d_][\w.]*)"
_NUMBER = (
    rf"{FREE}\d{{1,5}}(?:\s*/\s*(?:19|20)\d\d\s*/\s?{_MARK}{_TAIL}*|\s?[-/]\s?{_MARK}{_TAIL}+"
    r"|[-/](?:nq|kh|qđ|ct|ctr|tb|bc|ttr|cv|kl|hd|nđ|tt|qh\d*)(?!\w))"
)
_COUNTED = r"(?:/|-|%|ngày|tháng|năm|tuần|giờ|lần|kỳ|đợt)"
_DATED = (
    r"(?:,?\s*(?:ký\s*)?ngày\s*(?:\d\d?\s*[/.\-]\s*\d\d?(?:\s*[/.\-]\s*\d{2,4})?"
    r"|\d\d?\s*tháng\s*\d\d?(?:\s*năm\s*\d{4}|/\d{4})?)(?!\d))"
)

PATTERNS = {
    "document": (
        rf"(?:(?<!\w)(?:(?:{_NAMES}|{_PLANS})\s+)?số\s*:?\s*)?{_NUMBER}{_DATED}?"
        rf"|(?<!\w)(?:{_NAMES}|{_PLANS})\s+số\s*:?\s*\d{{1,5}}(?!\d|\s*[/-]\s*\w){_DATED}?"
        rf"|(?<!\w)số\s*:?\s*\d{{1,5}}\s*[/\-]\s*[^\W\d_][\w&.\-]*{_DATED}?"
        rf"|(?<!\w)(?:{_NAMES}|kế hoạch|chương trình|đề án)\s+\d{{1,3}}(?![\d/.,\-%]|\s*{_COUNTED})"
        rf"|(?<!\w)(?:{_NAMES}|kế hoạch|chương trình|đề án){_DATED}"
        r"|(?<!\w)(?:luật|pháp lệnh|hiến pháp)(?:\s+[^\W\d_]+){0,8}?\s+năm\s+\d{4}(?!\d)"
    ).replace(" ", r"\s+"),
    "undated": (
        phrases("nhiệm kỳ|năm học|niên khóa|niên vụ|học kỳ|khóa|vụ (?:đông|hè|mùa|thu)|mùa|tết")
        + r"(?:\s+(?:thứ\s+)?(?:[ivxl]+(?!\w)|\d\d?(?![\d/.\-])))?"
        r"(?:(?:,?\s*(?:nhiệm\s+kỳ|năm\s+học)|(?:\s+(?!và\s|trước\s|thì\s)[^\W\d_]+){0,4}?)\s*"
        r"\d{4}(?:\s*[-/]\s*\d{2,4})?(?!\d|/))?"
    ),
    "aim": phrases("(?:có )?(?:định hướng|tầm nhìn)") + r"\s*(?:đến|tới)?\s*(?:năm\s*)?\d{4}(?!\d)",
    "granted": phrases(
        "(?:giao|phân bổ|cấp|bố trí|duyệt) (?:hằng|hàng) năm"
        "|(?:chỉ tiêu|dự toán|ngân sách|kinh phí|kế hoạch vốn)(?: được giao)? (?:hằng|hàng) năm"
    ),
    "plan_name": r"(?<!\w)(?:\d\d?\s*năm\s*(?=\(?\s*\d{4}\s*[-,])|kế\s*hoạch\s*\d\d?\s*năm(?!\w))",
    "blank": (
        r"(?<!\w)ngày[\s.…_/]*tháng(?=[\s.…_/]*(?:năm|\d|$))"
        r"|(?<!\w)tháng[\s.…_/]*năm(?=\s*\d{4})|(?<!\w)tháng\s*\d\d?\s*/\s*(?![2-4]\d)\d\d?(?!\d)"
        r"|(?:[.…_]{2,}|…)\s*/[\s.…_]*/?\s*(?:\d{4})?"
    ),
    "status": phrases(
        "(?:đã|đang|chưa|cơ bản)(?: cơ bản)?"
        " (?:hoàn thành|thực hiện|triển khai|ban hành|trình|xong)"
        "(?: (?:đúng|quá|trễ|trước) hạn)?|(?:hoàn thành )?(?:đúng|quá|trễ|trong) hạn|tạm dừng"
        "|tiếp tục (?:thực hiện|triển khai|duy trì)"
    ),
}
