"""The state of the sandbox in a folder, so that it outlives the program.

`drive.json` holds files, grants, shared drives and the log of changes; each spreadsheet lies in
`bang-tinh/` in a file of its own, written again only after it changed. A file is always whole:
it is written beside the old one and put into its place.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sync.sandbox.packing import packed, unpacked
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from pathlib import Path

    from sync.sandbox.drive import Drive, File

EVERY = 1.0  # seconds between two looks whether there is something to keep
FIELDS = ("files", "drives", "changes", "roots", "waiting")


@dataclass(slots=True)
class Keeper:
    """Reads the state at the start and writes what changed, once a second and at the end."""

    folder: Path
    drive: Drive
    lock: threading.RLock
    written: dict[str, tuple[int, int]] = field(default_factory=dict[str, "tuple[int, int]"])
    whole: str = ""
    over: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None

    @property
    def sheets(self) -> Path:
        """Where the spreadsheets lie."""
        return self.folder / "bang-tinh"

    def load(self) -> None:
        """Put the kept state into the drive. CannotDoError when a file cannot be understood."""
        place = self.folder / "drive.json"
        if not place.exists():
            return
        try:
            state = unpacked(json.loads(place.read_text("utf-8")))
            for name in FIELDS:
                setattr(self.drive, name, state[name])
            for file in self.drive.files.values():
                kept = self.sheets / f"{file.id}.json"
                if kept.exists():
                    file.book = unpacked(json.loads(kept.read_text("utf-8")))
                self.written[file.id] = _mark(file)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise CannotDoError(
                f"{self.folder}: không đọc lại được trạng thái đã giữ ({type(error).__name__}); "
                "hãy chọn thư mục khác, hoặc xóa thư mục này để bắt đầu lại."
            ) from error

    def start(self) -> None:
        """Begin to look for changes in the background."""
        self.sheets.mkdir(parents=True, exist_ok=True)
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def finish(self) -> None:
        """Write what is left and stop."""
        self.over.set()
        if self.thread:
            self.thread.join()
        self.save()

    def _watch(self) -> None:
        while not self.over.wait(EVERY):
            self.save()

    def save(self) -> None:
        """Write what changed since the last time; what is gone is removed."""
        with self.lock:
            texts = self._changed()
            bare = {name: replace(file, book=None) for name, file in self.drive.files.items()}
            state: dict[str, Any] = {name: getattr(self.drive, name) for name in FIELDS}
            whole = json.dumps(packed(state | {"files": bare}), ensure_ascii=False)
            gone = set(self.written) - set(self.drive.files)
        for name, text in texts.items():
            _put(self.sheets / f"{name}.json", text)
        if whole != self.whole:
            _put(self.folder / "drive.json", whole)
            self.whole = whole
        for name in gone:
            (self.sheets / f"{name}.json").unlink(missing_ok=True)
            del self.written[name]

    def _changed(self) -> dict[str, str]:
        """The spreadsheets that changed, as JSON by their ids."""
        texts: dict[str, str] = {}
        for file in self.drive.files.values():
            if file.book and self.written.get(file.id) != _mark(file):
                texts[file.id] = json.dumps(packed(file.book), ensure_ascii=False)
                self.written[file.id] = _mark(file)
        return texts


def _mark(file: File) -> tuple[int, int]:
    return file.version, file.edits


def _put(place: Path, text: str) -> None:
    beside = place.with_suffix(".moi")
    beside.write_text(text, "utf-8")
    beside.replace(place)
