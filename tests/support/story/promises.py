"""The promises after a night that ended with a workbook; each gives what does not hold."""

from __future__ import annotations

import gzip
import io
import json
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from support.story.pages import PROGRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.story.office import Office
    from support.story.reading import Published, Told
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
            yield f"{row['Đơn vị']}: ghi {row['Đã báo cáo']}/{row['Phải báo cáo']}, {said}/{len(own)}"
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
    if told["agencies"] != len(night.leaders) or told["tasks"] != len(office.roll.duties):
        yield f"{told['agencies']} đơn vị, {told['tasks']} nhiệm vụ"


def sources_hold(office: Office, book: Published) -> Iterator[str]:
    """Every row of the last sheet leads to a row in the archive that says what is shown."""
    told = {(report.agency, report.task): report for report in book.reports()}
    shown = {(str(row["Đơn vị"]), str(row["Mã nhiệm vụ"])): row for row in book.sources}
    for place, report in told.items():
        if place not in shown:
            yield f"{place} không có trong Nguồn số liệu"
    for place, row in shown.items():
        if row["Bản chụp"] and row["Dòng"]:
            line = raw_line(office, str(row["Bản chụp"]), str(row["Trang"]), int(str(row["Dòng"])))
            if place[1] not in line:
                yield f"{place}: dòng {row['Dòng']} của bản chụp là {line}"


def raw_line(office: Office, digest: str, tab: str, row: int) -> list[str]:
    """The cells of a row (from 1) of a raw answer, found by the beginning of its digest."""
    (path,) = (office.folder / "du-lieu" / "ban-chup" / digest[:2]).glob(f"{digest}*.gz")
    raw = gzip.decompress(path.read_bytes())
    if raw[:2] == b"PK":
        book = load_workbook(io.BytesIO(raw), data_only=True)
        return [str(cell.value) for cell in book[tab][row]]
    if raw[:1] == b"{":
        return list(_google_line(json.loads(raw), row))
    return raw.decode().splitlines()[row - 1].split(",")


def _google_line(answer: dict[str, Any], row: int) -> Iterator[str]:
    """A row of an answer of bare values: every range is one column, from its first row on."""
    for each in answer["valueRanges"]:
        area = each["valueRange"]
        first = int("".join(filter(str.isdigit, area["range"].rpartition("!")[2].split(":")[0])) or 1)
        lines = area.get("values", [])
        if area["majorDimension"] == "COLUMNS":
            lines = list(zip_longest(*lines, fillvalue=""))
        yield from map(str, lines[row - first] if 0 <= row - first < len(lines) else ())


def _says_something(report: Told) -> bool:
    return any(report.words[key] for key in PROGRESS if key != "updated_on")
