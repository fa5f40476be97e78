"""Files in a folder that say by their names whose they are."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from sync.source_names import FOLDER
from sync.sources import Reject
from sync.sources.folder import FolderSource
from sync.sources.odd_names import UNWRITABLE, unwritable
from workbook.reading import decode_workbooks, is_passing, read_bytes
from workbook.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sync.snapshots import SnapshotStore
    from sync.source_names import SourceNames
    from sync.whose import Whose
    from sync.whose_plan import WhosePlan

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv")
_MOST = 5_000
# What systems keep in every folder for themselves.
_OF_SYSTEM = ("thumbs.db", "desktop.ini")
_LINK = "là liên kết, không phải tệp; hãy chép chính tệp ấy vào đây."
_NO_WORKBOOK = "không phải bảng tính (.xlsx, .xls, .ods, .csv); hãy chuyển đi nơi khác."
_SECOND = "đơn vị này đã có tệp khai báo riêng trong [folder.files]; hãy bỏ một trong hai."
_UNKNOWN = "tên tệp không đúng là tên một đơn vị trong danh mục; hãy đổi tên tệp{}."
_GONE = "tệp “{}” không còn trong thư mục, hoặc không còn mang tên đơn vị; hãy đặt lại tệp."
_SEVERAL = (
    "có {} tệp cùng mang tên đơn vị này ({}), không biết tệp nào đúng; "
    "hãy để lại một tệp, chuyển các tệp cũ vào thư mục con."
)
_TOO_MANY = "{}: thư mục có hơn 5.000 tệp; hãy chỉ để lại tệp của các đơn vị."
_NO_FOLDER = "{}: không mở được thư mục; hãy kiểm tra ổ mạng và quyền đọc."


@dataclass(frozen=True, slots=True)
class Found:
    """The files of each agency, what belongs to nobody, and why the folder cannot be read."""

    files: Mapping[str, list[Path]] = field(default_factory=dict[str, "list[Path]"])
    rejects: tuple[Reject, ...] = ()
    trouble: str = ""


def found_in(folder: Path, whose: Whose, apart: Collection[Path] = ()) -> Found:
    """What lies in a folder itself; `apart` are files that are known to be something else."""
    try:
        with os.scandir(folder) as entries:
            paths = sorted(Path(each.path) for each in islice(entries, _MOST + 1))
    except OSError:
        return Found(trouble=_NO_FOLDER.format(folder))
    if len(paths) > _MOST:
        return Found(trouble=_TOO_MANY.format(folder))
    known = {path.resolve() for path in apart}
    files: dict[str, list[Path]] = {}
    rejects: list[Reject] = []
    for path in paths:
        if _is_quiet(path) or path.resolve() in known:
            continue
        if shown := unwritable(path):
            rejects.append(Reject(shown, UNWRITABLE))
            continue
        agency = whose.of_name(path.stem)
        if reason := _reason(path, whose, agency):
            rejects.append(Reject(str(path), reason))
        elif agency:
            files.setdefault(agency, []).append(path)
    return Found(files, tuple(rejects))


def of_plan(plan: WhosePlan, found: Found, declared: Iterable[Path], store: SnapshotStore) -> Found:
    """What was found without the files of another plan, which are listed, declared ones too.

    A content that was pulled before is not looked at again.
    """
    known = {each.sha256 for each in store.all()}
    paths = (*chain.from_iterable(found.files.values()), *declared)
    news = [path for path in paths if sha256(_content(path)).hexdigest() not in known]
    contents = ((path, _content(path)) for path in news)  # never all of them at once
    readings = zip(news, decode_workbooks(contents), strict=True) if news else ()
    reasons = {
        path: plan.refusal(reading)
        for path, reading in readings
        if not isinstance(reading, Refusal)
    }
    rejects = [Reject(str(path), reason) for path, reason in reasons.items() if reason]
    files = {
        agency: own
        for agency, paths in found.files.items()
        if (own := [path for path in paths if not reasons.get(path)])
    }
    return replace(found, files=files, rejects=(*found.rejects, *rejects))


def folder_source(
    declared: Mapping[str, Path], found: Found, before: Mapping[str, Path], names: SourceNames
) -> FolderSource:
    """The source of declared files, and of those found by their names.

    `before` are the files in which agencies said something earlier: whose file is gone, or is
    another plan's by now, stays with its last words and the reason.
    """
    chosen = {agency: paths[0] for agency, paths in found.files.items()}
    places = names.give({**before, **chosen, **declared}, FOLDER)
    lost: dict[str, str] = {}
    refused = dict(found.rejects)
    for name, path in places.items():
        agency = names.agencies[name]
        own = [path] if agency in declared else found.files.get(agency, [])
        if why := refused.get(str(path)) or _why_lost(own, path):
            lost[name] = why
    seconds = [path for agency in declared for path in found.files.get(agency, ())]
    second = tuple(Reject(str(path), _SECOND) for path in seconds)
    return FolderSource(places, lost, (*found.rejects, *second), found.trouble)


def files_before(
    store: SnapshotStore, folder: Path, whose: Whose, names: SourceNames
) -> dict[str, Path]:
    """The file in that folder from which an agency was last read; who is no more needs none.

    An agency that was renamed or taken out of the registry misses no file under its old name.
    """
    here = folder.absolute()
    keys = ((each.source, Path(each.key)) for each in store.all() if not each.sent_at)
    found = {
        names.agency_of(source, FOLDER): path
        for source, path in keys
        if path.suffix.lower() in ENDINGS and path.parent.absolute() == here
    }
    return {
        agency: path
        for agency, path in found.items()
        if whose.knows(agency) and agency not in names.gone
    }


def _content(path: Path) -> bytes:
    try:
        return read_bytes(path)
    except Refusal:
        return b""  # said when it is fetched


def _is_quiet(path: Path) -> bool:
    """Folders, and what programs leave for themselves: nothing that anybody sent."""
    own = path.name.startswith(".") or path.name.lower() in _OF_SYSTEM
    return own or is_passing(path) or (path.is_dir() and not path.is_symlink())


def _reason(path: Path, whose: Whose, agency: str | None) -> str:
    """Why a file is not taken; "" for one that is."""
    if path.is_symlink():
        return _LINK
    if path.suffix.lower() not in ENDINGS:
        return _NO_WORKBOOK
    if agency:
        return ""
    near = whose.proposed(path.stem)
    return _UNKNOWN.format(f" (có phải của “{near}”?)" if near else "")


def _why_lost(paths: list[Path], path: Path) -> str:
    if len(paths) > 1:
        return _SEVERAL.format(len(paths), ", ".join(each.name for each in paths))
    return "" if paths else _GONE.format(path.name)
