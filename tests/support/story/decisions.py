"""What the department decides while the plan is being carried out, by the number of the day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from support.story import people

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.story.office import Office


def decide(office: Office, day: int) -> None:
    """Do what is due on a day."""
    DECISIONS.get(day, lambda _: None)(office)


def _new_task(office: Office) -> None:
    after = next(at for at, duty in enumerate(office.roll.duties) if duty.task == "II.6")
    office.roll.duties.insert(after + 1, people.NEW_DUTY)
    office.give(people.NEW_DUTY.task)


def _excel_besides(office: Office) -> None:
    """An agency that works on Google sends a file besides."""
    office.give_file(people.FINANCE, "so-tai-chinh.xlsx")


def _file_renamed(office: Office) -> None:
    page = office.files[people.BUILDING]
    if page.path.exists():
        page.path = page.path.rename(page.path.with_name("SXD bao cao (ban moi).xlsx"))


def _more_time(office: Office) -> None:
    office.roll.change("I.3", deadline="10/7/2026", last=date(2026, 7, 10))


def _closed(office: Office) -> None:
    office.roll.duties = [duty for duty in office.roll.duties if duty.task != "III.3"]


def _new_commune(office: Office) -> None:
    """The group of all communes has one more member, which has no table yet."""
    office.roll.communes.append(people.MY_LOC)


def _sheet_besides(office: Office) -> None:
    """An agency that sends files is given a spreadsheet besides."""
    office.give_sheet(people.POLICE)


def _other_leader(office: Office) -> None:
    office.roll.change("II.3", lead=(people.BUILDING,))
    office.give("II.3")


def _first_file(office: Office) -> None:
    office.give_file(people.MY_LOC, "xa-my-loc.xlsx")


DECISIONS: dict[int, Callable[[Office], None]] = {
    6: _new_task,
    8: _excel_besides,
    9: _file_renamed,
    10: _more_time,
    14: _closed,
    16: _new_commune,
    18: _sheet_besides,
    20: _other_leader,
    22: _first_file,
}
