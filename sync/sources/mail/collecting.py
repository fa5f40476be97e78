"""All that agencies sent, out of a folder exported from a mailbox."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from sync.clock import VIETNAM
from sync.sources import Reject
from sync.sources.mail.enclosure import ARCHIVE, is_archive, is_workbook, plain_name
from sync.sources.mail.files import (
    MAX_FILES,
    Stretch,
    content_of,
    files_in,
    is_letter,
    is_many,
    is_regular,
    stretches,
)
from sync.sources.mail.letter import read_letter
from sync.sources.odd_names import UNWRITABLE, unwritable
from workbook.reading import read_bytes
from workbook.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sync.sources.mail.letter import Letter
    from sync.whose import Whose

_LINK = "là liên kết, không phải tệp; hãy chép chính tệp ấy vào đây."
_UNREADABLE = "không đọc được tệp này; hãy kiểm tra quyền đọc."
_OUTLOOK = "là tệp riêng của Outlook; hãy lưu thư dạng .eml, hoặc lưu tệp đính kèm vào thư mục con."
_NO_SENDER = "thư không ghi rõ một địa chỉ gửi; hãy lưu tệp đính kèm vào thư mục con của đơn vị."
_STRANGER = (
    "người gửi {} không phải địa chỉ của riêng một đơn vị trong danh mục; "
    "hãy ghi vào cột Thư điện tử của danh mục hoặc phần [mailbox.senders]."
)
_NO_WORKBOOK = "thư không có bảng tính đính kèm."
_NO_OWNER = "không nằm trong thư mục con mang tên một đơn vị hoặc địa chỉ gửi; hãy chuyển vào đó."
_NOT_ONE = "không phải bảng tính (.xlsx, .xls, .ods, .csv); hãy chuyển đi nơi khác."
_AGAIN = "giống hệt tệp đơn vị đã gửi ngày {:%d/%m/%Y}; không tính là báo cáo mới."
_NO_FOLDER = "{}: không mở được thư mục thư; hãy kiểm tra ổ mạng và quyền đọc."
_TOO_MANY = "{}: thư mục thư có hơn 50.000 tệp; hãy chuyển bớt thư cũ."
_OF_OUTLOOK = (".msg", ".pst", ".ost", ".oft")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A workbook that an agency sent, and where its bytes lie.

    `key` names it; `nth` counts the workbooks of its mail, None for a file by itself.
    """

    agency: str
    sent_at: datetime
    key: str
    digest: str
    path: Path
    stretch: Stretch = field(default_factory=Stretch)
    nth: int | None = None

    @property
    def order(self) -> tuple[datetime, Path, int, int]:
        """By day; what came on one mail as it stood there."""
        return self.sent_at, self.path, self.stretch.start, self.nth or 0

    def content(self) -> bytes:
        """The bytes of the workbook. Raises Refusal, OSError, LookupError where it is gone."""
        if self.nth is None:
            return read_bytes(self.path)
        enclosures = read_letter(content_of(self.path, self.stretch)).enclosures
        return [each for each in enclosures if not each.reason][self.nth].content


@dataclass(frozen=True, slots=True)
class Collected:
    """The workbooks in the order in which they were sent; and why the folder cannot be read."""

    attachments: tuple[Attachment, ...] = ()
    rejects: tuple[Reject, ...] = ()
    trouble: str = ""


def collect(
    folder: Path, whose: Whose, now: datetime, told: Mapping[str, datetime] | None = None
) -> Collected:
    """Everything in a folder; what was sent later than now counts as sent now.

    `told` says by SHA-256 as of when a workbook was taken before: a wrong day in the future must
    not become newer with every night.
    """
    try:
        files = files_in(folder)
    except OSError:
        return Collected(trouble=_NO_FOLDER.format(folder))
    if len(files) > MAX_FILES:
        return Collected(trouble=_TOO_MANY.format(folder))
    found = list(_Collector(folder, whose, now.astimezone(UTC), told or {}).all(files))
    sent = [each for each in found if isinstance(each, Attachment)]
    own, again = _first_time(sorted(sent, key=attrgetter("order")))
    rejects = [each for each in found if isinstance(each, Reject)]
    return Collected(tuple(own), (*rejects, *again))


