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
_LAWS = "luật|nghị định|thông tư(?: liên tịch)?|nghị quyết|quyết định|chỉ thị|nđ|tt|ttlt|nq|qđ|ct"
# Words that a place, a share, a class or a form is numbered with: "đường 30/4", "lớp 9/2".
_PLACES = (
    "đường|phố|đại lộ|quảng trường|hội trường|trường|thcs|thpt|tiểu học|mầm non|mn|bệnh viện"
    "|công viên|nông trường|lâm trường|công ty|tnhh|mtv|xí nghiệp|nhà máy|chợ|bến|rạp|ga"
    "|(?<!yêu\\s)cầu|số|ngõ|ngách|hẻm|kiệt|lô|khu|khu phố|tổ|tổ dân phố|thôn|ấp|phòng|tầng"
    "|tiết|lớp|khối|(?<!cao\\s)(?<!thời\\s)điểm|tỷ lệ|tỉ lệ|cấp độ|cấp|mức độ|mức|hệ số|mã"
    "|tờ|thửa|trang|bảng|biểu|mẫu|phụ lục|bài"
)
_NOT_TIME = "(?!(?:trong|trước|quý|tháng|đến|tới|từ|cuối|đầu|giữa|hết|vào|nhất|là)(?!\\w))"
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
    rf"(?:(?:\s+của(?:\s+{_NOT_TIME}[^\W\d_]+){{1,8}}?)?"
    r"(?:,?\s*(?:ký\s*)?ngày|\s*\((?:ngày)?)\s*(?:\d\d?\s*[/.\-]\s*\d\d?(?:\s*[/.\-]\s*\d{2,4})?"
    r"|\d\d?\s*tháng\s*\d\d?(?:\s*năm\s*\d{4}|/\d{4})?)(?!\d)\)?)"
)

PATTERNS = {
    "document": (
        rf"(?:(?<!\w)(?:(?:{_NAMES}|{_PLANS})\s+)?số\s*:?\s*)?{_NUMBER}{_DATED}?"
        rf"|(?<!\w)(?:{_NAMES}|{_PLANS})\s+số\s*:?\s*\d{{1,5}}(?!\d|\s*[/-]\s*\w){_DATED}?"
        rf"|(?<!\w)số\s*:?\s*\d{{1,5}}\s*[/\-]\s*[^\W\d_][\w&.\-]*{_DATED}?"
        rf"|(?<!\w)(?:{_NAMES}|kế hoạch|chương trình|đề án)\s+\d{{1,3}}(?![\d/.,\-%]|\s*{_COUNTED})"
        rf"|(?<!\w)(?:{_NAMES}|kế hoạch|chương trình|đề án){_DATED}"
        rf"|(?<!\w)(?:{_LAWS})\s+\d{{1,3}}\s*/\s*(?:19|20)\d\d(?!\d|\s*[/-]\s*\w)"
        rf"|(?<!\w)(?:luật|pháp lệnh|hiến pháp)(?:\s+{_NOT_TIME}[^\W\d_]+){{0,8}}?"
        r"\s+(?:năm\s+)?\d{4}(?![\d/.\-])"
    ).replace(" ", r"\s+"),
    "place": (
        rf"(?<!\w)(?:{_PLACES})\s*(?:số\s*)?\d{{1,4}}[a-zđ]?\s*/\s*\d{{1,4}}(?!\d|\s*/\s*\d)"
        r"|(?<!\w)(?:ít nhất|tối thiểu|trên|hơn|đạt|chiếm)\s+\d\d?/\d\d?(?!\d|/)"
    ).replace(" ", r"\s+"),
    "undated": (
        phrases(
            "nhiệm kỳ|năm học|niên (?:khóa|vụ|độ)|học kỳ|khóa|vụ (?:đông|hè|mùa|thu)|mùa|hè|tết"
        )
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
        r"|(?:quý|(?<!\w)q\.?)\s*(?:\d|[iv]+)\s*/\s*(?!(?:1[5-9]|[2-4]\d)(?!\d))\d\d?(?!\d)"
        r"|(?:[.…_]{2,}|…)\s*/[\s.…_]*/?\s*(?:\d{4})?"
    ),
    "status": phrases(
        "(?:đã|đang|chưa|cơ bản)(?: cơ bản)?"
        " (?:hoàn thành|thực hiện|triển khai|ban hành|trình|xong)"
        "(?: (?:đúng|quá|trễ|trước) hạn)?|(?:hoàn thành )?(?:đúng|quá|trễ|trong) hạn|tạm dừng"
        "|tiếp tục (?:thực hiện|triển khai|duy trì)"
    ),
}
