"""The promises after a night that ended with a workbook; each gives what does not hold."""

from __future__ import annotations

import csv
import gzip
import io
import json
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from support.story.office import day_of
from support.story.pages import PROGRESS
from support.story.reading import Published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.story.office import Office
    from support.story.reading import Told
    from support.story.story import Night

_DONE = "Hoàn thành"


def words_hold(office: Office, book: Published) -> Iterator[str]:
    """Every word that counts stands where it belongs, and nothing else does."""
    told = {(report.agency, report.task): report for report in book.reports()}
    wanted = {
        (agency, duty.task): agency in duty.beside
        for duty in office.roll.duties
        for agency in (*office.roll.leaders(duty), *duty.beside)
    }
    if book.ids != [duty.task for duty in office.roll.duties]:
        yield f"các nhiệm vụ là {book.ids}"
    yield from (f"{each} không được giao" for each in told.keys() - wanted.keys())
    for (agency, task), is_beside in wanted.items():
        expected = office.oracle.row(agency, task)
        report = told.get((agency, task))
        if report is None:
            # Those who only take part are shown where they say something.
            if not is_beside or all("" not in expected[key] for key in PROGRESS[:-1]):
                yield f"thiếu báo cáo của {agency} về {task}"
            continue
        for key in PROGRESS:
            if report.words[key] not in expected[key]:
                said = report.words[key]
                yield f"{agency}, {task}, {key}: {said!r}, phải là {sorted(expected[key])}"


def classes_hold(office: Office, book: Published, night: Night) -> Iterator[str]:
    """Late is what is past its last day and not finished; the counts are those of the rows."""
    last = {duty.task: duty.last for duty in office.roll.duties}
    for report in (each for each in book.reports() if not each.is_beside):
        day = last[report.task]
        is_late = day is not None and night.day > day and report.words["status"] != _DONE
        if is_late != (report.status_class == "Quá hạn chưa hoàn thành"):
            yield f"{report.agency}, {report.task}: xếp loại {report.status_class}"


def sums_hold(book: Published) -> Iterator[str]:
    """Every count of the first sheet is a count over the others; nothing above all there is."""
    tasks = [row for row in book.tasks if row["Mã nhiệm vụ"]]
    kinds = {str(row["Phân loại"]) for row in tasks}
    for kind in kinds:
        counted = sum(row["Phân loại"] == kind for row in tasks)
        if book.figures.get(kind) != counted:
            yield f"Tổng quan ghi {book.figures.get(kind)} nhiệm vụ {kind}, đếm được {counted}"
    reports = [each for each in book.reports() if not each.is_beside]
    *lines, total = book.agencies
    for heading in ("Phải báo cáo", "Đã báo cáo", "Quá hạn chưa hoàn thành"):
        counted = sum(int(str(row[heading])) for row in lines)
        if total[heading] != counted:
            yield f"Theo đơn vị: {heading} ghi {total[heading]}, cộng được {counted}"
    for row in lines:
        own = [each for each in reports if each.agency == row["Đơn vị"]]
        said = sum(_says_something(each) for each in own)
        if (row["Phải báo cáo"], row["Đã báo cáo"]) != (len(own), said):
            shown = f"{row['Đã báo cáo']}/{row['Phải báo cáo']}"
            yield f"{row['Đơn vị']}: ghi {shown}, đếm được {said}/{len(own)}"
        shares = [row["Tỷ lệ đầy đủ"], row["Tỷ lệ kịp thời"]]
        if any(isinstance(share, float | int) and not 0 <= share <= 1 for share in shares):
            yield f"{row['Đơn vị']}: tỷ lệ {shares}"


