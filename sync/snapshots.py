"""Raw answers on disk, kept before anybody reads them: content-addressed and compressed."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from sync.cli_errors import StateError
from sync.grown_lines import GrownLines
from validators.errors import CannotDoError
from workbook.os_reasons import reading, writing
from workbook.publish import make_folder_durable
from workbook.raw_table import SheetRef

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

_NOT_KEPT = "không lưu được bản chụp"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One answer of one source: where it came from, and its SHA-256.

    `pulled_at` (ISO, UTC) is when it was pulled, or when it was last known to hold still.
    `plan` is the plan that was asked for, "" for all there is (and in older archives).
    `sent_at` is when somebody sent it; "" where it was read at its place.
    """

    source: str
    sheet: str
    key: str
    pulled_at: str
    sha256: str
    plan: str = ""
    sent_at: str = ""

    @property
    def ref(self) -> SheetRef:
        """The sheet the answer is about."""
        return SheetRef(self.source, self.sheet, self.key, self.plan, self.sent_at)

    @property
    def as_of(self) -> str:
        """From when its words are: when they were sent, else when they were read."""
        return self.sent_at or self.pulled_at

    def may_tell(self, plan: str) -> bool:
        """Whether the answer may hold something of a plan: one to another plan does not."""
        return self.plan in {"", plan}


class SnapshotStore:
    """A folder of answers and one line per snapshot; lines are only ever added."""

    def __init__(self, folder: Path, first: int | None = None) -> None:
        self._folder, self._first = folder, first
        self._objects = folder / "ban-chup"
        self.index = folder / "ban-chup.jsonl"
        self._lines = GrownLines(self.index, _whole)
        self._erased = folder / "da-xoa"

    def keep(self, ref: SheetRef, raw: bytes, pulled_at: datetime) -> Snapshot:
        """Store an answer; it is safely on disk when this returns. Raises CannotDoError."""
        digest = hashlib.sha256(raw).hexdigest()
        at = pulled_at.isoformat()
        snapshot = Snapshot(ref.source, ref.sheet, ref.key, at, digest, ref.plan, ref.sent_at)
        with writing(self._objects, _NOT_KEPT, StateError):
            self._store(digest, raw)
            self._append([snapshot])
        return snapshot

    def confirm(self, snapshots: Iterable[Snapshot], at: datetime) -> list[Snapshot]:
        """Answers that are known to hold still, though nobody fetched them again.

        Raises CannotDoError.
        """
        again = [replace(snapshot, pulled_at=at.isoformat()) for snapshot in snapshots]
        if again:
            with writing(self._objects, _NOT_KEPT, StateError):
                self._append(again)
        return again

    def raw(self, snapshot: Snapshot) -> bytes:
        """The answer again, proven to be the same bytes. Raises CannotDoError if it is not."""
        return self.content(snapshot.sha256)

    def content(self, digest: str) -> bytes:
        """The bytes with this SHA-256. Raises CannotDoError if they are lost or changed."""
        path = self._path(digest)
        try:
            raw = gzip.decompress(path.read_bytes())
        except (OSError, EOFError, zlib.error) as error:
            raise CannotDoError(f"{path}: mất hoặc hỏng bản chụp; hãy lấy lại dữ liệu.") from error
        if hashlib.sha256(raw).hexdigest() != digest:
            raise CannotDoError(f"{path}: bản chụp đã bị sửa; hãy lấy lại dữ liệu.")
        return raw

    def _is_whole(self, digest: str) -> bool:
        """What was damaged on the disk is stored anew when it comes in again."""
        try:
            self.content(digest)
        except CannotDoError:
            return False
        return True

    def put(self, raw: bytes) -> str:
        """Store bytes that are no answer of a source; their SHA-256. Raises OSError."""
        digest = hashlib.sha256(raw).hexdigest()
        self._store(digest, raw)
        return digest

    def erase(self, digest: str) -> None:
        """Take an answer out of the archive, after a tombstone was put in its place."""
        self._path(digest).unlink(missing_ok=True)

    def tombstone(self, digest: str) -> Path:
        """Where what may be kept of an erased answer stands."""
        return self._erased / f"{digest}.json.gz"

    def is_erased(self, digest: str) -> bool:
        """Whether an answer was lawfully erased, so that nobody may miss it."""
        return self.tombstone(digest).exists() and not self.holds(digest)

    def holds(self, digest: str) -> bool:
        """Whether the bytes with this SHA-256 are in the archive."""
        return self._path(digest).exists()

    def by_source(self) -> dict[str, list[Snapshot]]:
        """The snapshots of every source that can be read, newest first."""
        found: dict[str, list[Snapshot]] = {}
        erased = {path.name.split(".")[0] for path in self._erased.glob("*.gz")}
        for snapshot in reversed(self.all()):
            if snapshot.sha256 in erased and self.is_erased(snapshot.sha256):
                continue
            found.setdefault(snapshot.source, []).append(snapshot)
        return found

    def newest(self) -> dict[tuple[str, str, str], Snapshot]:
        """The newest snapshot of every sheet, by its source, key and plan."""
        return {(one.source, one.key, one.plan): one for one in self.all()}

    def until(self, count: int) -> SnapshotStore:
        """The store as it was when it had its first `count` snapshots; only for reading."""
        return SnapshotStore(self._folder, count)

    def all(self) -> list[Snapshot]:
        """Every snapshot, oldest first. A line cut short by a crash was never acknowledged.

        Raises CannotDoError.
        """
        with reading(self.index, "không đọc được danh sách bản chụp"):
            return self._lines.all()[: self._first]

    def replace_list(self, snapshots: Iterable[Snapshot], stamp: str) -> str:
        """Put another list in the place of this one; where this one is kept now, "" for none.

        A crash leaves the one or the other. Raises CannotDoError.
        """
        aside = self.index.with_name(f"ban-chup-cu-{stamp}.jsonl")
        with writing(self.index, "không lập lại được danh sách bản chụp", StateError):
            had = self.index.exists()
            if had:
                write_durably(aside, self.index.read_bytes())
            write_durably(self.index, "".join(map(_line, snapshots)).encode())
        return str(aside) if had else ""

    def _append(self, snapshots: Iterable[Snapshot]) -> None:
        with self.index.open("a", encoding="utf-8") as index:
            index.writelines(map(_line, snapshots))
            index.flush()
            os.fsync(index.fileno())

    def _path(self, digest: str) -> Path:
        return self._objects / digest[:2] / f"{digest}.gz"

    def _store(self, digest: str, raw: bytes) -> None:
        path = self._path(digest)
        if path.exists() and self._is_whole(digest):
            return
        write_durably(path, gzip.compress(raw, mtime=0))


def _line(snapshot: Snapshot) -> str:
    """The first line break ends a line that a crash may have cut short."""
    return f"\n{json.dumps(asdict(snapshot), ensure_ascii=False)}\n"


def _whole(line: bytes) -> Snapshot | None:
    """None for a line that was cut short or is none of ours, as the blank line before each."""
    try:
        return Snapshot(**json.loads(line))
    except (ValueError, TypeError):
        return None


def write_durably(path: Path, content: bytes) -> None:
    """A file that is on disk whole, with its name, when this returns. Raises OSError."""
    is_new = not path.parent.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".tmp")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    make_folder_durable(path.parent)
    if is_new:
        make_folder_durable(path.parent.parent)
