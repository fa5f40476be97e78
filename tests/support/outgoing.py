"""The settings file of a department that hands out, beside a plan of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from support.handing_out import REGISTRY, ROBOT

from templates import open_template
from validators.columns import BY_KEY, PLAN_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from support.handing_out import Office

_HEAD = """ỦY BAN NHÂN DÂN TỈNH MẪU SƠN
Số: 48/KH-UBND
Mẫu Sơn, ngày 20 tháng 02 năm 2026

KẾ HOẠCH
Cải cách hành chính năm 2026

I. MỤC ĐÍCH
Nâng cao chất lượng phục vụ.

PHỤ LỤC
BIỂU PHÂN CÔNG NHIỆM VỤ

"""
TASKS = (
    ("1", "Tiêm chủng mở rộng cho trẻ em", "Sở Y tế", "Sở Tư pháp", "Báo cáo", "Tháng 9/2026"),
    ("2", "Xây dựng trạm y tế xã", "Sở Y tế", "", "Trạm y tế", "Tháng 3/2026"),
    ("3", "Rà soát văn bản quy phạm", "Sở Tư pháp", "Sở Y tế", "Báo cáo", "Tháng 10/2026"),
)


def write_plan(folder: Path, *tasks: tuple[str, ...]) -> None:
    """`ke-hoach.txt` with these rows in its annex."""
    heading = [BY_KEY[column.key].heading for column in PLAN_COLUMNS]
    rows = "\n".join("| " + " | ".join(row) + " |" for row in (heading, *tasks))
    (folder / "ke-hoach.txt").write_text(_HEAD + rows + "\n", encoding="utf-8")


def department(office: Office, *tasks: tuple[str, ...], **google: str) -> Path:
    """`phancong.toml` in the office's folder, with key, plan and registry.

    Further lines of [google] come as keywords, those of [google.handout] as `handout`.
    """
    folder = office.state
    write_plan(folder, *(tasks or TASKS))
    key = office.sandbox.service_account_key(ROBOT)
    (folder / "khoa.json").write_text(json.dumps(key), encoding="utf-8")
    (folder / "khoa.json").chmod(0o600)
    handout = google.pop("handout", 'owner = "ổ chia sẻ"')
    shipped = {"key": '"khoa.json"', "write_key": '"khoa.json"', "drive": '""'}
    lines = [f"{name} = {value}" for name, value in {**shipped, **google}.items()]
    text = f"""plan = "ke-hoach.txt"
state = "."
registry = "danh-muc.xlsx"
[google]
api = "{office.sandbox.url}"
{chr(10).join(lines)}
[google.handout]
{handout}
"""
    write_registry(folder / "danh-muc.xlsx")
    (folder / "phancong.toml").write_text(text, encoding="utf-8")
    return folder / "phancong.toml"


def write_registry(path: Path) -> None:
    """The registry workbook of the three agencies, with their addresses."""
    with open_template("danh_muc_don_vi.xlsx") as shipped:
        book = load_workbook(shipped)
    for row in book["Đơn vị"].iter_rows(min_row=4):
        known = REGISTRY.find(str(row[1].value))
        if known:
            row[0].value, row[6].value = known.code, known.email
    book.save(path)
