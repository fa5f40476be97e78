"""The sheet “Quy tắc” of the registry workbook: the department's own severities, rule by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.context import SEVERITY_WORDS
from validators.rules import ALL_RULES, BY_CODE
from validators.text import skeleton
from workbook.registry_rows import RegistryError, RegistryRow

if TYPE_CHECKING:
    from pathlib import Path

    from validators.findings import Severity
    from workbook.raw_table import RawTable

RULE_SHEET = "Quy tắc"
CODE, TITLE, DEFAULT, CHOSEN = "Mã", "Quy tắc", "Mức mặc định", "Mức áp dụng"
RULE_HEADINGS = (CODE, TITLE, DEFAULT, CHOSEN)


def rule_rows() -> tuple[RegistryRow, ...]:
    """Every rule with its default severity; the choice stays blank."""
    return tuple(
        RegistryRow(
            {CODE: rule.code, TITLE: rule.title, DEFAULT: rule.severity.value}, {}, rule.code
        )
        for rule in ALL_RULES
    )


def read_rule_sheet(path: Path) -> dict[str, Severity | None]:
    """The chosen severities by code (None: switched off); empty without such a sheet.

    Raises RegistryError for a word or a code that does not exist, Refusal for no workbook.
    """
    from workbook.reading import read_workbook

    table = next(
        (t for t in read_workbook(path) if skeleton(t.ref.sheet) == skeleton(RULE_SHEET)), None
    )
    return dict(_choices(path, table)) if table else {}


def _choices(path: Path, table: RawTable) -> list[tuple[str, Severity | None]]:
    choices: list[tuple[str, Severity | None]] = []
    columns: dict[str, int] = {}
    for number, row in enumerate(table.rows, start=1):
        texts = [cell.shown.strip() for cell in row]
        if not columns:
            found = {text: at for at, text in enumerate(texts) if text in RULE_HEADINGS}
            columns = found if {CODE, CHOSEN} <= found.keys() else {}
            continue
        code, word = (_at(texts, columns[name]) for name in (CODE, CHOSEN))
        if word:
            choices.append((_known_code(path, number, code), _severity(path, number, word)))
    return choices


def _at(texts: list[str], column: int) -> str:
    return texts[column] if column < len(texts) else ""


def _known_code(path: Path, row: int, code: str) -> str:
    if code.upper() in BY_CODE:
        return code.upper()
    raise RegistryError(
        f"{path.name}, trang “{RULE_SHEET}”, dòng {row}: không có quy tắc “{code}”; "
        "hãy xem danh sách bằng: phancong explain"
    )


def _severity(path: Path, row: int, word: str) -> Severity | None:
    for known, severity in SEVERITY_WORDS.items():
        if skeleton(known) == skeleton(word):
            return severity
    raise RegistryError(
        f"{path.name}, trang “{RULE_SHEET}”, dòng {row}: không hiểu mức “{word}”; "
        f"hãy ghi một trong: {', '.join(SEVERITY_WORDS)}."
    )
