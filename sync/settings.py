"""`phancong.toml`: where the plan, the sources and the result are, and the department's rules."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from sync.clock import SystemClock, business_date
from sync.outputs import require_apart, require_xlsx
from sync.settings_table import SettingsError, SettingsTable
from sync.toml_file import read_toml
from validators.context import SEVERITY_WORDS, AgreedException, RuleSettings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from validators.agencies import AgencyRegistry
    from validators.findings import Severity
    from workbook.checking import Basis

DEFAULT_NAME = "phancong.toml"
_TEXTS = ("plan", "plan_id", "output", "state", "registry")
_TABLES = ("google", "folder", "mailbox", "history", "severity", "exceptions")
_GOOGLE = {
    "key", "keyless", "account", "write_key", "write_account", "drive", "minutes", "api",
    "spreadsheets", "handout",
}  # fmt: skip
_HANDOUT = {"owner", "user", "login", "editors", "answer"}
_EXCEPTION = {"code", "task", "reason", "until"}


class FileOwner(Enum):
    """Whose the agencies' spreadsheets are; the value is what the settings say."""

    SHARED_DRIVE = "ổ chia sẻ"
    USER = "người dùng"
    AGENCY = "đơn vị"


@dataclass(frozen=True, slots=True)
class HandoutSettings:
    """How tables are handed out and answered, which needs rights that reading does not.

    `user` is the person who owns the files, `login` the file of that person's log-in where no
    domain delegates. `editors` may edit what is locked. `answer`: every night writes findings.
    """

    owner: FileOwner
    user: str = ""
    login: Path | None = None
    editors: tuple[str, ...] = ()
    answer: bool = False


@dataclass(frozen=True, slots=True)
class GoogleSettings:
    """How to log in to Google, and the agencies' spreadsheets.

    `keys` are service-account keys that only read, one or several; without any, `keyless` takes
    the machine's own identity, and `account` is a service account to act as. `write_key` and
    `write_account` are the same for handing out and answering. `drive` is the shared drive, or a
    folder in it, that the spreadsheets lie in, `minutes` how long a night may last, `api` another
    host than Google's.
    """

    keys: tuple[Path, ...] = ()
    keyless: bool = False
    account: str = ""
    write_key: Path | None = None
    write_account: str = ""
    drive: str = ""
    minutes: int = 60
    api: str = ""
    spreadsheets: Mapping[str, str] = field(default_factory=dict)
    handout: HandoutSettings | None = None


@dataclass(frozen=True, slots=True)
class MailboxSettings:
    """A folder exported from a mailbox; `senders` are addresses beside those of the registry."""

    path: Path
    senders: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; paths are already resolved beside the settings file.

    `files` are agencies' own files by name; in `folder` files say by their names whose they are.
    `database` is the address of a PostgreSQL database for the history; empty for a file.
    `plan_id` is which plan it is (`sheet_keys.plan_id`), where number or title were corrected.
    """

    plan: Path
    output: Path
    state: Path
    registry: Path | None = None
    google: GoogleSettings | None = None
    files: Mapping[str, Path] = field(default_factory=dict)
    folder: Path | None = None
    mailbox: MailboxSettings | None = None
    rules: RuleSettings = field(default_factory=RuleSettings)
    database: str = ""
    plan_id: str = ""

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file of other people that is read."""
        google = self.google or GoogleSettings()
        login = google.handout.login if google.handout else None
        single = (self.registry, google.write_key, login)
        return (self.plan, *filter(None, single), *self.files.values(), *google.keys)

    @property
    def has_files(self) -> bool:
        """Whether agencies send files, in one way or another."""
        return bool(self.files or self.folder or self.mailbox)


def read_settings(path: Path) -> Settings:
    """Settings of a file. Raises SettingsError with file, key and what to do."""
    table = read_toml(path, SettingsError)
    for key in table:
        if key not in _TEXTS + _TABLES:
            raise SettingsError(f"{path}: không có mục cài đặt tên “{key}”; hãy xóa hoặc sửa lại.")
    settings = _Reader(path, table).settings()
    require_apart(settings.output, (path, *settings.inputs))
    require_xlsx(settings.output)
    return settings


def registry_of(settings: Settings | None) -> AgencyRegistry:
    """The department's own registry, or the shipped one. Raises CannotDoError."""
    from workbook.registry import default_registry, read_registry

    if settings and settings.registry:
        return read_registry(settings.registry)
    return default_registry()


def rules_of(settings: Settings | None) -> RuleSettings:
    """The department's severities and exceptions: its registry workbook, then its settings file."""
    if settings is None:
        return RuleSettings()
    from workbook.rule_sheet import read_rule_sheet

    chosen = read_rule_sheet(settings.registry) if settings.registry else {}
    return replace(settings.rules, severities={**chosen, **settings.rules.severities})


def basis_of(settings: Settings | None) -> Basis:
    """What a check of this hour stands on. Raises CannotDoError for an unreadable registry."""
    from workbook.checking import Basis

    return Basis(business_date(SystemClock()), registry_of(settings), rules_of(settings))


