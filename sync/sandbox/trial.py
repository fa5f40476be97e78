"""A folder to try everything in: a key, settings, a plan, and the state of a sandbox.

Files a person may have changed – settings and plan – are written only where they are missing. The
settings name the sandbox's address, so a later start listens at the same one.
"""

from __future__ import annotations

import json
import os
import secrets
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sync.sandbox.drive import Permission, SharedDrive
from sync.sandbox.server import Sandbox
from templates import open_template
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROBOT = "phancong@phancong-sandbox.iam.gserviceaccount.com"
DRIVE_NAME = "Ổ chia sẻ thử"
SAMPLE = "ke_hoach_mau.txt"
REMEMBERED = 1000  # calls the log keeps
SETTINGS = """\
# Cài đặt để thử với máy chủ đóng thế Google, do lệnh phancong sandbox viết sẵn; cứ việc sửa.

# Tệp kế hoạch; tệp mẫu có sẵn trong thư mục này.
plan = "ke-hoach.txt"
output = "tong-hop.xlsx"
state = "du-lieu"

[google]
key = "khoa.json"
# Địa chỉ của máy chủ đóng thế. Bỏ dòng này là gọi Google thật.
api = "{url}"
# Ổ chia sẻ có sẵn trong máy chủ đóng thế; các bảng được lập trong đó.
drive = "{drive}"

# Giao bảng và trả lời vào bảng; xem docs/giao-bang.md.
[google.handout]
owner = "ổ chia sẻ"
"""


@dataclass(frozen=True, slots=True)
class Trial:
    """A running sandbox and what was laid ready for it; `note` is what a person should know."""

    sandbox: Sandbox
    key: Path
    settings: Path
    drive: str
    note: str = ""


@contextmanager
def trial(
    folder: Path,
    port: int | None = None,
    *,
    strict: bool = False,
    quota: bool = False,
    lag: timedelta = timedelta(0),
) -> Iterator[Trial]:
    """Run a sandbox on a folder. CannotDoError when the folder or the port cannot be used.

    `strict` refuses files of service accounts outside shared drives, as Google does.
    """
    settings = folder / "phancong.toml"
    known = _port_of(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sandbox = Sandbox(
            service_accounts_own_files=not strict,
            quota=quota,
            lag=lag,
            port=known or 0 if port is None else port,
            folder=folder / "dong-the",
            log_limit=REMEMBERED,
        )
    except OSError as error:
        raise CannotDoError(_unusable(folder, known if port is None else port)) from error
    with sandbox:
        drive = _shared_drive(sandbox)
        key = _key(sandbox, folder / "khoa.json")
        _lay_ready(folder, settings, SETTINGS.format(url=sandbox.url, drive=drive))
        yield Trial(sandbox, key, settings, drive, _note(settings, sandbox.url))


def _unusable(folder: Path, port: int | None) -> str:
    if port:
        return (
            f"Cổng {port} đang bận; hãy dừng chương trình đang dùng nó hoặc chọn cổng khác bằng "
            "--port, rồi sửa dòng api trong phancong.toml cho khớp."
        )
    return f"{folder}: không dùng được thư mục này; hãy chọn thư mục khác bằng --folder."


def _port_of(settings: Path) -> int | None:
    """The port an earlier start wrote into the settings, if it can be read."""
    return urlsplit(_api(settings)).port if _api(settings) else None


def _api(settings: Path) -> str:
    try:
        table: dict[str, Any] = tomllib.loads(settings.read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    google = table.get("google")
    return str(google.get("api", "")) if isinstance(google, dict) else ""


def _note(settings: Path, url: str) -> str:
    if _api(settings) == url:
        return ""
    return (
        f'{settings} không trỏ về đây; hãy ghi dưới [google]: key = "khoa.json" và api = "{url}".'
    )


def _shared_drive(sandbox: Sandbox) -> str:
    """The id of the shared drive the robot manages; made at the first start."""
    drives = sandbox.world.drive.drives
    for shared in drives.values():
        if shared.name == DRIVE_NAME:
            return shared.id
    number = "0A" + secrets.token_urlsafe(12) + "9PVA"
    manager = Permission("user", "organizer", ROBOT)
    drives[number] = SharedDrive(number, DRIVE_NAME, sandbox.clock.now(), [manager])
    return number


def _key(sandbox: Sandbox, place: Path) -> Path:
    """The robot's key file: the one from before when it still fits, else a new one."""
    try:
        known = json.loads(place.read_text("utf-8"))
        if known["token_uri"] == sandbox.token_uri and known["client_email"] == ROBOT:
            sandbox.trust(known)
            return place
    except (OSError, ValueError, KeyError, TypeError):
        pass  # missing, or no key of ours: a new one takes its place
    place.unlink(missing_ok=True)
    # nobody else may read it from its first moment on
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(sandbox.service_account_key(ROBOT), file, indent=2)
    return place


def _lay_ready(folder: Path, settings: Path, text: str) -> None:
    if not settings.exists():
        settings.write_text(text, "utf-8")
    plan = folder / "ke-hoach.txt"
    if not plan.exists():
        with open_template(SAMPLE) as sample:
            plan.write_bytes(sample.read_bytes())
