"""A rule's page, made from the rule itself: shown by `explain`, written into the docs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.columns import BY_KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from validators.rule import Example, Rule


# What examples of rules over headings and sheets say of them.
_ABOUT_SHEETS = {
    "source": "Tệp",
    "tables": "Số bảng tìm thấy",
    "rows": "Số dòng nhiệm vụ",
    "hidden": "Phần bị ẩn",
    "text": "Tiêu đề trên biểu",
    "key": "Cột phải có",
}


def page(rule: Rule) -> str:
    """The page in Markdown: what is said, why, how to mend it, a bad and a good example."""
    parts = [
        f"# {rule.code} {rule.title}",
        f"Mức: **{rule.severity.value}** · Tên: `{rule.name}`",
        f"**Câu báo:** {rule.message}",
        f"**Vì sao:** {rule.why}",
        f"**Cách sửa:** {rule.mend}",
    ]
    if rule.bad:
        parts += ["**Chưa đúng:**", _table(rule.bad)]
    if rule.good:
        parts += ["**Đúng:**", _table(rule.good)]
    return "\n\n".join(parts) + "\n"


def _table(rows: Example) -> str:
    keys = list(dict.fromkeys(key for row in rows for key in row))
    lines = [
        [_heading(key) for key in keys],
        ["---"] * len(keys),
        *([_shown(key, row.get(key, "")) for key in keys] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(_escaped(text) for text in line)} |" for line in lines)


def _heading(key: str) -> str:
    return BY_KEY[key].heading if key in BY_KEY else _ABOUT_SHEETS[key]


def _shown(key: str, text: str) -> str:
    return (_heading(text) if key == "key" else text) or "(trống)"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def index(rules: Sequence[Rule]) -> str:
    """The list of all rules, each with a link to its page."""
    lines = [
        "# Các quy tắc kiểm tra",
        f"{len(rules)} quy tắc. Mức và việc tắt từng quy tắc là cài đặt của cơ quan.",
        "| Mã | Mức | Quy tắc |\n| --- | --- | --- |\n"
        + "\n".join(
            f"| [{rule.code}]({rule.code}.md) | {rule.severity.value} | {rule.title} |"
            for rule in rules
        ),
    ]
    return "\n\n".join(lines) + "\n"
