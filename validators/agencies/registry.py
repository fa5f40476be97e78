"""The registry: which agencies and groups there are, and which of them a text names."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from validators.agencies.keys import bare, exact_key, group_key, loose_key
from validators.agencies.model import Agency, Group, Kind, Level
from validators.agencies.phrases import PhraseTable
from validators.agencies.places import named_province, province_of, stems_of, without_province
from validators.text import skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from validators.agencies.model import Mention

_NEAR = 82  # per cent of equal letters (rapidfuzz.fuzz.ratio) from which a name is proposed
_SHORTEST_PROPOSAL = 5  # a slip in "SNV" makes another department, not a near miss


class AgencyRegistry:
    """Agencies and groups, and how a text finds them. Never changed after it is made.

    `place` is the province whose agencies these are ("Tuyên Quang"); with it, `Sở Tư pháp
    tỉnh Quảng Trị` is not taken for the own department. Empty: no named province matches.
    """

    def __init__(
        self, agencies: Iterable[Agency], groups: Iterable[Group] = (), *, place: str = ""
    ) -> None:
        self.agencies = tuple(agencies)
        self.groups = tuple(groups)
        self.place = place
        self._own = province_of(loose_key(place))
        self.phrases = PhraseTable(s for agency in self.agencies for s in agency.spellings)
        self._by_code = {agency.code: agency for agency in self.agencies}
        self._exact = _unique(self.agencies, exact_key)
        self._loose = _unique(self.agencies, loose_key)
        self._groups = {
            group_key(text): group for group in self.groups for text in (group.name, *group.aliases)
        }
        self._spellings = {
            skeleton(loose_key(text)): agency.name
            for agency in self.agencies
            for text in agency.spellings
            if len(text) >= _SHORTEST_PROPOSAL
        }

    def agency(self, code: str) -> Agency | None:
        """The agency with this code."""
        return self._by_code.get(code)

    def find(self, text: str) -> Agency | None:
        """The one agency that `text` names; None where there is none or more than one."""
        plain = bare(text)
        exact = exact_key(plain)
        if exact in self._exact:
            return self._exact[exact]
        loose = loose_key(plain)
        if loose in self._loose:
            return self._loose[loose]
        return self._of_province(without_province(loose, self._own))

    def _of_province(self, stems: tuple[str, ...]) -> Agency | None:
        """The first agency of the province that one of the loose keys names."""
        named = (self._loose.get(stem) for stem in stems)
        return next((each for each in named if each and each.level is Level.PROVINCE), None)

    def find_group(self, text: str) -> Group | None:
        """The group that `text` names as it stands; "… có liên quan" is never a closed group."""
        return self._groups.get(group_key(bare(text)))

    def recognise(self, text: str, kind: Kind) -> tuple[Kind, str | None]:
        """The kind and official name of an entry; (kind, None) where the registry has neither."""
        agency = self.find(text)
        if agency is not None:
            return Kind.AGENCY, agency.name
        group = self.find_group(text)
        return (Kind.GROUP, group.name) if group else (kind, None)

    def named_by(self, mention: Mention, day: date | None = None) -> tuple[tuple[str, ...], ...]:
        """Whom an entry of a cell names: one agency, or the members of its group on a day.

        Each with those that took its place by then, the one that is there last (`line`).
        Open groups (“… liên quan”), roles and words without a meaning name nobody.
        """
        if mention.kind is Kind.AGENCY:
            name = mention.canonical or mention.text
            agency = self.find(name)
            return (_names(self.line(agency, day)),) if agency and day else ((name,),)
        group = self.find_group(mention.text) if mention.kind is Kind.GROUP else None
        if group is None:
            return ()
        if day is None:
            return tuple((agency.name,) for agency in self.expand(group))
        lines = (self.line(agency, day) for agency in self._members(group))
        return tuple(_names(line) for line in lines if self.valid_on(line[-1], day))

    def line(self, agency: Agency, day: date | None) -> tuple[Agency, ...]:
        """An agency, and those that took its place one after the other before a day.

        An agency bears its duties until the end of its last day. Where the registry names no
        successor the line ends with an agency that is no more.
        """
        found = [agency]
        while day and (ended := found[-1].valid_to) and ended < day:
            heir = self.agency(found[-1].successor or "")
            if heir is None or heir in found:
                break
            found.append(heir)
        return tuple(found)

    def expand(self, group: Group, day: date | None = None) -> tuple[Agency, ...]:
        """The members of `group` on `day` (None: those whose name has no last day)."""
        found = self._members(group)
        if day is None:
            return tuple(agency for agency in found if agency.valid_to is None)
        return tuple(agency for agency in found if self.valid_on(agency, day))

    def _members(self, group: Group) -> Iterable[Agency]:
        found: dict[str, Agency] = {}
        self._collect(group, found, set())
        return found.values()

    def _collect(self, group: Group, found: dict[str, Agency], seen: set[str]) -> None:
        if group.open or group.name in seen:
            return
        seen.add(group.name)
        for member in group.members:
            for agency in self.members(member):
                found.setdefault(agency.code, agency)
            inner = self.find_group(member) if not self.members(member) else None
            if inner:
                self._collect(inner, found, seen)

    def members(self, member: str) -> tuple[Agency, ...]:
        """The agencies that one member of a group means: a code, a name or a pattern with `*`."""
        if "*" in member:
            pattern = loose_key(member.replace("*", " xxsaoxx ")).replace("xxsaoxx", "*")
            return tuple(a for a in self.agencies if fnmatchcase(loose_key(a.name), pattern))
        agency = self._by_code.get(member) or self.find(member)
        return (agency,) if agency else ()

    def valid_on(self, agency: Agency, day: date) -> bool:
        """Whether `agency` bears its name on `day`."""
        begun = agency.valid_from is None or agency.valid_from <= day
        return begun and (agency.valid_to is None or day <= agency.valid_to)

    def propose(self, text: str, limit: int = 3) -> tuple[str, ...]:
        """Official names that `text` may be a slip of, best first; () where it names one."""
        if self.find(text) or self.find_group(text) or len(text.strip()) < _SHORTEST_PROPOSAL:
            return ()
        key = loose_key(bare(text))
        named = "" if self._own else named_province(key)
        if named:
            # Whose province this registry is, it does not say: the person knows.
            agency = self._of_province(stems_of(key, named))
            return (agency.name,) if agency else ()
        from rapidfuzz import fuzz, process

        wanted = skeleton(key)
        near = process.extract(
            wanted, self._spellings.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=limit * 3
        )
        names = dict.fromkeys(self._spellings[spelling] for spelling, _, _ in near)
        return tuple(names)[:limit]


def _names(agencies: Iterable[Agency]) -> tuple[str, ...]:
    return tuple(agency.name for agency in agencies)


def _unique(agencies: Iterable[Agency], key: Callable[[str], str]) -> dict[str, Agency]:
    """Agencies by key, without the keys of several: a current name wins over one that ended."""
    owners: dict[str, dict[str, Agency]] = {}
    for agency in agencies:
        for text in agency.spellings:
            owners.setdefault(key(text), {})[agency.code] = agency
    found: dict[str, Agency] = {}
    for text, several in owners.items():
        current = [agency for agency in several.values() if agency.valid_to is None]
        chosen = list(several.values()) if len(several) == 1 else current
        if len(chosen) == 1:
            found[text] = chosen[0]
    return found