@dataclass(frozen=True, slots=True)
class _Collector:
    folder: Path
    whose: Whose
    now: datetime
    told: Mapping[str, datetime]

    def all(self, files: Iterable[Path]) -> Iterator[Attachment | Reject]:
        """What every file holds; one that cannot be read stops nothing."""
        for path in files:
            try:
                yield from self._in(path)
            except OSError:
                yield Reject(str(path), _UNREADABLE)

    def _in(self, path: Path) -> Iterator[Attachment | Reject]:
        if shown := unwritable(path):
            yield Reject(shown, UNWRITABLE)
        elif not is_regular(path):
            yield Reject(str(path), _LINK)
        elif path.suffix.lower() in _OF_OUTLOOK:
            yield Reject(str(path), _OUTLOOK)
        elif is_many(path):
            for number, stretch in enumerate(stretches(path), 1):
                yield from self._letter(path, stretch, f"{path}#{number}")
        elif is_letter(path):
            yield from self._letter(path, Stretch(), str(path))
        else:
            yield self._plain(path)

    def _letter(self, path: Path, stretch: Stretch, place: str) -> Iterator[Attachment | Reject]:
        letter = read_letter(content_of(path, stretch))
        agency = self.whose.of_address(letter.sender)
        if agency is None or letter.trouble:
            yield Reject(place, letter.trouble or _unknown(letter))
            return
        if not letter.enclosures:
            yield Reject(place, _NO_WORKBOOK)
        for each in letter.enclosures:
            if each.reason:
                yield Reject(f"{place}/{each.name}", each.reason)
        workbooks = [each for each in letter.enclosures if not each.reason]
        for nth, each in enumerate(workbooks):
            name = f"{nth + 1} {each.name}" if len(workbooks) > 1 else each.name
            digest = _digest(each.content)
            sent_at = self._day(letter.sent_at, path, digest)
            yield Attachment(agency, sent_at, f"{place}/{name}", digest, path, stretch, nth)

    def _plain(self, path: Path) -> Attachment | Reject:
        """An attachment by itself: the folders it lies in say whose it is."""
        agency = self._owner(path)
        if agency is None:
            return Reject(str(path), _NO_OWNER)
        try:
            content = read_bytes(path)
        except Refusal as refusal:
            return Reject(str(path), refusal.reason.value)
        if not is_workbook(path.name, content):
            return Reject(str(path), ARCHIVE if is_archive(path.name) else _NOT_ONE)
        name, digest = plain_name(path.name), _digest(content)
        if name != path.name:  # two names may become one
            name = f"{digest[:8]} {name}"
        key = str(path.with_name(name))
        return Attachment(agency, self._day(None, path, digest), key, digest, path)

    def _owner(self, path: Path) -> str | None:
        named = path.relative_to(self.folder).parent.parts
        owners = {self.whose.of_address(each) or self.whose.of_name(each) for each in named}
        owners.discard(None)
        return owners.pop() if len(owners) == 1 else None

    def _day(self, said: datetime | None, path: Path, digest: str) -> datetime:
        """When it was sent, as the mail says, else as its file does."""
        day = said or datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return day if day <= self.now else self.told.get(digest, self.now)


def _unknown(letter: Letter) -> str:
    return _STRANGER.format(letter.sender) if letter.sender else _NO_SENDER


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _first_time(sent: Iterable[Attachment]) -> tuple[list[Attachment], list[Reject]]:
    """Each content of an agency once; the same sent again on another day is told."""
    first: dict[tuple[str, str], Attachment] = {}
    again: list[Reject] = []
    for each in sent:
        known = first.setdefault((each.agency, each.digest), each)
        if known.sent_at != each.sent_at:
            again.append(Reject(each.key, _AGAIN.format(known.sent_at.astimezone(VIETNAM))))
    return list(first.values()), again
