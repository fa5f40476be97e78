"""What agencies do to their tables in a day: progress, and everything else people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.story.pages import ERROR, PROGRESS, FilePage
from support.story.people import DUTIES

from validators.progress import Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from support.story.pages import Page, Row

_RESULTS = (
    "- Đã họp thống nhất với các đơn vị",
    "Đã ban hành văn bản số {}/UBND",
    "Đang lấy ý kiến góp ý lần {}",
    "=SUM(A1:A{}) là cách tính cũ",
    "Đã kiểm tra {} điểm, chưa phát hiện vi phạm",
)
_DIFFICULTIES = ("", "", "Thiếu kinh phí", "Chờ hướng dẫn; chưa có mẫu", "Mưa lớn kéo dài")


def _tasks(page: Page) -> list[Row]:
    return [row for row in page.rows if row.get("task_id")]


def report(page: Page, random: Random, today: date) -> None:
    """Fill in the progress of some tasks."""
    rows = _tasks(page)
    for row in random.sample(rows, min(len(rows), random.randint(1, 3))):
        status = random.choice(list(Status))
        percent = {Status.NOT_STARTED: 0, Status.DONE: 100}.get(status, random.randrange(5, 95, 5))
        result = random.choice(_RESULTS).format(random.randint(1, 99))
        said = (status.value, percent, result, random.choice(_DIFFICULTIES), f"{today:%d/%m/%Y}")
        row |= dict(zip(PROGRESS, said, strict=True))


def blank(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """Empty one cell."""
    for row in random.sample(_tasks(page), 1):
        row.pop(random.choice(PROGRESS), None)


def empty_row(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """Empty all the progress of a task."""
    for row in random.sample(_tasks(page), 1):
        for key in PROGRESS:
            row.pop(key, None)


def withdraw(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """Say that what stood in a cell no longer holds."""
    random.choice(_tasks(page))[random.choice(("result", "difficulty"))] = "xóa"


def sort_rows(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """Put the rows in another order."""
    random.shuffle(page.rows)


def insert_row(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """A task of the clerk's own, in the middle of the department's."""
    own: Row = {"content": "Việc đơn vị tự thêm", "status": "Đang thực hiện", "percent": 50}
    page.rows.insert(random.randint(0, len(page.rows)), own)


def add_column(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """A column of the clerk's own, once."""
    if "Người theo dõi" not in page.keys:
        page.add_column(random.randint(3, len(page.keys)), "Người theo dõi")
        for row in page.rows:
            row["Người theo dõi"] = "Tổ tổng hợp"


def copy_row(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """Copy a row and write over the copy: the id stands twice."""
    row = random.choice(_tasks(page))
    page.rows.append({**row, "result": "Dòng chép, chưa sửa mã"})


def remove_copies(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """Notice the copies, and take them out again."""
    first = {row.get("task_id") or id(row): row for row in reversed(page.rows)}
    page.rows[:] = [row for row in page.rows if any(row is one for one in first.values())]


def delete_row(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """Delete the row of a task, where another one stays."""
    if len(_tasks(page)) > 1:
        page.rows.remove(random.choice(_tasks(page)))


def rename_tab(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """Another name for the tab."""
    page.tab = random.choice(("Tiến độ", "Báo cáo tháng 6", "Biểu 'mới'", "Sheet1"))


def rename_heading(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """A heading in words which nobody else would use for it, or back again."""
    if page.renamed:
        page.renamed.clear()
    else:
        page.renamed["percent"] = "Đạt được bao nhiêu"


def change_plan(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """Give oneself more time."""
    random.choice(_tasks(page))["deadline"] = "31/12/2026"


def trespass(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """Report on a task of somebody else."""
    own = {row.get("task_id") for row in page.rows}
    foreign = random.choice([duty for duty in DUTIES if duty.task not in own])
    line = (foreign.task, foreign.content, "Hoàn thành", 100, "Việc của đơn vị khác")
    keys = ("task_id", "content", "status", "percent", "result")
    page.rows.append(dict(zip(keys, line, strict=True)))


def spoil_formula(page: Page, random: Random, today: date) -> None:  # noqa: ARG001  # a move's signature
    """A formula whose cells are gone; Google would have to work it out."""
    if isinstance(page, FilePage) and page.path.suffix == ".xlsx":
        random.choice(_tasks(page))["percent"] = ERROR


ODD: tuple[Callable[[Page, Random, date], None], ...] = (
    blank, blank, empty_row, withdraw, sort_rows, insert_row, add_column, copy_row,
    remove_copies, remove_copies, delete_row, rename_tab, rename_heading, change_plan, trespass,
    spoil_formula,
)  # fmt: skip
SPOILERS: tuple[Callable[[bytes], bytes], ...] = (
    lambda whole: whole[: len(whole) // 2],
    lambda _: "<html><body>Đăng nhập để tiếp tục</body></html>".encode(),
    lambda _: b"",
)
