"""Takes the pictures of LibreOffice's window for the guide: a check, its list, and the forms.

Run by hand (`just window-pictures`) when the look has changed; needs soffice, unopkg, Xvfb and
ImageMagick's `import`. A real window on a screen of its own, our extension in a profile of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sync.cli import run
from validators.errors import CannotDoError
from workbook.libreoffice.engine import office, runtime
from workbook.libreoffice.extension.build import extension
from workbook.libreoffice.extension.install import install
from workbook.warm.start import start_command

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent / "hinh"
_SCREEN, _SIZE = ":93", "1360x860x24"
_SECONDS = "300"
_SETTLED = 6.0  # seconds until a window has stopped changing


@contextmanager
def _program(*command: str, **surroundings: str) -> Iterator[None]:
    """A program that runs during the block."""
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            ["timeout", _SECONDS, *command],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={**os.environ, **surroundings},
        )  # fmt: skip
        try:
            yield
        finally:
            process.terminate()
            process.wait()


def _connected(address: str) -> Any:  # noqa: ANN401  # LibreOffice's objects have no types
    for _ in range(600):
        try:
            return office.connect(address)
        except CannotDoError:
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not answer")


class _Window:
    """The biểu in a window; `press` runs a command, `shoot` takes a picture."""

    def __init__(self, context: Any, path: Path) -> None:  # noqa: ANN401  # same
        self._context = context
        desktop = self._service("com.sun.star.frame.Desktop")
        self.document = desktop.loadComponentFromURL(runtime.url(path), "_blank", 0, ())
        self._frame = self.document.getCurrentController().getFrame()
        time.sleep(_SETTLED)

    def press(self, command: str) -> None:
        """Press a button; a window that asks stays open."""
        address = runtime.struct("util.URL", Complete=f"vn.phancong:{command}")
        _, address = self._service("com.sun.star.util.URLTransformer").parseStrict(address)
        handler = self._frame.queryDispatch(address, "_self", 0)
        threading.Thread(target=handler.dispatch, args=(address, ()), daemon=True).start()
        time.sleep(_SETTLED)

    def key(self, name: str) -> None:
        """Press a key in whatever window is in front."""
        subprocess.run(["xdotool", "key", name], check=True, env={**os.environ, "DISPLAY": _SCREEN})
        time.sleep(1)

    def select(self, cell: str) -> None:
        """Put the cursor on a cell of the first sheet."""
        sheet = self.document.getSheets().getByIndex(0)
        self.document.getCurrentController().select(sheet.getCellRangeByName(cell))

    def shoot(self, name: str) -> None:
        """Keep what is on the screen."""
        surroundings = {**os.environ, "DISPLAY": _SCREEN}
        command = ["import", "-window", "root", "-colors", "64", str(HERE / f"{name}.png")]
        subprocess.run(command, check=True, env=surroundings)

    def _service(self, name: str) -> Any:  # noqa: ANN401  # same
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)


def _story(window: _Window) -> None:
    window.press("check")
    window.shoot("kiem-tra")
    window.key("Return")
    sheet = window.document.getSheets().getByIndex(0)
    marked = sheet.getAnnotations()
    for place in range(marked.getCount()):
        if "PC402" in marked.getByIndex(place).String:
            marked.getByIndex(place).setIsVisible(True)
    time.sleep(1)
    window.shoot("ghi-chu")
    controller = window.document.getCurrentController()
    controller.setActiveSheet(window.document.getSheets().getByName("Kết quả kiểm tra"))
    time.sleep(1)
    window.shoot("ket-qua-kiem-tra")
    controller.setActiveSheet(sheet)
    window.select("D22")
    window.press("agency")
    window.shoot("danh-muc-don-vi")


def main() -> int:
    """Make the demo's biểu, open it in a window, and take the pictures."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        if run(["demo", "--json", "-o", str(folder / "demo")]):
            return 1
        options = (
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            f"-env:UNO_SHARED_PACKAGES_CACHE={(folder / 'shared').as_uri()}",
        )
        (folder / "shared").mkdir()
        package = folder / "phancong.oxt"
        package.write_bytes(extension(start_command(), version("phancong")))
        install(package, options)
        address = f"pipe,name=phancong{uuid.uuid4().hex}"
        stack.enter_context(_program("Xvfb", _SCREEN, "-screen", "0", _SIZE))
        listen = f"--accept={address};urp"
        surroundings = {"DISPLAY": _SCREEN, "TMPDIR": name, "XDG_RUNTIME_DIR": ""}
        stack.enter_context(
            _program("soffice", "--norestore", "--nologo", listen, *options, **surroundings)
        )
        _story(_Window(_connected(address), folder / "demo" / "bieu-phan-cong.xlsx"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
