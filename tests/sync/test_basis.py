"""What a night stood on comes back from the archive as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.plans import plan, task

from sync.basis import Basis, from_bytes, to_bytes
from sync.sources import Reject
from validators.agencies import Agency, AgencyRegistry, Group, Level
from validators.context import AgreedException, RuleSettings
from validators.findings import Severity
from validators.plan import ReportObligation
from workbook.raw_table import SheetRef

_REGISTRY = AgencyRegistry(
    [Agency("a", "Sở A", ("SA",), level=Level.COMMUNE, valid_to=date(2026, 2, 28), successor="b")],
    [Group("Các sở", members=("Sở *",)), Group("Các cơ quan liên quan", open=True)],
    place="Mẫu Sơn",
)
_RULES = RuleSettings(
    {"PC301": None, "PC401": Severity.HINT},
    (AgreedException("PC401", "I.1", "chờ hướng dẫn", date(2026, 9, 30)),),
)


def test_everything_comes_back() -> None:
    """Plan, duties to report, registry, rules, sheets, rejects: equal values, equal bytes again."""
    own = plan(task("I.1"), task("I.2", detail="Gồm cả cấp xã"))
    duty = ReportObligation("Báo cáo quý", "quarterly", ("ngày 15",), "UBND tỉnh")
    own = replace(own, head=replace(own.head, report_obligations=(duty,)), residue=("dòng lạ",))
    sheets = {"thư mục": (SheetRef("Sở A", "", "/a.xlsx"),), "Google Sheets": ()}
    rejects = (Reject("/hop-thu/la.eml", "người gửi lạ"),)
    basis = Basis(own, "ke-hoach.txt", _REGISTRY, _RULES, {"Sở A": "Sở A"}, sheets, rejects)

    again = from_bytes(to_bytes(basis))

    assert (again.plan, again.rules, again.sheets) == (basis.plan, _RULES, sheets)
    assert again.rejects == rejects
    assert again.registry.agencies == _REGISTRY.agencies
    assert (again.registry.groups, again.registry.place) == (_REGISTRY.groups, "Mẫu Sơn")
    assert to_bytes(again) == to_bytes(basis)