class _Reader(SettingsTable):
    def settings(self) -> Settings:
        folder = self._mapping(self.table, "folder")
        self._only(folder, {"files", "path"}, "[folder]")
        registry = self._text(self.table, "registry", "")
        return Settings(
            plan=self._beside(self._text(self.table, "plan")),
            output=self._beside(self._text(self.table, "output", "tong-hop.xlsx")),
            state=self._beside(self._text(self.table, "state", "du-lieu")),
            registry=self._beside(registry) if registry else None,
            google=self._google(),
            files={
                agency: self._beside(self._text(self._mapping(folder, "files"), agency))
                for agency in self._mapping(folder, "files")
            },
            folder=self._beside(self._text(folder, "path")) if "path" in folder else None,
            mailbox=self._mailbox(),
            rules=RuleSettings(self._severities(), self._exceptions()),
            database=self._text(self._mapping(self.table, "history"), "database", ""),
            plan_id=self._text(self.table, "plan_id", "").strip(),
        )

    def _mailbox(self) -> MailboxSettings | None:
        table = self._mapping(self.table, "mailbox")
        if not table:
            return None
        self._only(table, {"path", "senders"}, "[mailbox]")
        senders = self._mapping(table, "senders")
        agencies = {address: self._text(senders, address) for address in senders}
        return MailboxSettings(self._beside(self._text(table, "path")), agencies)

    def _google(self) -> GoogleSettings | None:
        table = self._mapping(self.table, "google")
        if not table:
            return None
        self._only(table, _GOOGLE, "[google]")
        keyless = self._kind(table, "keyless", False)
        write_key = self._text(table, "write_key", "")
        return GoogleSettings(
            keys=() if keyless and "key" not in table else self._keys(table),
            keyless=keyless,
            account=self._text(table, "account", ""),
            write_key=self._beside(write_key) if write_key else None,
            write_account=self._text(table, "write_account", ""),
            drive=self._text(table, "drive", ""),
            minutes=self._kind(table, "minutes", 60),
            api=self._text(table, "api", ""),
            spreadsheets=self._spreadsheets(table),
            handout=self._handout(table),
        )

    def _spreadsheets(self, google: Mapping[str, Any]) -> dict[str, str]:
        """The id of each agency's spreadsheet; no two agencies have the same."""
        table = self._mapping(google, "spreadsheets")
        owners: dict[str, str] = {}
        for agency in table:
            first = owners.setdefault(self._text(table, agency), agency)
            if first != agency:
                raise self._wrong(
                    "spreadsheets",
                    f"ghi cùng một mã bảng cho “{first}” và “{agency}”; hãy sửa mã của một đơn vị",
                )
        return {agency: key for key, agency in owners.items()}

    def _handout(self, google: Mapping[str, Any]) -> HandoutSettings | None:
        table = self._mapping(google, "handout")
        if not table:
            return None
        self._only(table, _HANDOUT, "[google.handout]")
        owners = {owner.value: owner for owner in FileOwner}
        word, login = self._text(table, "owner"), self._text(table, "login", "")
        if word not in owners:
            raise self._wrong("owner", f"phải là một trong: {', '.join(owners)}")
        handout = HandoutSettings(
            owner=owners[word],
            user=self._text(table, "user", ""),
            login=self._beside(login) if login else None,
            editors=self._list(table, "editors"),
            answer=self._kind(table, "answer", False),
        )
        if handout.owner is FileOwner.SHARED_DRIVE and "drive" not in google:
            raise self._wrong("drive", "còn thiếu: owner = “ổ chia sẻ” cần mã ổ chia sẻ")
        if handout.owner is FileOwner.USER and not handout.user:
            raise self._wrong("user", "còn thiếu: owner = “người dùng” cần địa chỉ của người đó")
        return handout

    def _keys(self, table: Mapping[str, Any]) -> tuple[Path, ...]:
        """One key, or a list of them."""
        listed = table.get("key")
        if isinstance(listed, list) and listed and all(isinstance(each, str) for each in listed):
            return tuple(self._beside(each) for each in listed)
        return (self._beside(self._text(table, "key")),)

    def _severities(self) -> dict[str, Severity | None]:
        table = self._mapping(self.table, "severity")
        severities: dict[str, Severity | None] = {}
        for code in table:
            word = self._text(table, code)
            if word not in SEVERITY_WORDS:
                raise self._wrong(code, f"phải là một trong: {', '.join(SEVERITY_WORDS)}")
            severities[code] = SEVERITY_WORDS[word]
        return severities

    def _exceptions(self) -> tuple[AgreedException, ...]:
        entries = self.table.get("exceptions", [])
        if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
            raise self._wrong("exceptions", "phải viết dạng [[exceptions]]")
        return tuple(self._exception(entry) for entry in entries)

    def _exception(self, entry: Mapping[str, Any]) -> AgreedException:
        self._only(entry, _EXCEPTION, "[[exceptions]]")
        until = entry.get("until")
        if not isinstance(until, date):
            raise self._wrong("until", "phải là một ngày dạng 2026-12-31")
        return AgreedException(
            self._text(entry, "code"), self._text(entry, "task"), self._text(entry, "reason"), until
        )
