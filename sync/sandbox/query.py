"""The search language of files.list: `q=name contains 'x' and trashed = false`."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sync.sandbox.errors import drive_error
from sync.sandbox.identities import same

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.sandbox.drive import File
    from sync.sandbox.errors import RefusedError
    from sync.sandbox.identities import Identity

TOKEN = re.compile(
    r"\s*(?:('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")|(!=|<=|>=|[=<>(){}])|([A-Za-z]+))"
)


FLAGS = ("trashed", "starred", "sharedWithMe")  # they may stand alone


def parse(text: str) -> Callable[[File, Identity], bool]:
    """A test for files; 400 `invalid` when the text cannot be read."""
    return _Parser(_tokens(text)).whole()


def _wrong() -> RefusedError:
    return drive_error(400, "invalid", "Invalid Value", location="q")


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while at < len(text.rstrip()):
        match = TOKEN.match(text, at)
        if match is None:
            raise _wrong()
        tokens.append(match[0].strip())
        at = match.end()
    return tokens


class _Parser:
    """Recursive descent over the tokens of one query."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0

    def whole(self) -> Callable[[File, Identity], bool]:
        test = self.either()
        if self.at != len(self.tokens):
            raise _wrong()
        return test

    def next(self) -> str:
        if self.at >= len(self.tokens):
            raise _wrong()
        self.at += 1
        return self.tokens[self.at - 1]

    def peek(self) -> str:
        return self.tokens[self.at].lower() if self.at < len(self.tokens) else ""

    def either(self) -> Callable[[File, Identity], bool]:
        tests = [self.both()]
        while self.peek() == "or":
            self.at += 1
            tests.append(self.both())
        return lambda file, who: any(test(file, who) for test in tests)

    def both(self) -> Callable[[File, Identity], bool]:
        tests = [self.single()]
        while self.peek() == "and":
            self.at += 1
            tests.append(self.single())
        return lambda file, who: all(test(file, who) for test in tests)

    def single(self) -> Callable[[File, Identity], bool]:
        word = self.next()
        if word.lower() == "not":
            inner = self.single()
            return lambda file, who: not inner(file, who)
        if word == "(":
            inner = self.either()
            if self.next() != ")":
                raise _wrong()
            return inner
        return self.comparison(word)

    def comparison(self, left: str) -> Callable[[File, Identity], bool]:
        if left in FLAGS and self.peek() in ("", ")", "and", "or"):
            return _comparison(left, "=", "true")
        operator, right = self.next().lower(), self.next()
        if operator == "has":
            return self.property(left, right)
        if operator == "in":
            quoted = left[0] in "'\""
            name, value = (right, left) if quoted else (left, right)
            return _membership(name, _unquoted(value))
        return _comparison(left, operator, right)

    def property(self, name: str, mark: str) -> Callable[[File, Identity], bool]:
        """`appProperties has { key='a' and value='b' }`."""
        words = [mark, *(self.next() for _ in range(8))]
        shape = ["{", "key", "=", words[3], "and", "value", "=", words[7], "}"]
        if name not in ("properties", "appProperties") or words != shape:
            raise _wrong()
        key, value = _unquoted(words[3]), _unquoted(words[7])
        own = name == "properties"
        return lambda file, _: (file.properties if own else file.app_properties).get(key) == value


def _unquoted(text: str) -> str:
    if text[:1] not in ("'", '"'):
        raise _wrong()
    return re.sub(r"\\(.)", r"\1", text[1:-1])


def _membership(name: str, value: str) -> Callable[[File, Identity], bool]:
    writers = ("owner", "organizer", "fileOrganizer", "writer")
    readers = (*writers, "commenter", "reader")
    roles: dict[str, tuple[str, ...]] = {"owners": ("owner",), "writers": writers}
    roles["readers"] = readers
    if name == "parents":
        # `root` stands for the folder of whoever owns the file, which is the caller's for theirs
        return lambda file, who: (
            file.parent == value
            or (value == "root" and file.drive is None and same(file.owner, who.email))
        )
    if name not in roles:
        raise _wrong()
    return lambda file, who: any(
        grant.role in roles[name] and same(grant.address, who.email if value == "me" else value)
        for grant in file.permissions
    )


def _comparison(name: str, operator: str, right: str) -> Callable[[File, Identity], bool]:
    if name in FLAGS:
        wanted = right.lower() == "true"
        if operator not in ("=", "!=") or right.lower() not in ("true", "false"):
            raise _wrong()
        return lambda file, who: (_flag(name, file, who) == wanted) == (operator == "=")
    value = _unquoted(right)
    if name in ("modifiedTime", "createdTime"):
        return _time(name, operator, value)
    if name in ("name", "mimeType", "fullText"):
        return _text(name, operator, value)
    raise _wrong()


def _flag(name: str, file: File, who: Identity) -> bool:
    if name == "trashed":
        return file.trashed
    if name == "starred":
        return False
    return not same(file.owner, who.email) and any(
        grant.type == "user" and same(grant.address, who.email) for grant in file.permissions
    )


def _text(name: str, operator: str, value: str) -> Callable[[File, Identity], bool]:
    wanted = value.casefold()

    def held(file: File) -> str:
        return (file.mime if name == "mimeType" else file.name).casefold()

    tests: dict[str, Callable[[str], bool]] = {
        "=": lambda text: text == wanted,
        "!=": lambda text: text != wanted,
        # Drive finds the beginning of words, not any part of them
        "contains": lambda text: (
            any(word in f" {text}" for word in (f" {wanted}", f"-{wanted}", f"_{wanted}"))
            if name == "name"
            else wanted in text
        ),
    }
    if operator not in tests:
        raise _wrong()
    return lambda file, _: tests[operator](held(file))


def _time(name: str, operator: str, value: str) -> Callable[[File, Identity], bool]:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as wrong:
        raise _wrong() from wrong
    wanted = moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def held(file: File) -> datetime:
        return file.modified if name == "modifiedTime" else file.created

    tests: dict[str, Callable[[datetime], bool]] = {
        "=": lambda moment: moment == wanted,
        "!=": lambda moment: moment != wanted,
        "<": lambda moment: moment < wanted,
        "<=": lambda moment: moment <= wanted,
        ">": lambda moment: moment > wanted,
        ">=": lambda moment: moment >= wanted,
    }
    if operator not in tests:
        raise _wrong()
    return lambda file, _: tests[operator](held(file))
