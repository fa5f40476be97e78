"""A real LibreOffice with our extension in it, put there by `phancong libreoffice install`'s way.

    from support.office_with_buttons import buttons  # noqa: F401  # a fixture

Own profile, own folder of extensions, own meeting place of the warm process: nothing of the
machine is touched, and all of it is ended and removed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import uuid
from contextlib import suppress
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from validators.errors import CannotDoError
from workbook.libreoffice.engine import office, runtime
from workbook.libreoffice.extension.build import extension
from workbook.libreoffice.extension.install import install

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SECONDS = 900
_CONNECT_SECONDS = 90.0


class OfficeWithButtons:
    """`press` runs a command as the menu, the toolbar and the keyboard do: through its address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        options = (
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            f"-env:UNO_SHARED_PACKAGES_CACHE={(folder / 'shared').as_uri()}",
        )
        (folder / "shared").mkdir()
        (folder / "tmp").mkdir()
        package = folder / "phancong.oxt"
        start = [sys.executable, "-I", "-m", "sync", "warm", "--idle", str(_SECONDS)]
        package.write_bytes(extension(start, version("phancong")))
        install(package, options)
        self._process = self._started(options)
        self.context = self._connected()

    def open(self, path: Path) -> Any:
        """A document, as a person opens it."""
        return self._service("com.sun.star.frame.Desktop").loadComponentFromURL(
            runtime.url(path), "_blank", 0, runtime.properties(MacroExecutionMode=4)
        )

    def press(self, document: Any, command: str, answers: list[Any] | None = None) -> None:
        """One command on a document; `answers` instead of windows (None: windows, if any)."""
        told = "" if answers is None else "?" + quote(json.dumps(answers))
        address = runtime.struct("util.URL", Complete=f"vn.phancong:{command}{told}")
        _, address = self._service("com.sun.star.util.URLTransformer").parseStrict(address)
        frame = document.getCurrentController().getFrame()
        frame.queryDispatch(address, "_self", 0).dispatch(address, ())

    def end(self) -> None:
        """End the office and the warm process."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for told in self._folder.glob("tmp/phancong-*/warm.json"):
            with suppress(ProcessLookupError):
                os.kill(json.loads(told.read_text(encoding="utf-8"))["pid"], signal.SIGKILL)

    def _service(self, name: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def _started(self, options: tuple[str, ...]) -> subprocess.Popen[bytes]:
        program = office.find_program()
        assert program
        self._address = f"pipe,name=phancong{uuid.uuid4().hex}"
        surroundings = {**os.environ, "TMPDIR": str(self._folder / "tmp"), "XDG_RUNTIME_DIR": ""}
        with (self._folder / "soffice.log").open("wb") as log:
            return subprocess.Popen(
                ["timeout", str(_SECONDS), program, "--headless", "--norestore", "--nologo",
                 f"--accept={self._address};urp", *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, env=surroundings,
            )  # fmt: skip

    def _connected(self) -> Any:
        import time

        until = time.monotonic() + _CONNECT_SECONDS
        while True:
            try:
                return office.connect(self._address)
            except CannotDoError:
                if time.monotonic() > until:
                    self.end()
                    raise
                time.sleep(0.1)


@pytest.fixture(scope="session")
def buttons(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeWithButtons]:
    """One such office for all tests of a process. Skips where there is none, except in CI."""
    in_ci = os.environ.get("CI") == "true"
    if not in_ci and not (shutil.which("soffice") and shutil.which("unopkg")):
        pytest.skip("máy này không có LibreOffice")
    started = OfficeWithButtons(tmp_path_factory.mktemp("buttons"))
    yield started
    started.end()
