"""Raw answers on disk, kept before anybody reads them: content-addressed and compressed."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from validators.errors import CannotDoError
from workbook.raw_table import SheetRef

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One answer of one source: where it came from, and its SHA-256.

    `pulled_at` (ISO, UTC) is when it was pulled, or when it was last known to hold still.
    """

    source: str
    sheet: str
    key: str
    pulled_at: str
    sha256: str

    @property
    def ref(self) -> SheetRef:
        """The sheet the answer is about."""
        return SheetRef(self.source, self.sheet, self.key)


class SnapshotStore:
    """A folder of answers and one line per snapshot; lines are only ever added."""

    def __init__(self, folder: Path) -> None:
        self._objects = folder / "ban-chup"
        self._index = folder / "ban-chup.jsonl"

    def keep(self, ref: SheetRef, raw: bytes, pulled_at: datetime) -> Snapshot:
        """Store an answer; it is safely on disk when this returns. Raises CannotDoError."""
        digest = hashlib.sha256(raw).hexdigest()
        snapshot = Snapshot(ref.source, ref.sheet, ref.key, pulled_at.isoformat(), digest)
        try:
            self._store(digest, raw)
            self._append([snapshot])
        except OSError as error:
            raise self._not_kept(error) from error
        return snapshot

    def confirm(self, snapshots: Iterable[Snapshot], at: datetime) -> list[Snapshot]:
        """Answers that are known to hold still, though nobody fetched them again.

        Raises CannotDoError.
        """
        again = [replace(snapshot, pulled_at=at.isoformat()) for snapshot in snapshots]
        try:
            if again:
                self._append(again)
        except OSError as error:
            raise self._not_kept(error) from error
        return again

    def raw(self, snapshot: Snapshot) -> bytes:
        """The answer again, proven to be the same bytes. Raises CannotDoError if it is not."""
        path = self._path(snapshot.sha256)
        try:
            raw = gzip.decompress(path.read_bytes())
        except (OSError, EOFError) as error:
            raise CannotDoError(f"{path}: mất hoặc hỏng bản chụp; hãy lấy lại dữ liệu.") from error
        if hashlib.sha256(raw).hexdigest() != snapshot.sha256:
            raise CannotDoError(f"{path}: bản chụp đã bị sửa; hãy lấy lại dữ liệu.")
        return raw

    def by_source(self) -> dict[str, list[Snapshot]]:
        """The snapshots of every source, newest first."""
        found: dict[str, list[Snapshot]] = {}
        for snapshot in reversed(self.all()):
            found.setdefault(snapshot.source, []).append(snapshot)
        return found

    def newest(self) -> dict[tuple[str, str], Snapshot]:
        """The newest snapshot of every sheet, by its source and key."""
        return {(snapshot.source, snapshot.key): snapshot for snapshot in self.all()}

    def all(self) -> list[Snapshot]:
        """Every snapshot, oldest first. A line cut short by a crash was never acknowledged."""
        if not self._index.exists():
            return []
        # Bytes: a line may be cut inside a letter.
        lines = (line.strip() for line in self._index.read_bytes().split(b"\n"))
        return [Snapshot(**json.loads(line)) for line in lines if line.endswith(b"}")]

    def _append(self, snapshots: Iterable[Snapshot]) -> None:
        with self._index.open("a", encoding="utf-8") as index:
            for snapshot in snapshots:
                # The first line break ends a line that a crash may have cut short.
                index.write(f"\n{json.dumps(asdict(snapshot), ensure_ascii=False)}\n")
            index.flush()
            os.fsync(index.fileno())

    def _not_kept(self, error: OSError) -> CannotDoError:
        return CannotDoError(
            f"{self._objects}: không lưu được bản chụp ({error.strerror}); "
            "hãy kiểm tra quyền ghi và dung lượng đĩa."
        )

    def _path(self, digest: str) -> Path:
        return self._objects / digest[:2] / f"{digest}.gz"

    def _store(self, digest: str, raw: bytes) -> None:
        path = self._path(digest)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".tmp")
        with beside.open("wb") as file:
            file.write(gzip.compress(raw, mtime=0))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
