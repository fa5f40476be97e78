"""Checking files by themselves: a biểu in Excel, or a plan as text."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.clock import SystemClock, business_date
from sync.outputs import require_apart
from sync.settings import basis_of, read_settings
from validators.check import check
from validators.context import Context
from validators.errors import CannotDoError
from validators.fixes import all_safe
from workbook.checking import headed, opened
from workbook.frames import to_sheets
from workbook.marks import marks_of
from workbook.patching import Book, marked, with_texts
from workbook.plan_table import plan_table
from workbook.plans import read_plan
from workbook.publish import publish, save
from workbook.reading import read_bytes, read_workbooks
from workbook.reading.refused import RefusedError
from workbook.refusal import Reason, Refusal
from workbook.results_sheet import results_sheet
from workbook.sections import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from validators.agencies import AgencyRegistry
    from validators.findings import Finding
    from validators.plan import Plan, PlanHead
    from validators.sheets import Sheets
    from workbook.raw_table import RawTable

_PLAN_ENDINGS = (".txt", ".md", ".docx", ".pdf", ".doc", ".odt", ".rtf")


@dataclass(frozen=True, slots=True)
class Fixed:
    """How many cells were mended, and which were left because a formula gives their value."""

    changed: int
    formulas: tuple[tuple[str, str], ...]


def check_files(paths: Sequence[Path], settings_path: Path | None) -> tuple[Finding, ...]:
    """All findings of all files, in one frame. Raises CannotDoError for an unreadable file."""
    return check(*_opened(paths, settings_path))


def require_copyable(paths: Sequence[Path], output: Path, option: str) -> None:
    """Raise CannotDoError unless a patched copy of one .xlsx file can be written there."""
    if len(paths) != 1:
        raise CannotDoError(f"{option}: chỉ làm được một tệp mỗi lần; hãy ghi đúng một tệp.")
    (path,) = paths
    content = read_bytes(path)
    require_apart(output, [path])
    try:
        ending = Book(content).ending
    except RefusedError as refused:
        if refused.reason is not Reason.NOT_A_SPREADSHEET:
            raise Refusal(path, refused.reason) from None
        raise CannotDoError(
            f"{path}: chỉ ghi được bản sao của tệp .xlsx hoặc .xlsm; "
            "hãy mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi chạy lại."
        ) from None
    if output.suffix.lower() != ending:
        raise CannotDoError(
            f"{output}: bản sao của “{path.name}” phải có đuôi {ending}; hãy đặt lại tên tệp."
        )


def fix_file(path: Path, output: Path, settings_path: Path | None) -> Fixed:
    """Write a copy of an .xlsx file with all safe fixes in it.

    The file itself is never written, nothing but the mended cells differs in the copy.
    Raises CannotDoError for an unreadable file.
    """
    fixes = all_safe(*_opened([path], settings_path))
    texts = {(place.sheet, place.cell): text for place, text in fixes.items()}
    with _refused(path):
        content, formulas = with_texts(read_bytes(path), texts)
    publish(output, lambda beside: save(beside, content))
    return Fixed(len(texts) - len(formulas), formulas)


def mark_file(path: Path, output: Path, findings: Sequence[Finding]) -> int:
    """Write a copy of an .xlsx file with its findings marked in it; how many cells are.

    The file itself is never written. Raises CannotDoError for an unreadable file.
    """
    with _refused(path):
        content, count = marked(read_bytes(path), marks_of(findings), results_sheet(findings))
    publish(output, lambda beside: save(beside, content))
    return count


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    try:
        yield
    except RefusedError as refused:
        raise Refusal(path, refused.reason) from None


def _opened(paths: Sequence[Path], settings_path: Path | None) -> tuple[Sheets, Context]:
    """All sheets of all files, and what checking them needs to know."""
    named = zip(_names(paths), _read(paths), strict=True)
    tables = [(raw.renamed(source), head) for source, of_file in named for raw, head in of_file]
    return opened(tables, basis_of(read_settings(settings_path) if settings_path else None))


def check_plan(plan: Plan, source: str, registry: AgencyRegistry) -> tuple[Finding, ...]:
    """Findings of a plan that was read already, at the cells its biểu would have."""
    context = Context(today=business_date(SystemClock()), registry=registry, head=plan.head)
    return check(to_sheets([plan_table(numbered(plan), source)]), context)


def _names(paths: Sequence[Path]) -> list[str]:
    """How findings call each file: by its name, or by its path where two share a name."""
    count = Counter(path.name for path in paths)
    return [path.name if count[path.name] == 1 else str(path) for path in paths]


def _read(paths: Sequence[Path]) -> Iterator[list[tuple[RawTable, PlanHead]]]:
    """The tables of each file with the head of its plan; spreadsheets are read side by side."""
    sheets = read_workbooks(path for path in paths if not _is_plan(path))
    for path in paths:
        if _is_plan(path):
            plan = numbered(read_plan(path))
            yield [(plan_table(plan, path.name), plan.head)]
            continue
        reading = next(sheets)
        if isinstance(reading, Refusal):
            raise reading
        yield headed(reading)


def _is_plan(path: Path) -> bool:
    return path.suffix.lower() in _PLAN_ENDINGS
