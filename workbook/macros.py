"""The six commands of the buttons, over the port `Book`: the same in every program.

Each takes the open book and what a check stands on, talks to the person through the book,
and raises CannotDoError for what cannot be done.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from validators.a1 import position
from validators.columns import BY_KEY
from validators.errors import CannotDoError
from validators.fixes import all_safe
from workbook import progress_form
from workbook.checking import findings_of, headed, opened
from workbook.inside.traces import codes_in
from workbook.live_tables import live_tables
from workbook.marks import marks_of
from workbook.own_rows import own_agency, reports_on
from workbook.results_sheet import results_sheet, summary
from workbook.selected_row import selected_row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from validators.findings import Place
    from workbook.book import Book, Entry
    from workbook.checking import Basis
    from workbook.raw_table import RawTable
    from workbook.selected_row import SelectedRow

_MOST_SHOWN = 12  # changes listed in a question; more would not fit on a screen
_LONGEST_SHOWN = 40
_AGENCY_COLUMNS = ("lead", "coordinating")
_HELP = (
    "Kiểm tra: tô màu và ghi chú vào từng ô cần sửa, liệt kê ở trang “Kết quả kiểm tra”.\n"
    "Xóa đánh dấu: bỏ hết màu và ghi chú của lần kiểm tra; màu và ghi chú của bạn còn nguyên.\n"
    "Sửa tự động: sửa những lỗi không đổi nghĩa (khoảng trắng, chính tả tên đơn vị…), "
    "cho xem trước khi sửa.\n"
    "Danh mục đơn vị: chọn tên đơn vị cho ô đang đứng.\n"
    "Cập nhật tiến độ: điền tiến độ cho nhiệm vụ ở dòng đang đứng.\n"
    "Đứng ở một ô đã đánh dấu rồi bấm Trợ giúp: giải thích điểm cần sửa của ô ấy."
)


def check(book: Book, basis: Basis) -> None:
    """Kiểm tra: mark every faulty cell, list all findings, and go to the first."""
    findings = findings_of(_tables(book), basis)
    marks = [asdict(mark) for mark in marks_of(findings)]
    locked = book.mark(marks, asdict(results_sheet(findings)))
    if marks:
        book.go_to(marks[0]["sheet"], marks[0]["cell"])
    book.say("\n".join((summary(findings), *map(_locked, locked))))


def clear(book: Book, _: Basis) -> None:
    """Xóa đánh dấu: the sheets as the person had them."""
    count, locked = book.clear()
    told = f"Đã xóa đánh dấu ở {count} ô." if count else ""
    kept = [
        f"Trang “{title}” đang khóa nên còn đánh dấu; hãy bỏ khóa rồi bấm lại." for title in locked
    ]
    book.say("\n".join(filter(None, (told, *kept))) or "Không có ô nào đang được đánh dấu.")


def fix(book: Book, basis: Basis) -> None:
    """Sửa tự động: show what would change, and change it if the person agrees."""
    tables = _tables(book)
    fixes = all_safe(*opened(headed(tables), basis))
    if not fixes:
        book.say("Không có lỗi nào tự sửa được mà không đổi nghĩa. Bấm Kiểm tra để xem mọi điểm.")
    elif book.ask(_question(fixes, tables)):
        entries = [_text(at.sheet, at.cell, text) for at, text in fixes.items()]
        count = len(entries) - _write(book, entries, "Sửa tự động")
        book.say(f"Đã sửa {count} ô. Bấm Kiểm tra để xem những điểm còn lại.")


def choose_agency(book: Book, basis: Basis) -> None:
    """Danh mục đơn vị: a name of the registry for the cell the cursor is on."""
    row = _selected(book)
    if row.key not in _AGENCY_COLUMNS:
        raise CannotDoError(
            f"Ô {row.cell} không thuộc cột Đơn vị chủ trì hay Đơn vị phối hợp; "
            "hãy đứng ở một ô của hai cột ấy rồi bấm lại."
        )
    chosen, now = _chosen_agency(book, basis, BY_KEY[row.key].heading), row.text(row.key)
    if chosen is None:
        return
    if row.key == "coordinating" and now:
        chosen = f"{now}; {chosen}"
    elif now and not book.ask(f"Thay “{_short(now)}” bằng “{chosen}”?"):
        return
    _write(book, [_text(row.raw.ref.sheet, row.place(row.key), chosen)], "Danh mục đơn vị")


def update_progress(book: Book, basis: Basis) -> None:
    """Cập nhật tiến độ: the progress of the task the cursor is on, if it is one's own."""
    row = _selected(book)
    if missing := progress_form.missing_columns(row):
        raise CannotDoError(f"Biểu chưa có cột {', '.join(missing)}; hãy dùng biểu có cột tiến độ.")
    agency = own_agency(row.raw) or _chosen_agency(book, basis, "Bạn báo cáo cho đơn vị nào?")
    if agency is None:
        return
    if not reports_on(agency, row, basis):
        raise CannotDoError(
            f"Nhiệm vụ ở dòng {row.number} không giao cho {agency}; "
            "mỗi đơn vị chỉ cập nhật tiến độ nhiệm vụ của mình."
        )
    title = f"Dòng {row.number}: {_short(row.text('content'))}"
    answer = book.enter(title, progress_form.fields(row))
    if answer is not None:
        _write(book, progress_form.entries(row, answer, basis.today), "Cập nhật tiến độ")


