"""Whose a file or a mail is: by its name or its sender, and only where that is beyond doubt.

Of which plan it is stands inside (`sync.whose_plan`).
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from sync.whose_plan import ANY_PLAN
from validators.agencies.keys import loose_key
from validators.text import fold, nfc, skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sync.whose_plan import WhosePlan
    from validators.agencies import Agency, AgencyRegistry

# Words around a name that tell of which paper a file is, and name no body. Marked as they are
# written: unmarked, `Lan` and `Hiền` would be such words.
_OF_PAPER = frozenset(
    map(fold, (
        "báo", "cáo", "bc", "tiến", "độ", "kết", "quả", "thực", "hiện", "biểu", "bảng", "phân",
        "công", "nhiệm", "vụ", "kế", "hoạch", "kh", "của", "gửi",
    ))
)  # fmt: skip
# Of which time: only beside a number or one another (`Hoài Nhơn Nam` and `Quyết Thắng` are bodies).
_OF_TIME = frozenset(map(fold, ("tháng", "quý", "năm", "tuần", "ngày", "kỳ", "lần", "đợt")))
_EDGES = frozenset(map(fold, ("cuối", "đầu", "giữa")))
_TIME = re.compile(r"20\d\d([01]\d([0-3]\d)?)?|[tq]\d{1,2}")
_NUMBER = re.compile(r"\d{1,2}|[ivx]{1,4}")
_PARTS = re.compile(r"[\s_.,;+()\[\]\-–—]+")
_COPY = re.compile(r"\(\d{1,3}\)\s*$")


class Whose:
    """Answers for a registry; `senders` are addresses that the department knows besides."""

    def __init__(
        self,
        registry: AgencyRegistry,
        senders: Mapping[str, str] | None = None,
        plan: WhosePlan = ANY_PLAN,
    ) -> None:
        self.plan = plan
        self._registry = registry
        self._senders = {
            _plain(address): known.name if (known := registry.find(name)) else name
            for address, name in (senders or {}).items()
        }

    def with_senders(self, senders: Mapping[str, str]) -> Whose:
        """The same, knowing these addresses besides."""
        return Whose(self._registry, senders, self.plan)

    def of_address(self, address: str) -> str | None:
        """The one agency that has this address; None for a stranger, or an address of several."""
        plain = _plain(address)
        return self._senders.get(plain) or self._addresses.get(plain)

    def of_name(self, name: str) -> str | None:
        """The one agency that a name of a file or folder names, whole and alone.

        Around it may stand words of paper and time: `Báo cáo Sở Y tế - tháng 10`. Without any
        mark of Vietnamese it is compared without them: `So Y te`, `so-y-te`.
        """
        text = nfc(name).strip()
        if _COPY.search(text):
            return None
        if whole := self._named(text):
            return whole
        words = [word for word in _PARTS.split(text) if word]
        for start, end in _longest_first(len(words)):
            around = (words[:start], words[end:])
            alone = all(_names_no_body(each, marked=not text.isascii()) for each in around)
            if alone and (found := self._named(_joined(words, start, end))):
                return found
        return None

    def knows(self, agency: str) -> bool:
        """Whether an agency bears this name today."""
        return any(each.name == agency for each in self._registry.agencies)

    def proposed(self, name: str) -> str:
        """An agency that a person may have meant; "" where none is near."""
        return next(iter(self._registry.propose(nfc(name).strip(), limit=1)), "")

    def _named(self, text: str) -> str | None:
        found = self._registry.find(text)
        if found:
            return found.name
        return self._plain_names.get(_unmarked(text)) if text.isascii() else None

    @cached_property
    def _plain_names(self) -> dict[str, str]:
        return _only_owners(
            (_unmarked(text), agency)
            for agency in self._registry.agencies
            for text in (*agency.spellings, agency.code.replace("-", " "))
        )

    @cached_property
    def _addresses(self) -> dict[str, str]:
        known = self._registry.agencies
        return _only_owners((_plain(each.email), each) for each in known if each.email)


def _plain(address: str) -> str:
    return address.strip().casefold()


def _unmarked(text: str) -> str:
    return skeleton(loose_key(text))


def _joined(words: Sequence[str], start: int, end: int) -> str:
    return " ".join(words[start:end])


def _longest_first(count: int) -> Iterable[tuple[int, int]]:
    """Every stretch of words, from first to one past the last."""
    for length in range(count, 0, -1):
        for start in range(count - length + 1):
            yield start, start + length


def _names_no_body(words: Sequence[str], *, marked: bool) -> bool:
    """Whether words tell only of paper and time; a number alone may be part of a name."""
    key = fold if marked else skeleton
    paper, time, edges = (_spelled(each, key) for each in (_OF_PAPER, _OF_TIME, _EDGES))
    plain = [key(word) for word in words]
    dates = [bool(_TIME.fullmatch(word)) for word in plain]
    numbers = [bool(_NUMBER.fullmatch(word)) or dates[at] for at, word in enumerate(plain)]
    units = [word in time for word in plain]
    known = [
        word in paper
        or dates[at]
        or (word in edges and any(units[at + 1 : at + 2]))
        or (units[at] and (_beside(numbers, at) or (at > 0 and plain[at - 1] in edges)))
        or (numbers[at] and (_beside(units, at) or _beside(dates, at)))
        for at, word in enumerate(plain)
    ]
    return all(known)


def _beside(those: Sequence[bool], at: int) -> bool:
    return any(those[max(0, at - 1) : at]) or any(those[at + 1 : at + 2])


@lru_cache(maxsize=8)
def _spelled(words: frozenset[str], key: Callable[[str], str]) -> frozenset[str]:
    return frozenset(map(key, words))


def _only_owners(named: Iterable[tuple[str, Agency]]) -> dict[str, str]:
    """The keys that belong to one agency; a current name wins over one that ended."""
    owners: dict[str, dict[str, Agency]] = {}
    for key, agency in named:
        owners.setdefault(key, {})[agency.code] = agency
    found: dict[str, str] = {}
    for key, several in owners.items():
        current = [each for each in several.values() if each.valid_to is None]
        chosen = current or list(several.values())
        if len(chosen) == 1:
            found[key] = chosen[0].name
    return found
