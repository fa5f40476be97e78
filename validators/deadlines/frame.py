"""The words around a date: bounds, events, periods of time, labels, clock times, separators."""

from __future__ import annotations

from validators.deadlines.numbers import SPELLED_OUT, WORD, phrases

_COUNT = rf"(?<![\w/])(?:\d{{1,3}}|{WORD}){SPELLED_OUT}\s*"

PATTERNS = {
    "vague": phrases(
        "tuần(?! cuối)(?: (?:lễ|đầu))?(?: (?:thứ )?(?:\\d\\d?|[ivx]+|nhất|hai|ba|tư|năm))?"
        "|âm lịch|al|hai (?:nghìn|ngàn)|tháng (?:giêng|chạp|này|tới|trước)"
        "|(?:quý|tuần|năm) (?:này|tới|ngoái|trước(?! (?:ngày )?\\d))|quý sau|giữa quý"
        "|rằm(?: tháng)?|(?:ngày )?(?:mùng|mồng) (?:\\d\\d?|một|hai|ba|bốn|năm)(?= tết)"
        "|\\d\\d? ngày (?:đầu|cuối)(?: tiên| cùng)?"
        "|ngày làm việc (?:đầu tiên|cuối cùng)(?= (?:của )?(?:tháng|quý|năm) (?:\\d|[ivx]))"
    )
    + r"|(?<!\w)[^\W\d_]+trước(?!\w)",
    "hours": (
        rf"{_COUNT}(?:giờ|tiếng|h)(?:\s+làm\s+việc)?(?=\s*(?:kể|tính|sau|từ|trước\s+khi)(?!\w))"
        rf"|(?<=trong\s)\d{{1,3}}\s*(?:giờ|tiếng)(?!\s*\d|\w|\s*ngày)"
        rf"|(?<=vòng\s)\d{{1,3}}\s*(?:giờ|tiếng)(?!\s*\d|\w|\s*ngày)"
    ),
    "duration": (
        rf"{_COUNT}(?:ngày\s+làm\s+việc|ngày|tuần(?:\s+lễ)?|tháng(?!\s*(?:giêng|chạp|cuối|đầu))"
        r"|năm(?!\s*\d{4}))"
        r"(?!\w)(?:\s+làm\s+việc)?"
    ),
    "clock": (
        r"(?<![\w/])(?:lúc\s*)?\d\d?\s*(?:(?:h|giờ|g)\s*(?:\d\d(?!\d|\s*/)(?:\s*(?:phút|p)(?!\w))?)?"
        r"|:\d\d(?::\d\d)?)(?!\w)"
    ),
    "label": (
        r"(?<!\w)(?:đợt|giai\s+đoạn|lần|vòng|kỳ|lớp|bước)\s*(?:thứ\s*)?"
        r"(?:\d\d?(?![\d/.\-])|[ivx]+(?!\w)|(?:nhất|hai|ba|tư)(?!\w))"
    ),
    "reference": (
        r"(?<!\w)(?:nhóm|phần|mục|điểm|khoản|điều|phụ\s+lục|số|chương|cấp|mức\s+độ|mức|cụm"
        r"|nhiệm\s+vụ|tiêu\s+chí)\s*(?:thứ\s*)?"
        r"(?:\d{1,4}(?:\.\d{1,3})*(?!\d|\s*[/\-]\s*\d)|[ivx]+(?!\w))"
        r"|(?:(?<=\n)|^)[ \t]*(?:\d\d?(?:\.\d\d?)*[.)]|[a-zđ][.)]|[ivx]+[.)]|[-+•*])(?=\s)"
        r"|\(\s*\d\s*\)"
    ),
    "weekday": phrases("thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật")
    + r"|(?<!\w)t\s?[2-7](?=\s*,?\s*(?:ngày\s*)?\d\d?\s*[/.\-]\s*\d)",
    "glued": r"(?<![^\W\d_])(?:trước|đến|từ|hết)(?=ngày|tháng|quý)",
    "tentative": phrases("(?:thời gian )?(?:dự kiến|ước|khoảng|vào khoảng)"),
    "latest": phrases(
        "(?:chậm|muộn|trễ) nhất(?: (?:là|vào|đến|tới|trong|lúc))*"
        "|trước (?:hoặc|và) (?:trong|vào|đúng)(?= (?:ngày|tháng|quý|năm|\\d))"
        "|không (?:được )?(?:quá|muộn hơn|chậm hơn|trễ hơn|sau|vượt quá)"
    ),
    "earliest": phrases("sớm nhất(?: (?:là|vào|từ))*|không (?:trước|sớm hơn)"),
    "until_over": phrases("trước khi (?:kết thúc|hết)")
    + r"(?=\s*(?:năm\s*\d|tháng\s*\d|quý|ngày\s*\d|\d))",
    "event": phrases(
        "(?:ngay |cho |kể )?(?:sau |trước |đến |tới |từ |trong |ngay )?khi|trước (?:hết|mắt|tiên)"
        "|tùy(?: theo| thuộc)?|phụ thuộc|nếu|(?:trong )?trường hợp|trong quá trình|đột xuất"
        "|(?:tại |trong |trước |sau |trình )?(?:kỳ|phiên) họp|phát sinh"
        "|cùng (?:với|kỳ|thời điểm)|đồng thời với"
    ),
    "basis": phrases("theo|căn cứ|trên cơ sở") + r"(?!\s+dõi)",
    "before": phrases("trước(?: (?:thời điểm|thời hạn|mốc))?|trc"),
    "now": phrases("từ (?:nay|bây giờ)"),
    "since": phrases("(?:kể|tính) từ"),
    "from": phrases("(?:bắt đầu )?từ(?: thời điểm)?|bắt đầu(?: vào)?"),
    "to": phrases(
        "(?:cho |kéo dài )?(?:đến|tới)(?: (?:hết(?! năm(?!\\s*\\d))|thời điểm|trong))?|hết"
    ),
    "after": phrases("sau"),
    "within": phrases(
        "(?:ngay |nội )?(?:trong|vào)(?: (?:vòng|thời hạn|thời gian|khoảng|các|hết))*"
        "|thời hạn|thời gian|cả|các|hạn|dịp"
    ),
    "stage": phrases("giai đoạn"),
    "position": (
        phrases(
            "nửa đầu|nửa cuối|thượng tuần|trung tuần|hạ tuần|tuần cuối(?: cùng)?"
            "|tháng (?:đầu(?: tiên)?|giữa|thứ hai|cuối(?: cùng)?)(?=(?: của)? quý)"
            "|(?:ngày )?(?:đầu(?: tiên)?|giữa|cuối(?: cùng)?)"
        )
        + r"(?:\s*của)?"
        r"(?=\s*(?:(?:tháng|quý)(?!\w)|q\.?\s?(?:\d|[iv])|th?\.?\s?\d|\d\d?\s*[/.\-]\s*\d{4}))"
    ),
    "unit": r"(?<!\w)(?:ngày|tháng|quý|năm)(?!\w)",
    "and": phrases("và|hoặc") + r"|&|\+",
    "comma": ",",
    "colon": ":",
    "slash": "/",
    "dash": "-+>?",
    "open": r"[(\[]",
    "close": r"[)\]]",
    "stop": phrases("riêng") + r"|[;\n\t|•]+|\.(?!\d)|[.…]{2,}|…",
    "share": r"\d[\d.,]*\s*%",
    "number": r"\d\d?(?=(?:,\d\d?)+/)|\d+(?:[.,:]\d+)*",
    "word": r"[^\W\d_]+",
}
