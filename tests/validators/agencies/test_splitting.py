"""How cells are split: a table of our own, the labelled plans, and the laws of splitting."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.agencies import Kind, Mention, Part, split_agencies
from validators.text import fold, nfc
from workbook.registry import default_registry

REGISTRIES = {"không danh mục": None, "danh mục mẫu": default_registry()}
MARKS = {"g:": Kind.GROUP, "r:": Kind.ROLE, "u:": Kind.UNKNOWN}


class Case(NamedTuple):
    """A cell and the entries a careful person reads out of it."""

    cell: str
    entries: list[tuple[str, Kind]]


def own_cases() -> list[Case]:
    """The cases of the tables beside this file."""
    tables = sorted(Path(__file__).parent.glob("cells*.txt"))
    lines = [line for each in tables for line in each.read_text(encoding="utf-8").splitlines()]
    told = (line.split(" => ") for line in lines if line and not line.startswith("#"))
    return [Case(cell.replace("\\n", "\n"), entries_of(want)) for cell, want in told]


def entries_of(want: str) -> list[tuple[str, Kind]]:
    """`g:các sở | Sở Y tế` as texts with kinds."""
    words = want.split(" | ")
    return [(w[2:], MARKS[w[:2]]) if w[:2] in MARKS else (w, Kind.AGENCY) for w in words]


def texts(mentions: tuple[Mention, ...]) -> list[str]:
    """What the mentions say."""
    return [mention.text for mention in mentions]


@pytest.mark.parametrize("name", REGISTRIES)
@pytest.mark.parametrize("case", own_cases(), ids=lambda case: case.cell[:50])
def test_a_cell_is_split_as_a_careful_person_reads_it(case: Case, name: str) -> None:
    """Texts and kinds are right with and without a registry: the grammar alone suffices."""
    found = split_agencies(case.cell, REGISTRIES[name])

    assert [(mention.text, mention.kind) for mention in found] == case.entries


def test_there_are_cases_enough() -> None:
    """The tables hold at least 500 different cells."""
    assert len({case.cell for case in own_cases()}) >= 500


@pytest.mark.parametrize("name", REGISTRIES)
def test_the_labelled_phrases_are_split_as_labelled(shared: Path, name: str) -> None:
    """All 52 phrases of public plans give the labelled texts and kinds."""
    kinds = {"group": Kind.GROUP, "office_holder": Kind.ROLE, "not_an_agency": Kind.UNKNOWN}
    phrases = json.loads((shared / "plans/labels/phrases.json").read_text(encoding="utf-8"))
    for phrase in phrases["agencies"]:
        found = split_agencies(phrase["text"], REGISTRIES[name])

        want = [(e["name"], kinds.get(e["type"], Kind.AGENCY)) for e in phrase["split"]]
        assert [(mention.text, mention.kind) for mention in found] == want


@pytest.mark.parametrize("name", REGISTRIES)
@pytest.mark.parametrize("plan", ["tuyen-quang", "van-phong-ubnd"])
def test_every_cell_of_the_labelled_plans_is_split_as_labelled(
    shared: Path, plan: str, name: str
) -> None:
    """Lead and coordinating cells of two whole plans give the labelled agencies, no more."""
    label = json.loads((shared / f"plans/labels/{plan}.json").read_text(encoding="utf-8"))
    rows = label["tasks"] + label.get("narrative_tasks", []) + label["organisation_tasks"]
    for row in rows:
        inside = row.get("coop_source") == "inside the lead text"
        leads = row["lead_agencies"] + (row["coop_agencies"] if inside else [])
        for cell, want in ((row["lead"], leads), (row["coop"], row["coop_agencies"])):
            assert texts(split_agencies(cell or "", REGISTRIES[name])) == want


PARTS = {
    "Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ, Công an tỉnh": "LCC",
    "Sở Tư pháp phối hợp với các sở, ngành": "LC",
    "Sở A chủ trì, phối hợp với Sở B; Sở C chủ trì, phối hợp với Sở D": "LCLC",
    "Sở Tư pháp (chủ trì), Sở Nội vụ, Sở Y tế (phối hợp)": "LCC",
    "Chủ trì: Sở Tư pháp; phối hợp: Sở Nội vụ, Công an tỉnh": "LCC",
    "Cơ quan chủ trì: Sở Y tế\nCơ quan phối hợp: Sở Nội vụ": "LC",
    "Sở Tài chính chủ trì; Sở Tư pháp, Sở Nội vụ phối hợp": "LCC",
    "Phối hợp với Sở Tư pháp": "C",
    "Sở Tư pháp chủ trì tham mưu UBND tỉnh ban hành, phối hợp với Sở Nội vụ": "LC",
    "Sở Tư pháp làm đầu mối, các sở phối hợp": "UC",
    "Sở Tư pháp, Sở Nội vụ": "UU",
}


@pytest.mark.parametrize(("cell", "parts"), PARTS.items(), ids=PARTS)
def test_the_part_is_told_where_the_cell_tells_it(cell: str, parts: str) -> None:
    """The words “chủ trì” and “phối hợp” tell the part; a bare list leaves it unsaid."""
    letters = {Part.LEAD: "L", Part.COORDINATING: "C", Part.UNSAID: "U"}

    assert "".join(letters[m.part] for m in split_agencies(cell)) == parts


DUTIES = {
    "Sở Tư pháp rà soát, kiến nghị": "rà soát, kiến nghị",
    "Các sở, ban, ngành theo chức năng, nhiệm vụ": "theo chức năng, nhiệm vụ",
    "Công an tỉnh thực hiện": "thực hiện",
    "Sở Tư pháp chủ trì tham mưu": "tham mưu",
    "Sở Tư pháp": "",
}  # fmt: skip


@pytest.mark.parametrize(("cell", "duty"), DUTIES.items(), ids=DUTIES)
def test_words_about_the_duty_are_kept_beside_the_name(cell: str, duty: str) -> None:
    """What the body does is no part of its name, and is not lost."""
    (mention,) = split_agencies(cell)

    assert mention.duty == duty


@pytest.mark.parametrize("cell", ["", " ", "-", ".", ";;", "\n\n", "…", "- ; -"])
def test_a_cell_without_words_names_nobody(cell: str) -> None:
    """Marks alone are no entry."""
    assert split_agencies(cell) == ()


def test_a_registered_name_gives_the_official_one() -> None:
    """Short names and other spellings lead to the official name, a named province to none."""
    found = split_agencies(
        "STP; Sở Y tế tỉnh Hà Tĩnh, Uỷ ban nhân dân xã An Bình", default_registry()
    )

    assert [m.canonical for m in found] == ["Sở Tư pháp", None, "UBND xã An Bình"]


def test_a_role_has_no_official_name() -> None:
    """The director of a department is not the department."""
    (mention,) = split_agencies("Giám đốc Sở Tư pháp", default_registry())

    assert (mention.kind, mention.canonical) == (Kind.ROLE, None)


# -- laws ---------------------------------------------------------------------

WORD = re.compile(r"[^\W_]+")
CONNECTORS = """
và cùng với hoặc hay cũng như kể cả chủ trì phối hợp chặt chẽ động thực hiện làm là cơ quan đơn vị
đầu mối tham mưu giao cho đề nghị yêu cầu phân công do trong đó bao gồm có
"""
ANNOUNCING = "các những sở ban bộ ngành phòng tổ chức đoàn thể doanh nghiệp liên quan sau"
LEFT_OUT = {fold(word) for word in f"{CONNECTORS} {ANNOUNCING}".split()}
SAMPLE = """
Sở Tư pháp|các sở|, |; | và |ban, ngành|UBND|các xã, phường|chủ trì|phối hợp với|Các Sở: |(|)|- |
cơ quan|đơn vị|liên quan|Thể thao|A|ETEP|Phòng|1, 2|. |: |Chủ tịch|thực hiện|tỉnh|HĐND| |Nguyễn|
Văn phòng|Công an|cấp xã|tổ chức|theo|xã An Bình|–|/|&|đề nghị|Trường|2) |“|…|Sở VH, TT
"""
PIECES = st.sampled_from(SAMPLE.split("|"))
CELLS = st.lists(PIECES, max_size=14).map(" ".join)


@given(CELLS | st.text(max_size=60))
def test_no_word_is_dropped(cell: str) -> None:
    """Each word of a cell is in an entry, in its duty, or is a connector or a list's noun."""
    found = split_agencies(cell)

    kept = {fold(w) for m in found for w in WORD.findall(nfc(f"{m.text} {m.duty}"))} | LEFT_OUT
    lost = [w for w in WORD.findall(nfc(cell)) if fold(w) not in kept]
    # "1." or "a)" before an entry is numbering.
    assert [w for w in lost if not re.fullmatch(r"\d+|\w", w)] == []


