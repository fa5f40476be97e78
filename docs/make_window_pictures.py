"""Takes the pictures of LibreOffice's window for the guide: a check, its list, and a form.

Run by hand (`just window-pictures`) when the look has changed; needs LibreOffice, Xvfb, xdotool
and ImageMagick's `import`. A real window on a screen of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sync.cli import run
from workbook.libreoffice.extension.trial import Trial

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent / "hinh"
_SCREEN, _SIZE, _CUT = ":93", "1360x860x24", "1246x760+57+50"
_SETTLED = 8.0  # seconds until a window has stopped changing


@contextmanager
def _screen() -> Iterator[None]:
    process = subprocess.Popen(["Xvfb", _SCREEN, "-screen", "0", _SIZE], stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _on_screen(*command: str) -> None:
    subprocess.run(command, check=True, env={**os.environ, "DISPLAY": _SCREEN})


def _shoot(name: str) -> None:
    """Keep what is on the screen."""
    time.sleep(1)
    picture = str(HERE / f"{name}.png")
    _on_screen("import", "-window", "root", "-crop", _CUT, "+repage", "-colors", "64", picture)


def _press(trial: Trial, document: Any, command: str) -> None:  # noqa: ANN401  # LibreOffice's
    """Press a button; the window that it shows stays open."""
    threading.Thread(target=trial.press, args=(document, command), daemon=True).start()
    time.sleep(_SETTLED)


def _story(trial: Trial) -> None:
    time.sleep(_SETTLED)
    document = trial.in_front()
    sheet, controller = document.getSheets().getByIndex(0), document.getCurrentController()
    _press(trial, document, "check")
    _shoot("kiem-tra")
    _on_screen("xdotool", "key", "Return")
    time.sleep(1)
    notes = sheet.getAnnotations()
    for place in range(notes.getCount()):
        notes.getByIndex(place).setIsVisible("PC409" in notes.getByIndex(place).String)
    _shoot("ghi-chu")
    controller.setActiveSheet(document.getSheets().getByName("Kết quả kiểm tra"))
    _shoot("ket-qua-kiem-tra")
    controller.setActiveSheet(sheet)
    controller.select(sheet.getCellRangeByName("D22"))
    _press(trial, document, "agency")
    _shoot("danh-muc-don-vi")


def main() -> int:
    """Make the demo's biểu, open it in a window, and take the pictures."""
    with tempfile.TemporaryDirectory() as name, _screen():
        folder = Path(name)
        if run(["demo", "--json", "-o", str(folder / "demo")]):
            return 1
        bieu = folder / "demo" / "bieu-phan-cong.xlsx"
        trial = Trial(folder, display=_SCREEN, shown=bieu, seconds=300)
        try:
            _story(trial)
        finally:
            trial.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
