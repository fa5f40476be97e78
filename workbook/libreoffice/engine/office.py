"""A LibreOffice process of our own: own profile, own pipe, ended with all it started."""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from validators.errors import CannotDoError
from workbook.libreoffice.engine import runtime
from workbook.libreoffice.program import find_program

STARTING = 90.0
"""Seconds after which an office that does not answer is given up."""
_ENDING = 10.0
_PAUSE = 0.05


class Office:
    """A running LibreOffice that we started; `address` is where others may attach to it."""

    def __init__(self, program: str | None = None, *, hidden: bool = True) -> None:
        program = program or find_program()
        if program is None:
            raise CannotDoError("Máy này chưa cài LibreOffice; hãy cài LibreOffice rồi chạy lại.")
        self.address = f"pipe,name=phancong{uuid.uuid4().hex}"
        self._profile = tempfile.mkdtemp(prefix="phancong-office-")
        command = [
            program, "--norestore", "--nologo", "--nodefault", "--nofirststartwizard",
            f"-env:UserInstallation={Path(self._profile).as_uri()}", f"--accept={self.address};urp",
        ]  # fmt: skip
        self._process = subprocess.Popen(  # noqa: S603  # the program was found, the rest is ours
            command + (["--headless"] if hidden or not _has_display() else []),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """The process that leads all it started."""
        return self._process.pid

    def connect(self, seconds: float = STARTING) -> Any:  # noqa: ANN401  # uno has no types
        """The component context of the office, once it answers."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self._process.poll() is None:
            with contextlib.suppress(CannotDoError):
                return connect(self.address)
            time.sleep(_PAUSE)
        self.end()
        raise CannotDoError("LibreOffice không khởi động được; hãy thử mở LibreOffice bằng tay.")

    def end(self) -> None:
        """End the office and whatever it started, and take its profile away. May be repeated."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_ENDING if self._process.poll() is None else 0)
        self.kill()

    def kill(self) -> None:
        """End it at once."""
        if sys.platform == "win32":
            self._process.kill()
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        shutil.rmtree(self._profile, ignore_errors=True)


def connect(address: str) -> Any:  # noqa: ANN401  # uno has no types
    """The component context of the office that listens at `address`, such as `pipe,name=abc`."""
    local = runtime.uno().getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = local.ServiceManager.createInstanceWithContext(name, local)
    try:
        context = resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext")
    except runtime.failure():
        raise CannotDoError(
            f"Không nối được với LibreOffice tại “{address}”; hãy mở LibreOffice với "
            f'tham số --accept="{address};urp" rồi thử lại.'
        ) from None
    _let_go_at_exit()
    return context


@functools.cache
def _let_go_at_exit() -> None:
    # Now and then uno brings Python down while it ends, if a connection is still open then.
    atexit.register(_let_go)


def _let_go() -> None:
    local = runtime.uno().getComponentContext()
    name = "com.sun.star.bridge.BridgeFactory"
    factory = local.ServiceManager.createInstanceWithContext(name, local)
    for bridge in factory.getExistingBridges():
        with contextlib.suppress(runtime.failure()):
            bridge.dispose()


def _has_display() -> bool:
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown) or sys.platform in {"win32", "darwin"}