@given(st.text(max_size=200))
def test_any_text_is_split_without_failing(cell: str) -> None:
    """No text makes splitting raise, and no entry is empty."""
    assert all(mention.text.strip() for mention in split_agencies(cell, default_registry()))


@given(
    st.sampled_from(own_cases()),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from([" ", "  ", "\u00a0"]),
)
def test_unicode_form_and_spaces_do_not_matter(
    case: Case, form: Literal["NFC", "NFD"], space: str
) -> None:
    """The same words in another Unicode form and with other spaces give the same entries."""
    other = unicodedata.normalize(form, case.cell).replace(" ", space)

    assert texts(split_agencies(other)) == texts(split_agencies(case.cell))


REGISTERED = [a.name for a in default_registry().agencies]


@given(
    st.lists(st.sampled_from(REGISTERED), min_size=1, max_size=5),
    st.sampled_from(["; ", ", ", "\n"]),
)
def test_registered_names_are_never_cut_or_joined(names: list[str], separator: str) -> None:
    """Official names joined by any separator come back one by one, each as itself."""
    found = split_agencies(separator.join(names), default_registry())

    assert [m.canonical for m in found] == names


@given(st.sampled_from(REGISTERED), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_does_not_matter_for_a_registered_name(name: str, change: object) -> None:
    """A name in capitals or small letters is the same agency."""
    assert callable(change)
    (mention,) = split_agencies(change(name), default_registry())

    assert mention.canonical == name


SINGLES = [c for c in own_cases() if len(c.entries) == 1 and c.entries[0][1] is Kind.AGENCY]


@given(st.sampled_from(SINGLES), st.sampled_from(SINGLES))
def test_two_agencies_joined_by_a_semicolon_are_two(one: Case, other: Case) -> None:
    """What each cell says alone it says beside the other."""
    alone = texts(split_agencies(one.cell)) + texts(split_agencies(other.cell))

    assert texts(split_agencies(f"{one.cell}; {other.cell}")) == alone


@pytest.mark.parametrize(
    "unit", ["Sở Tư pháp, ", "các sở và ", "( ", "\n", "UBND, ", "Các Sở: Y tế, ", "- "]
)
def test_splitting_time_grows_with_the_length_only(unit: str) -> None:
    """Eight times the text costs no more than some twenty times; a longer one is no list at all."""
    short, long = (_cost(unit, length) for length in (4_000, 32_000))
    (mention,) = split_agencies(f"Sở {unit * 100_000}"[:100_000])

    assert mention.kind is Kind.UNKNOWN
    assert long < 20 * max(short, 0.005)


def _cost(unit: str, length: int) -> float:
    """Seconds of the processor for a text of a length, the least of three tries."""
    tries = []
    for _ in range(3):
        begin = time.process_time()
        split_agencies((unit * length)[:length])
        tries.append(time.process_time() - begin)
    return min(tries)