def run_is_honest(office: Office, night: Night) -> Iterator[str]:
    """The exit code, who is named as unread and since when, and that nobody is forgotten."""
    never = {name for name in night.leaders if not office.oracle.last_read(name)}
    unread = (night.unread & night.leaders) | never
    code = 3 if unread else 0
    if night.ended.code != code:
        yield f"mã kết thúc {night.ended.code}, phải là {code}: {night.ended.err}"
        return
    told = night.ended.told
    if set(told["unread"]) != unread:
        yield f"chưa đọc được {sorted(told['unread'])}, phải là {sorted(unread)}"
    for agency, moment in told["figures_of"].items():
        names = [name for own, name, _ in office.pages() if own == agency]
        last = office.oracle.furthest_behind(agency, names)
        if last != night.number and not (moment or "").startswith(f"{day_of(last)}" * bool(last)):
            yield f"{agency}: số liệu của {moment}, phải là của {day_of(last)}"
    if told["agencies"] != len(night.leaders) or told["tasks"] != len(office.roll.duties):
        yield f"{told['agencies']} đơn vị, {told['tasks']} nhiệm vụ"
    asked = {each["source"] for each in office.journal()[-1]["answers"]}
    if asked != {office.source(agency, name) for agency, name, _ in office.pages()}:
        yield f"chỉ hỏi {sorted(asked)}"


def sources_hold(office: Office, book: Published) -> Iterator[str]:
    """Every row of the last sheet leads to a row in the archive that says what is shown."""
    shown = {(str(row["Đơn vị"]), str(row["Mã nhiệm vụ"])): row for row in book.sources}
    for report in book.reports():
        row = shown.get((report.agency, report.task))
        if row is None:
            yield f"{report.agency}, {report.task}: không có trong Nguồn số liệu"
        elif not (row["Bản chụp"] and row["Dòng"]):
            if any(report.words.values()):
                yield f"{report.agency}, {report.task}: không rõ nguồn"
        else:
            line = _raw_line(office, str(row["Bản chụp"]), str(row["Trang"]), int(str(row["Dòng"])))
            places = office.oracle.places[report.agency].values()
            typed = {str(each.now.get((report.task, key))) for each in places for key in PROGRESS}
            words = set(report.words.values()) & typed if len(places) == 1 else set()
            if missing := {report.task, *words} - {*line, ""}:
                yield f"{report.agency}, {report.task}: {missing} không có trong {line}"


def _raw_line(office: Office, digest: str, tab: str, row: int) -> list[str]:
    """The cells of a row (from 1) of a raw answer, found by the beginning of its digest."""
    (path,) = (office.kept / "ban-chup" / digest[:2]).glob(f"{digest}*.gz")
    lines = _raw_lines(path)
    return lines.get((tab, row), lines.get(("", row), []))


@lru_cache(maxsize=200)
def _raw_lines(path: Path) -> dict[tuple[str, int], list[str]]:
    """All rows of a raw answer by tab and row; the tab is empty where the answer names none."""
    raw = gzip.decompress(path.read_bytes())
    if raw[:2] == b"PK":
        book = load_workbook(io.BytesIO(raw), data_only=True)
        return {
            (sheet.title, at): list(map(str, line))
            for sheet in book
            for at, line in enumerate(sheet.values, 1)
        }
    if raw[:1] == b"{":
        columns = [_google_column(each["valueRange"]) for each in json.loads(raw)["valueRanges"]]
        lines = enumerate(zip_longest(*columns, fillvalue=""), 1)
    else:
        lines = enumerate(csv.reader(io.StringIO(raw.decode())), 1)
    return {("", at): list(map(str, line)) for at, line in lines}


def _google_column(area: dict[str, Any]) -> list[object]:
    """One column of an answer of bare values; it says where it begins only if not at the top."""
    values = area.get("values", [])
    columns = values if area["majorDimension"] == "COLUMNS" else list(zip_longest(*values))
    return list(columns[0]) if columns else []


def _says_something(report: Told) -> bool:
    return any(report.words[key] for key in PROGRESS if key != "updated_on")


def all_hold(office: Office, night: Night) -> Iterator[str]:
    """Every promise of this module."""
    book = Published(office.workbook)
    found = (
        *run_is_honest(office, night),
        *words_hold(office, book),
        *classes_hold(office, book, night),
        *sums_hold(book),
        *sources_hold(office, book),
    )
    yield from (f"đêm {night.number}: {each}" for each in found)