def show_help(book: Book, _: Basis) -> None:
    """Trợ giúp: what is wrong in the marked cell the cursor is on, or what each button does."""
    from validators.rules import BY_CODE

    spot = book.selection()
    rules = [BY_CODE[code] for code in codes_in(book.note(spot["sheet"], spot["cell"]))]
    told = [f"{r.code} {r.title}\nVì sao: {r.why}\nCách sửa: {r.mend}" for r in rules]
    book.say("\n\n".join(told) or _HELP)


# The word by which buttons, menus and scripts call each command.
COMMANDS: Mapping[str, Callable[[Book, Basis], None]] = {
    "check": check,
    "clear": clear,
    "fix": fix,
    "agency": choose_agency,
    "progress": update_progress,
    "help": show_help,
}


def _tables(book: Book) -> tuple[RawTable, ...]:
    return live_tables(book.name(), book.tables())


def _selected(book: Book) -> SelectedRow:
    spot = book.selection()
    return selected_row(_tables(book), spot["sheet"], spot["cell"])


def _chosen_agency(book: Book, basis: Basis, title: str) -> str | None:
    """An agency of today's registry that the person picks; None where it was left open."""
    names = [a.name for a in basis.registry.agencies if basis.registry.valid_on(a, basis.today)]
    answer = book.enter(title, [{"label": "Đơn vị", "value": "", "options": names}])
    return (answer[0] or None) if answer else None


def _write(book: Book, entries: Sequence[Entry], title: str) -> int:
    """Write, and say what had to stay; how many cells did."""
    kept = book.write(entries, title) if entries else []
    if kept:
        cells = ", ".join(f"{spot['sheet']}!{spot['cell']}" for spot in kept)
        book.say(f"Còn nguyên, vì ô có công thức hoặc đang khóa: {cells}.")
    return len(kept)


def _text(sheet: str, cell: str, text: str) -> Entry:
    return {"sheet": sheet, "cell": cell, "value": text, "kind": "text"}


def _question(fixes: Mapping[Place, str], tables: Sequence[RawTable]) -> str:
    by_title = {raw.ref.sheet: raw for raw in tables}
    lines = [
        f"{at.sheet}!{at.cell}: “{_short(by_title[at.sheet].at(*position(at.cell)).shown)}” "
        f"→ “{_short(text)}”"
        for at, text in list(fixes.items())[:_MOST_SHOWN]
    ]
    if len(fixes) > _MOST_SHOWN:
        lines.append(f"… và {len(fixes) - _MOST_SHOWN} ô khác")
    return "\n".join((f"Sẽ sửa {len(fixes)} ô, không đổi nghĩa:", *lines, "Đồng ý sửa?"))


def _locked(sheet: str) -> str:
    return (
        f"Trang “{sheet}” đang khóa nên không tô được ô; mọi điểm vẫn có ở trang "
        "“Kết quả kiểm tra”."
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
