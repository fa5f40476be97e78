"""Mails as agencies' programs write them, and a mailbox folder to put them in."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from workbook.bieu.write import bieu_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from validators.plan import Plan

XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
HEALTH, LAW = "syt@tinh.example", "stp@tinh.example"  # of the shipped registry


def letter(
    sender: str = HEALTH,
    day: str = "Mon, 12 Oct 2026 09:00:00 +0700",
    *attachments: tuple[str, bytes],
) -> EmailMessage:
    """A mail with these attachments, each a name and its bytes."""
    message = EmailMessage()
    message["From"] = f"Phòng Tổng hợp <{sender}>" if sender else ""
    message["To"] = "vanthu@tinh.example"
    message["Subject"] = "Báo cáo tiến độ"
    if day:
        message["Date"] = day
    message.set_content("Kính gửi Văn phòng.\n\nFrom Sở Y tế with regards\n")
    for name, content in attachments:
        message.add_attachment(content, maintype=XLSX[0], subtype=XLSX[1], filename=name)
    return message


def put(path: Path, message: EmailMessage) -> Path:
    """The mail as an .eml file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(message.as_bytes(policy=SMTP))
    return path


def put_many(path: Path, messages: Iterable[EmailMessage]) -> Path:
    """The mails one after the other in a file, as Thunderbird and Gmail keep them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    envelope = b"From - Mon Oct 12 09:00:00 2026\n"
    path.write_bytes(b"".join(envelope + bytes(each) + b"\n\n" for each in messages))
    return path


def report(plan: Plan, said: Mapping[str, Mapping[str, str]]) -> bytes:
    """A biểu that says these progress cells, by task and column key; only these tasks."""
    own = type(plan)(plan.head, tuple(task for task in plan.tasks if task.task_id in said))
    return bieu_bytes(own, progress={task: dict(cells) for task, cells in said.items()})
