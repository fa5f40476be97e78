"""What the form may name: every figure, sentence and table of a report, as plain values.

The names are Vietnamese without marks, for they stand in the department's own Word file;
`docs/bao-cao-dinh-ky.md` lists them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from validators.progress import StatusClass
from validators.report_figures import Figures, FiguresError
from workbook.consolidated.words import (
    day_text,
    freshness,
    full_number,
    moment_text,
    percent_text,
    silence,
    summed,
)
from workbook.heading_block import BLANK, document_name, issuer_lines, long_date, signatures
from workbook.periodic_report.compared import compared
from workbook.periodic_report.duty_lines import duty_rows
from workbook.periodic_report.late import LATE, NOBODY, late_lines
from workbook.periodic_report.names import first_of, joined
from workbook.sections import new_sections

if TYPE_CHECKING:
    from validators.report_figures import Rate
    from workbook.consolidated.model import ConsolidatedTask, Consolidation, Report
    from workbook.periodic_report.model import PeriodicReport

Row = dict[str, Any]
_MOST_LATE = 5  # agencies that a cell of the table of late tasks names
# The word of each class in the form: `so.qua_han`.
NAMES = {
    StatusClass.DONE_ON_TIME: "dung_han",
    StatusClass.DONE_LATE: "tre_han",
    StatusClass.IN_TERM: "trong_han",
    StatusClass.OVERDUE: "qua_han",
    StatusClass.NOT_STARTED: "chua_bat_dau",
    StatusClass.ROUTINE: "thuong_xuyen",
    StatusClass.CONDITIONAL: "co_dieu_kien",
    StatusClass.UNDATED: "chua_ro_han",
}


def facts(report: PeriodicReport) -> Row:
    """Everything by its name. Raises FiguresError where parts do not add up."""
    figures = figures_of(report.now)
    rows = {
        "cham": _late(report.now),
        "bao_cao": duty_rows(report),
        "phu_luc": _annex(report.now),
        "phu_luc_cham": _late_annex(report.now),
    }
    found = {
        **_head(report),
        "so": _counts(figures),
        "ty_le": {
            "hoan_thanh": share(figures.finished),
            "dung_han": share(figures.on_time),
            "qua_han": share(figures.overdue),
        },
        "so_sanh": compared(report, figures_of),
        **rows,
    }
    _prove(found)
    return found


def figures_of(told: Consolidation) -> Figures:
    """The counts of a consolidation: the tasks by themselves, and by their classes."""
    return Figures(len(told.tasks), Counter(line.status_class for line in told.tasks))


def share(rate: Rate) -> str:
    """`80,28% (7.892/9.831)`, or that there is nothing to make a rate of."""
    if rate.value is None:
        return "chưa tính được (chưa có nhiệm vụ để tính)"
    percent = f"{rate.value * 100:.2f}".replace(".", ",")
    return f"{percent}% ({dotted(rate.part)}/{dotted(rate.whole)})"


def dotted(number: int) -> str:
    """A whole number with a dot before each three digits, as Vietnamese writes it."""
    return f"{number:,}".replace(",", ".")


def _head(report: PeriodicReport) -> Row:
    head, period = report.now.head, report.period
    return {
        "co_quan": issuer_lines(head.issuer),
        "noi": head.place or BLANK,
        "ngay_ky": long_date(None),
        "ke_hoach": f"{document_name(head)} {long_date(head.issued_on)}",
        "cua": head.issuer or BLANK,
        "ve": head.title or BLANK,
        "ten": f"Báo cáo thực hiện nhiệm vụ {_inside(period.name)}",
        "ky": period.name,
        "ky_trong_cau": _inside(period.name),
        "tu_ngay": day_text(period.first),
        "den_ngay": day_text(period.last),
        "so_lieu_den": day_text(report.as_of),
        "lay_luc": moment_text(report.read_at),
        "giua_ky": not report.is_whole,
        "gui_truoc": day_text(period.sent_by),
        "do_moi": freshness(report.now),
        "chua_co_so_lieu_moi": _unread(report.now),
        "nguoi_ky": signatures(head.issuer, "")[1].title,
    }


def _unread(told: Consolidation) -> list[Row]:
    """Agencies without new figures, those with one reason and figures of one moment together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for line in told.agencies:
        if line.reason:
            key = (line.reason.rstrip(". "), moment_text(line.figures_of))
            groups.setdefault(key, []).append(line.agency)
    return [
        {"don_vi": joined(agencies), "ly_do": reason, "so_lieu": read_at}
        for (reason, read_at), agencies in groups.items()
    ]


