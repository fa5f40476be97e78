"""A LibreOffice of its own with our extension in it: for trials, pictures and measuring.

Own profile, own folder of extensions, own meeting place of the warm process: nothing of the
person's is touched, and all of it is ended.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
import uuid
from contextlib import suppress
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from validators.errors import CannotDoError
from workbook.libreoffice import program
from workbook.libreoffice.engine import office, runtime
from workbook.libreoffice.extension.build import extension
from workbook.libreoffice.extension.install import install
from workbook.warm.start import start_command

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_CONNECT_SECONDS = 120.0
_PAUSE = 0.05


class Trial:
    """Keeps everything in `folder`; `seconds` is how long it may live at the most.

    With a `display` it has windows, and opens the file `shown` as if it had been clicked on.
    """

    def __init__(
        self,
        folder: Path,
        *,
        display: str | None = None,
        shown: Path | None = None,
        seconds: float = 900.0,
    ) -> None:
        self._folder = folder
        for name in ("shared", "tmp"):
            (folder / name).mkdir()
        options = (
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            f"-env:UNO_SHARED_PACKAGES_CACHE={(folder / 'shared').as_uri()}",
        )
        package = folder / "phancong.oxt"
        package.write_bytes(extension(start_command(), version("phancong"), scripted=True))
        install(package, options)
        self._address = f"pipe,name=phancong{uuid.uuid4().hex}"
        self._process = self._start(options, display, shown)
        self._limit = threading.Timer(seconds, self.end)
        self._limit.daemon = True
        self._limit.start()
        self._context = self._connect()

    def open(self, path: Path) -> Any:  # noqa: ANN401  # LibreOffice's objects have no types
        """A document, as a person opens it; its macros may run."""
        always = runtime.properties(MacroExecutionMode=4)
        desktop = self._service("com.sun.star.frame.Desktop")
        return desktop.loadComponentFromURL(runtime.url(path), "_blank", 0, always)

    def in_front(self) -> Any:  # noqa: ANN401  # same
        """The document in front."""
        return self._service("com.sun.star.frame.Desktop").getCurrentComponent()

    def press(self, document: Any, command: str, answers: list[Any] | None = None) -> None:  # noqa: ANN401  # same
        """One command on a document, as the menu gives it; it ends with the command.

        `answers` stand in for the person's; None shows the windows, where there is a display.
        """
        told = "" if answers is None else "?" + quote(json.dumps(answers))
        address = runtime.struct("util.URL", Complete=f"vn.phancong:{command}{told}")
        _, address = self._service("com.sun.star.util.URLTransformer").parseStrict(address)
        frame = document.getCurrentController().getFrame()
        frame.queryDispatch(address, "_self", 0).dispatch(address, ())

    def end_warm(self) -> None:
        """End the warm process, so that the next click starts another."""
        for told in self._folder.glob("tmp/phancong-*/warm.json"):
            with suppress(ProcessLookupError):
                os.kill(json.loads(told.read_text(encoding="utf-8"))["pid"], signal.SIGKILL)
            told.unlink()

    def end(self) -> None:
        """End the office and the warm process. May be repeated."""
        self._limit.cancel()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self.end_warm()

    def _service(self, name: str) -> Any:  # noqa: ANN401  # same
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)

    def _start(
        self, options: tuple[str, ...], display: str | None, shown: Path | None
    ) -> subprocess.Popen[bytes]:
        soffice = program.find_program()
        if soffice is None:
            raise CannotDoError("Máy này chưa cài LibreOffice; hãy cài LibreOffice rồi chạy lại.")
        seen: Mapping[str, str] = {"DISPLAY": display} if display else {}
        own = {"TMPDIR": str(self._folder / "tmp"), "XDG_RUNTIME_DIR": ""}
        with (self._folder / "soffice.log").open("wb") as log:
            return subprocess.Popen(  # noqa: S603  # the program was found, the rest is ours
                [soffice, "--norestore", "--nologo", "--nodefault",
                 *(() if display else ("--headless",)), f"--accept={self._address};urp", *options,
                 *((str(shown),) if shown else ())],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, env={**os.environ, **own, **seen},
            )  # fmt: skip

    def _connect(self) -> Any:  # noqa: ANN401  # same
        until = time.monotonic() + _CONNECT_SECONDS
        while True:
            try:
                return office.connect(self._address)
            except CannotDoError:
                if time.monotonic() > until:
                    self.end()
                    raise
                time.sleep(_PAUSE)
