"""Where a click meets the warm process: a file that only its owner can read.

It says at which local address the process listens and the secret that both must know.
Standard library only: this also runs in the Python of a spreadsheet program.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from pathlib import Path

_FILE = "warm.json"
_OWNER_ONLY = 0o700
_LONGEST_ADDRESS = 100  # a local socket's path must be shorter than 108 bytes


def folder() -> Path:
    """The person's own folder for it, made on first use and closed to everybody else."""
    path = _place()
    path.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    if os.name == "posix":
        held = path.lstat()  # a link could lead anywhere
        if not stat.S_ISDIR(held.st_mode) or held.st_uid != os.getuid() or held.st_mode & 0o077:
            raise PermissionError(f"{path}: không phải thư mục riêng của bạn")
    return path


def _place() -> Path:
    local = os.environ.get("LOCALAPPDATA")
    if sys.platform == "win32" and local:
        return Path(local) / "phancong" / "warm"
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and len(runtime) < _LONGEST_ADDRESS // 2:
        return Path(runtime) / "phancong"
    return Path(tempfile.gettempdir()) / f"phancong-{os.getuid()}"


def new_address() -> str:
    """A fresh local address: a named pipe on Windows, elsewhere a socket in the folder."""
    name = f"w{os.getpid()}-{os.urandom(6).hex()}"
    return rf"\\.\pipe\phancong-{name}" if sys.platform == "win32" else str(folder() / name)


def announce(address: str, secret: bytes, version: str) -> None:
    """Say where to meet; in one step, so that nobody reads half a file."""
    beside = folder() / f"{_FILE}.{os.getpid()}"
    told = {"address": address, "secret": secret.hex(), "version": version, "pid": os.getpid()}
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(told, file)
    beside.replace(folder() / _FILE)


def announced() -> dict[str, str] | None:
    """What the last warm process announced; None where nothing usable is said."""
    try:
        told = json.loads((folder() / _FILE).read_text(encoding="utf-8"))
        return {key: str(told[key]) for key in ("address", "secret", "version", "pid")}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def withdraw() -> None:
    """Take back what this process announced."""
    told = announced()
    if told and told["pid"] == str(os.getpid()):
        (folder() / _FILE).unlink()