def _inside(name: str) -> str:
    """A period's name within a sentence: `quý III năm 2026`."""
    return name[0].lower() + name[1:]


def _counts(figures: Figures) -> Row:
    return {
        "tong": figures.whole,
        "theo_doi": figures.tracked,
        "hoan_thanh": figures.done,
        "chua_hoan_thanh": figures.open,
        "rieng": figures.apart,
        **{name: figures.count(each) for each, name in NAMES.items()},
    }


def _late(told: Consolidation) -> list[Row]:
    rows: list[Row] = []
    number, before = 0, None
    for line in late_lines(told):
        task, is_next = line.task.task, line.task is not before
        number += is_next
        opens = before is None or line.task.status_class is not before.status_class
        before = line.task
        rows.append(
            {
                "mo_dau": line.task.status_class.value if opens else "",
                "tt": number if is_next else "",
                "so": full_number(task) if is_next else "",
                "nhiem_vu": task.content if is_next else "",
                "han": day_text(line.task.last_day) if line.task.last_day and is_next else "",
                "phan_loai": line.status_class.value,
                "ngay": line.days,
                "don_vi": joined(line.agencies),
                "don_vi_gon": _in_short(line.agencies),
                "so_don_vi": len(line.agencies),
                "ly_do": line.reason,
                "ma": task.task_id,
                "loai_nhiem_vu": line.task.status_class.value,
            }
        )
    return rows


def _in_short(agencies: tuple[str, ...]) -> str:
    """Agencies as a narrow cell can hold them; who does not fit stands in the annex."""
    if len(agencies) <= _MOST_LATE:
        return joined(agencies)
    return f"{len(agencies)} đơn vị: {first_of(agencies, _MOST_LATE)} (xem Phụ lục)"


def _late_annex(told: Consolidation) -> list[Row]:
    """The late lines of which the table above names but a few agencies, with all of them."""
    return [
        {
            "so": full_number(line.task.task),
            "nhiem_vu": line.task.task.content,
            "phan_loai": line.status_class.value,
            "ngay": line.days,
            "so_don_vi": len(line.agencies),
            "don_vi": joined(line.agencies),
            "ly_do": line.reason,
        }
        for line in late_lines(told)
        if len(line.agencies) > _MOST_LATE
    ]


def _annex(told: Consolidation) -> list[Row]:
    tasks = [line.task for line in told.tasks]
    opens = (first for _, first in new_sections(tasks))
    return [_annex_row(*each) for each in zip(told.tasks, opens, strict=True)]


def _annex_row(line: ConsolidatedTask, opens: bool) -> Row:
    task = line.task
    section = ". ".join(filter(None, (task.section_number, task.section)))
    return {
        "muc": section if opens else "",
        "so": task.number,
        "nhiem_vu": task.content,
        "chu_tri": task.lead,
        "phoi_hop": task.coordinating,
        "san_pham": task.deliverable,
        "thoi_han": task.deadline,
        "phan_loai": line.status_class.value,
        "ket_qua": _told(line),
    }


def _told(line: ConsolidatedTask) -> str:
    """What the agency said; of several, how many said what."""
    match line.reports:
        case ():
            return NOBODY
        case (report,):
            return _said(report)
        case _:
            return summed(line)


def _said(report: Report) -> str:
    if report.is_blank:
        return silence(report)
    percent = percent_text(report.percent) if report.percent is not None else ""
    status = ", ".join(filter(None, (report.status, percent or report.percent_said)))
    return "\n".join(filter(None, (status, report.result)))


def _prove(found: Row) -> None:
    """The tables counted once more, by what is printed in them.

    Raises FiguresError where they say something else than the figures.
    """
    so = found["so"]
    printed = Counter(row["phan_loai"] for row in found["phu_luc"])
    late = Counter({row["ma"]: row["loai_nhiem_vu"] for row in found["cham"]}.values())
    for each, name in NAMES.items():
        if printed[each.value] != so[name] or (each in LATE and late[each.value] != so[name]):
            raise FiguresError(f"{each.value}: {so[name]}, annex {printed}, late {late}")
    if len(found["phu_luc"]) != so["tong"]:
        raise FiguresError(f"{so['tong']} tasks, {len(found['phu_luc'])} in the annex")
