"""A PDF with a text layer → blocks: paragraphs, tables, footnotes; a scan is refused."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.plans.blocks import Block, Line, Row, TableBlock
from workbook.plans.errors import UnreadableError
from workbook.plans.pdf_losses import losses
from workbook.plans.pdf_pages import Sheet, read_sheet
from workbook.plans.pdf_paragraphs import area_of, joined_lines
from workbook.plans.pdf_unruled import PAGE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfplumber.pdf import PDF

    from workbook.plans.pdf_letters import Printed
    from workbook.plans.pdf_paragraphs import Area

_MOST_PAGES = 400
_SAME_EVERYWHERE = 3  # pages on which a line at the edge is no part of the text
_NAMED_PAGES = 10
_DAMAGED = "PDF bị hỏng hoặc chưa tải xong; hãy lấy lại bản gốc."


def pdf_blocks(content: bytes) -> list[Block]:
    """The blocks of a PDF in order, its footnotes and page numbers last.

    Raises UnreadableError for a scan, a password, damage, or letters without a meaning.
    """
    aside, sheets = _running_titles(_sheets(content))
    blocks = list(_body(sheets))
    blocks.extend(note for sheet in sheets for note in sheet.notes)
    blocks.extend(map(Line, aside))
    return _placed(blocks)


def _body(sheets: Sequence[Sheet]) -> Iterator[Block]:
    """Paragraphs and tables in order; a paragraph may run over pages of the same width."""
    widths = {sheet.width for sheet in sheets}
    areas = {
        width: area_of(
            [ln for sheet in sheets if sheet.width == width for ln in sheet.lines], width
        )
        for width in widths
    }
    waiting: list[Printed] = []
    area: Area | None = None
    for sheet in sheets:
        if area not in (None, areas[sheet.width]):
            yield from _close(waiting, area)
        area = areas[sheet.width]
        tables = list(sheet.tables)
        for line in sheet.lines:
            while tables and tables[0][0] < line.top:
                yield from _close(waiting, area)
                yield TableBlock(tuple(map(Row, tables.pop(0)[1])))
            waiting.append(line)
        for _, rows in tables:
            yield from _close(waiting, area)
            yield TableBlock(tuple(map(Row, rows)))
    yield from _close(waiting, area)


def _close(waiting: list[Printed], area: Area | None) -> list[Line]:
    found = joined_lines(waiting, area) if area else []
    waiting.clear()
    return found


def _placed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with numbers in their order, by which what is left over is sorted."""
    found: list[Block] = []
    place = 0
    for block in blocks:
        if isinstance(block, TableBlock):
            rows = tuple(replace(row, places=(place + at,)) for at, row in enumerate(block.rows, 1))
            place += len(rows)
            found.append(TableBlock(rows))
        else:
            place += 1
            found.append(replace(block, places=(place,)))
    return found


def _sheets(content: bytes) -> list[Sheet]:
    import pdfplumber

    try:
        with losses() as lost, pdfplumber.open(io.BytesIO(content)) as document:
            read = _pages(document)
    except UnreadableError:
        raise
    except Exception as error:  # noqa: BLE001  # pdfminer raises anything at all on damaged files
        raise _unreadable(error) from None
    if lost:
        raise UnreadableError(_DAMAGED)
    scans = [number for number, sheet in enumerate(read, 1) if sheet is None]
    if scans:
        raise UnreadableError(
            f"{_named(scans, len(read))} là ảnh quét, không có lớp chữ; hãy xin bản Word, hoặc "
            "nhận dạng chữ (OCR), soát lại rồi đọc lại."
        )
    sheets = [sheet for sheet in read if sheet is not None]
    if not any(sheet.lines or sheet.tables for sheet in sheets):
        raise UnreadableError("không có chữ nào; hãy kiểm tra đã chọn đúng tệp kế hoạch chưa.")
    return sheets


def _pages(document: PDF) -> list[Sheet | None]:
    if len(document.pages) > _MOST_PAGES:
        raise UnreadableError(
            f"PDF dài hơn {_MOST_PAGES} trang; hãy tách riêng phần kế hoạch rồi đọc lại."
        )
    read: list[Sheet | None] = []
    for number, page in enumerate(document.pages, 1):
        read.append(read_sheet(page, number, read[-1] if read else None))
        page.close()  # frees what was read: memory is limited
    return read


def _named(scans: Sequence[int], count: int) -> str:
    if len(scans) == count:
        return "PDF"
    more = "…" if scans[_NAMED_PAGES:] else ""
    return "trang " + ", ".join(map(str, scans[:_NAMED_PAGES])) + more


def _unreadable(error: Exception) -> UnreadableError:
    """The reason for what pdfplumber raised, which wraps what pdfminer raised."""
    names = {type(one).__name__ for one in (error, *error.args, error.__cause__, error.__context__)}
    if "PDFPasswordIncorrect" in names:
        return UnreadableError("PDF đặt mật khẩu; hãy bỏ mật khẩu rồi lưu lại.")
    if "PDFEncryptionError" in names:
        return UnreadableError("PDF được mã hóa theo cách lạ; hãy bỏ mã hóa rồi lưu lại.")
    return UnreadableError(_DAMAGED)


def _running_titles(sheets: Sequence[Sheet]) -> tuple[list[str], list[Sheet]]:
    """What is printed at the edge of every page, page numbers and lines that repeat; the rest."""
    edges = Counter(line.text for sheet in sheets for line in _edge_lines(sheet))
    often = {
        text
        for text, count in edges.items()
        if count >= _SAME_EVERYWHERE and count * 2 > len(sheets)
    }
    aside: list[str] = []
    found: list[Sheet] = []
    for sheet in sheets:
        out = [
            line
            for line in _edge_lines(sheet)
            if PAGE_NUMBER.fullmatch(line.text) or line.text in often
        ]
        aside.extend(line.text for line in out)
        found.append(replace(sheet, lines=tuple(line for line in sheet.lines if line not in out)))
    return list(dict.fromkeys(aside)), found


def _edge_lines(sheet: Sheet) -> list[Printed]:
    """The first and the last line of a page."""
    ordered = sorted(sheet.lines, key=lambda line: line.top)
    return list(dict.fromkeys([*ordered[:1], *ordered[-1:]]))
