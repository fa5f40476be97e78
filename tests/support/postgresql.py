"""A PostgreSQL cluster of our own: in a folder of its own, on a Unix socket, gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = 60  # seconds


def programs() -> Path | None:
    """The folder of the newest server programs on this machine; None where there are none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = debian[-1] if debian else shutil.which("initdb")
    return Path(found).parent if found else None


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The folder of the socket of a running server; `folder` holds its programs."""
    home = Path(tempfile.mkdtemp(prefix="phancong-pg-"))
    # The server refuses to run as root.
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        shutil.chown(home, user)
    base = home / "base"
    making = [folder / "initdb", "-D", base, "-U", "phancong", "-A", "trust", "-E", "UTF8"]
    with (home / "log").open("wb") as log:
        options = {"user": user, "stdout": log, "stderr": log, "cwd": home}
        subprocess.run([*making, "--locale=C.UTF-8", "--no-sync"], check=True, **options)
        own = ["-k", home, "-c", "listen_addresses=", "-c", "fsync=off"]
        server = subprocess.Popen([folder / "postgres", "-D", base, *own], **options)
        try:
            _wait(home, server)
            yield str(home)
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait(_START)
    shutil.rmtree(home)


def new_base(socket: str, name: str) -> str:
    """The address of a new, empty database."""
    with psycopg.connect(host=socket, user="phancong", dbname="postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"postgresql://phancong@/{name}?host={socket}"


def _wait(home: Path, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START
    while True:
        try:
            psycopg.connect(host=str(home), user="phancong", dbname="postgres").close()
        except psycopg.OperationalError:
            assert server.poll() is None, (home / "log").read_text(encoding="utf-8")
            assert time.monotonic() < end, "PostgreSQL không khởi động"
            time.sleep(0.05)
        else:
            return
