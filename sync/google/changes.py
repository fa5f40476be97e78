"""Drive's list of changes: which spreadsheets moved since a token, and which are out of reach."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from sync.google.answers import GoogleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import gspread

_DRIVE = "https://www.googleapis.com/drive/v3"
_PAGE = 1000
_REMOVED = "bảng đã bị xóa hoặc không còn được chia sẻ; hãy kiểm tra với đơn vị."
_TRASHED = "bảng đang nằm trong thùng rác; hãy nhờ đơn vị khôi phục."
_SHEETS = "mimeType = 'application/vnd.google-apps.spreadsheet'"


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened up to `token`: spreadsheets (by id) that changed, and lost ones with why."""

    token: str
    changed: frozenset[str] = frozenset()
    gone: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True)
class ChangeFeed:
    """The list of changes that one identity sees.

    `drive` narrows it to a shared drive; the id of a folder in it will do as well.
    """

    client: gspread.Client
    drive: str = ""
    _around: str = field(default="", init=False)  # the drive around `drive`, a folder

    def start(self) -> str:
        """The token after everything that has happened so far."""
        answer = self._get("changes/startPageToken", {"fields": "startPageToken"})
        return str(answer["startPageToken"])

    def since(self, token: str) -> Changes:
        """Everything after a token. A file's last change counts."""
        last: dict[str, str] = {}
        while True:
            answer = self._get("changes", self._asked(token))
            for change in answer.get("changes", []):
                if "fileId" in change:
                    last[change["fileId"]] = _lost(change)
            if "newStartPageToken" in answer:
                gone = {key: reason for key, reason in last.items() if reason}
                changed = frozenset(key for key in last if key not in gone)
                return Changes(str(answer["newStartPageToken"]), changed, gone)
            token = str(answer["nextPageToken"])

    def trashed(self) -> dict[str, str]:
        """The spreadsheets that lie in a bin, which can be read all the same, with why."""
        return {file["id"]: _TRASHED for file in self._listed(f"{_SHEETS} and trashed = true")}

    def _asked(self, token: str) -> dict[str, Any]:
        fields = "nextPageToken,newStartPageToken,changes(fileId,removed,file(trashed))"
        everywhere = {"includeItemsFromAllDrives": "true", "includeRemoved": "true"}
        return {**everywhere, "pageToken": token, "pageSize": _PAGE, "fields": fields}

    def _listed(self, query: str) -> Iterator[Mapping[str, Any]]:
        asked: dict[str, Any] = {
            "q": query,
            "pageSize": _PAGE,
            "includeItemsFromAllDrives": "true",
            "corpora": "drive" if self.drive else "allDrives",
            "fields": "nextPageToken,files(id)",
        }
        while True:
            answer = self._get("files", asked)
            yield from answer.get("files", [])
            if "nextPageToken" not in answer:
                return
            asked["pageToken"] = answer["nextPageToken"]

    @property
    def _scope(self) -> dict[str, Any]:
        drive = {"driveId": self._around or self.drive} if self.drive else {}
        return {"supportsAllDrives": "true", **drive}

    def _get(self, what: str, params: dict[str, Any]) -> Any:  # noqa: ANN401  # JSON
        try:
            return self._call(what, {**self._scope, **params})
        except GoogleError as error:
            if error.code != HTTPStatus.NOT_FOUND or self._around or not self.drive:
                raise
        folder = {"supportsAllDrives": "true", "fields": "driveId"}
        self._around = str(self._call(f"files/{self.drive}", folder).get("driveId", self.drive))
        return self._call(what, {**self._scope, **params})

    def _call(self, what: str, params: dict[str, Any]) -> Any:  # noqa: ANN401  # JSON
        return self.client.http_client.request("get", f"{_DRIVE}/{what}", params=params).json()


def _lost(change: Mapping[str, Any]) -> str:
    """Why a changed file cannot count any more; "" where it can."""
    if change.get("removed"):
        return _REMOVED
    return _TRASHED if change.get("file", {}).get("trashed") else ""
