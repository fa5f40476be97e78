"""Who the story is about: the agencies, the tasks of the plan, and what becomes of both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from openpyxl import Workbook

from validators.plan import Plan, PlanHead, TaskRow
from workbook.bieu import write_bieu
from workbook.registry_rows import AGENCY_HEADINGS, GROUP_HEADINGS, MEMBERS, NAME

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HEAD = PlanHead(
    number="31/KH-UBND",
    issued_on=date(2026, 5, 4),
    place="Sông Vàng",
    issuer="Ủy ban nhân dân tỉnh Sông Vàng",
    title="Phòng, chống thiên tai và bảo đảm nước sạch năm 2026",
    year=2026,
)
COMMUNES = "UBND cấp xã"
INTERIOR, FINANCE, JUSTICE, HEALTH, BUILDING = (
    "Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Y tế", "Sở Xây dựng",
)  # fmt: skip
OFFICE, POLICE, INSPECTORS = "Văn phòng UBND tỉnh", "Công an tỉnh", "Thanh tra tỉnh"
HOA_LAC, TAN_PHONG, BEN_DO = "UBND xã Hòa Lạc", "UBND xã Tân Phong", "UBND phường Bến Đò"
MY_LOC = "UBND xã Mỹ Lộc"  # joins while the story runs
PROVINCE = (INTERIOR, FINANCE, JUSTICE, HEALTH, BUILDING, OFFICE, POLICE, INSPECTORS)


@dataclass(frozen=True, slots=True)
class Duty:
    """A task of the plan: who leads it and who takes part, and its last day, None where none."""

    task: str
    content: str
    lead: tuple[str, ...]
    deadline: str
    last: date | None
    beside: tuple[str, ...] = ()

    @property
    def row(self) -> TaskRow:
        """The task as the plan writes it."""
        section, _, number = self.task.partition(".")
        titles = {"I": "Chỉ đạo, điều hành", "II": "Công trình, dân sinh", "III": "Cấp xã"}
        return TaskRow(
            self.task, number, self.content, "; ".join(self.lead), "; ".join(self.beside),
            "Báo cáo kết quả", self.deadline, section, titles[section],
        )  # fmt: skip


DUTIES = (
    Duty("I.1", "Kiện toàn ban chỉ huy phòng thủ dân sự các cấp", (INTERIOR,), "15/6/2026",
         date(2026, 6, 15)),
    Duty("I.2", "Bố trí dự phòng ngân sách cho khắc phục hậu quả thiên tai", (FINANCE,),
         "Quý II/2026", date(2026, 6, 30), (INTERIOR,)),
    Duty("I.3", "Rà soát quy định về hỗ trợ hộ dân bị thiệt hại", (JUSTICE,),
         "Trước ngày 01/7/2026", date(2026, 6, 30)),
    Duty("I.4", "Theo dõi, đôn đốc việc thực hiện Kế hoạch", (OFFICE,), "Thường xuyên", None),
    Duty("I.5", "Thanh tra việc quản lý quỹ phòng, chống thiên tai", (INSPECTORS,),
         "Tháng 8/2026", date(2026, 8, 31)),
    Duty("II.1", "Kiểm tra an toàn hồ chứa trước mùa mưa lũ", (BUILDING,), "20/6/2026",
         date(2026, 6, 20)),
    Duty("II.2", "Nâng cấp trạm cấp nước tập trung nông thôn", (BUILDING, HEALTH),
         "Tháng 7/2026", date(2026, 7, 31)),
    Duty("II.3", "Dự trữ cơ số thuốc phòng dịch sau mưa lũ", (HEALTH,), "05/7/2026",
         date(2026, 7, 5)),
    Duty("II.4", "Giám sát chất lượng nước sinh hoạt", (HEALTH,), "31/12/2026",
         date(2026, 12, 31), (INTERIOR,)),
    Duty("II.5", "Bảo đảm an ninh trật tự tại khu vực sơ tán", (POLICE,), "30/6/2026",
         date(2026, 6, 30)),
    Duty("II.6", "Diễn tập chữa cháy và cứu nạn, cứu hộ", (POLICE, TAN_PHONG), "10/7/2026",
         date(2026, 7, 10)),
    Duty("III.1", "Lập phương án sơ tán dân của từng thôn, tổ dân phố", (COMMUNES,),
         "25/6/2026", date(2026, 6, 25)),
    Duty("III.2", "Nạo vét kênh tiêu, cống thoát nước", (HOA_LAC,), "Tháng 6/2026",
         date(2026, 6, 30)),
    Duty("III.3", "Lắp đặt biển cảnh báo sạt lở", (TAN_PHONG,), "12/7/2026", date(2026, 7, 12)),
    Duty("III.4", "Củng cố bến đò ngang", (BEN_DO,), "30/9/2026", date(2026, 9, 30)),
)  # fmt: skip
NEW_DUTY = Duty(
    "II.7", "Rà soát hộ nghèo thiếu nước sạch", (HOA_LAC, INTERIOR), "08/7/2026", date(2026, 7, 8)
)


@dataclass(slots=True)
class Roll:
    """Plan and registry as the department has them today."""

    folder: Path
    duties: list[Duty] = field(default_factory=lambda: list(DUTIES))
    communes: list[str] = field(default_factory=lambda: [HOA_LAC, TAN_PHONG, BEN_DO])

    def write(self) -> None:
        """The plan as a biểu and the registry, as files."""
        write_bieu(self.folder / "ke-hoach.xlsx", Plan(HEAD, tuple(d.row for d in self.duties)))
        _write_registry(self.folder / "danh-muc.xlsx", (*PROVINCE, *self.communes))

    def change(self, task: str, **fields: object) -> None:
        """The department rewrites a task."""
        at = next(at for at, duty in enumerate(self.duties) if duty.task == task)
        self.duties[at] = replace(self.duties[at], **fields)  # type: ignore[arg-type]  # checked by the dataclass

    def leaders(self, duty: Duty) -> tuple[str, ...]:
        """The agencies that have to report on a task; the group is its members."""
        each = (self.communes if name == COMMUNES else [name] for name in duty.lead)
        return tuple(name for names in each for name in names)

    def given(self, agency: str) -> dict[str, Duty]:
        """The tasks an agency leads or takes part in, by id."""
        return {
            duty.task: duty
            for duty in self.duties
            if agency in self.leaders(duty) or agency in duty.beside
        }


def _write_registry(path: Path, agencies: Iterable[str]) -> None:
    book = Workbook()
    listed, groups = book["Sheet"], book.create_sheet("Nhóm")
    listed.title = "Đơn vị"
    lines = [{NAME: name, "Cấp": "Xã" if "UBND" in name[:4] else "Tỉnh"} for name in agencies]
    for line in (AGENCY_HEADINGS, *(tuple(map(one.get, AGENCY_HEADINGS)) for one in lines)):
        listed.append(line)
    group = {GROUP_HEADINGS[0]: COMMUNES, MEMBERS: "UBND xã *; UBND phường *"}
    for line in (GROUP_HEADINGS, tuple(map(group.get, GROUP_HEADINGS))):
        groups.append(line)
    book.save(path)
