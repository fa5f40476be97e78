"""Which agency a text names: all spellings of one, never a wrong one, near misses proposed."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.agencies import Agency, AgencyRegistry, Group, Kind, Level, split_agencies
from workbook.registry import default_registry

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = default_registry()
SPELLINGS = [(text, agency) for agency in SHIPPED.agencies for text in agency.spellings]


def found(text: str, registry: AgencyRegistry = SHIPPED) -> str | None:
    """The official name behind a text."""
    agency = registry.find(text)
    return agency.name if agency else None


SAME = {
    "Sở Văn hoá, Thể thao & Du lịch": "Sở Văn hóa, Thể thao và Du lịch",
    "sở văn hóa - thể thao - du lịch": "Sở Văn hóa, Thể thao và Du lịch",
    "SỞ TƯ PHÁP": "Sở Tư pháp",
    "Sở  Tư\npháp.": "Sở Tư pháp",
    "STP": "Sở Tư pháp",
    "Sở Tư pháp tỉnh": "Sở Tư pháp",
    "Sở Tư pháp (Phòng Văn bản)": "Sở Tư pháp",
    "Uỷ ban nhân dân xã An Bình": "UBND xã An Bình",
    "UBND phường Trung Tâm": "UBND phường Trung Tâm",
    "Ð/c": None,
    "Ðoàn Luật sư tỉnh": "Đoàn Luật sư tỉnh",
    "VP UBND tỉnh": "Văn phòng UBND tỉnh",
    "BQL các KCN tỉnh": "Ban Quản lý các khu công nghiệp tỉnh",
    "Sở KH và ĐT": "Sở Kế hoạch và Đầu tư",
}


@pytest.mark.parametrize(("text", "name"), SAME.items())
def test_another_spelling_is_the_same_agency(text: str, name: str | None) -> None:
    """Tone place, case, spaces, connectors and abbreviations do not matter."""
    assert found(text) == name


NO_NAMES = """
Sở Tư phap|Sở Tài chinh|Sở Tư|Sở|Bộ|Công an|Thanh tra|Văn phòng|Ban Quản lý|UBND|UBND xã
UBND xã An|UBND xã An Bình Tây|UBND phường An Bình|Xã An Bình|Sở Nông nghiệp|Sở Kế hoạch
Sở Tài nguyên|Sở Văn hóa|Phòng Tư pháp Sở|Thanh tra Sở Tư pháp|Văn phòng Sở Tư pháp
Giám đốc Sở Tư pháp|Sở Tư pháp và Sở Nội vụ|Công an thành phố Hà Giang|Công an huyện Na Hang
Hội Nông dân|Hội Phụ nữ|Đoàn Thanh niên|VP|TT|BQL|P. Kinh tế A|Sở Thành phố
Bộ Tư pháp tỉnh Hà Tĩnh|UBND xã An Bình tỉnh Gia Lai|Sở Công an|Ban Dân tộc HĐND tỉnh
Sở Giáo dục|Sở Y|Kho bạc|Ngân hàng|Trường Chính trị huyện|Báo|Đài|Tòa án|Viện kiểm sát|các sở
Sở Tư pháp 2|Trung tâm Phục vụ hành chính công|Ủy ban Kiểm tra|Ban Tổ chức|Mặt trận Tổ quốc
Chủ tịch UBND tỉnh
"""
STRANGERS = NO_NAMES.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("text", STRANGERS)
def test_what_is_no_registered_name_is_never_matched(text: str) -> None:
    """A part of a name, a slip, a lower body or another body finds nothing."""
    assert found(text) is None


def lines_of(name: str) -> list[str]:
    """The lines of a table beside this file, without its head."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


KNOWN = [line.split(" => ") for line in lines_of("names_known.txt")]
UNKNOWN = [text for line in lines_of("names_strangers.txt") for text in line.split(" | ")]


@pytest.mark.parametrize(("text", "name"), KNOWN, ids=[text for text, _ in KNOWN])
def test_a_name_of_the_second_table_is_its_agency(text: str, name: str) -> None:
    """Spellings that a second person wrote down without a look at the matching are found."""
    assert found(text) == name


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_stranger_of_the_second_table_is_never_matched(text: str) -> None:
    """Neither the name nor any entry that it is split into finds that body's namesake."""
    whole = [mention for mention in split_agencies(text, SHIPPED) if mention.text == text]

    assert found(text) is None
    assert [mention.canonical for mention in whole if mention.kind is Kind.AGENCY] in ([], [None])


@pytest.mark.parametrize(("text", "agency"), SPELLINGS, ids=[text for text, _ in SPELLINGS])
def test_every_spelling_of_the_registry_finds_its_agency(text: str, agency: Agency) -> None:
    """Official, short and other names lead to their agency and no other."""
    assert found(text) == agency.name


def test_there_are_names_enough() -> None:
    """Right and wrong names together are at least 500."""
    assert len(SAME) + len(STRANGERS) + len(KNOWN) + len(UNKNOWN) >= 500


@given(
    st.sampled_from(SPELLINGS),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from([str.upper, str.lower]),
)
def test_form_and_case_of_a_spelling_do_not_matter(
    spelling: tuple[str, Agency], form: Literal["NFC", "NFD"], change: Callable[[str], str]
) -> None:
    """Decomposed Unicode, capitals and small letters find the same agency."""
    text, agency = spelling

    assert found(unicodedata.normalize(form, change(text))) == agency.name


@given(st.sampled_from([a.name for a in SHIPPED.agencies]), st.data())
def test_a_name_with_a_letter_less_is_never_another_agency(name: str, data: st.DataObject) -> None:
    """A slip finds the agency itself or nothing."""
    at = data.draw(st.integers(0, len(name) - 1))

    assert found(name[:at] + name[at + 1 :]) in {None, name}


def test_a_short_name_of_two_agencies_is_nobody() -> None:
    """An ambiguous short name is not guessed at."""
    registry = AgencyRegistry(
        [Agency("a", "Sở Tài chính", ("STC",)), Agency("b", "Sở Thể chế", ("STC",))]
    )

    assert found("STC", registry) is None


def test_a_current_name_wins_over_one_that_ended() -> None:
    """Where an old and a new unit share a name, the text means the one that exists."""
    old = Agency("cu", "UBND xã Tân Lập", level=Level.COMMUNE, valid_to=date(2025, 6, 30))
    new = Agency("moi", "UBND xã Tân Lập", level=Level.COMMUNE, valid_from=date(2025, 7, 1))

    assert AgencyRegistry([old, new]).find("UBND xã Tân Lập") == new


NAMED = {
    "Sở Tư pháp tỉnh Tuyên Quang": ("Tuyên Quang", "Sở Tư pháp"),
    "Sở Tư pháp Tuyên Quang": ("tỉnh Tuyên Quang", "Sở Tư pháp"),
    "Sở Tư pháp thành phố Hà Nội": ("Hà Nội", "Sở Tư pháp"),
    "Thuế Hà Nội": ("Thành phố Hà Nội", "Thuế tỉnh"),
    "Công an tỉnh Hà Tĩnh": ("Hà Tĩnh", "Công an tỉnh"),
    "Công an tỉnh Nghệ An": ("Hà Tĩnh", None),
    "Sở Tư pháp tỉnh Quảng Trị": ("Tuyên Quang", None),
    "Sở Tư pháp tỉnh Hà Tĩnh": ("", None),
}


@pytest.mark.parametrize(("text", "want"), NAMED.items(), ids=NAMED)
def test_a_named_province_must_be_the_own_one(text: str, want: tuple[str, str | None]) -> None:
    """The department of another province is not the own one; nor is any, where none is told."""
    place, name = want

    assert found(text, AgencyRegistry(SHIPPED.agencies, place=place)) == name


PROPOSALS = {
    "Sở Tư phap": "Sở Tư pháp",
    "Sở Tài chinh": "Sở Tài chính",
    "So Tu phap": "Sở Tư pháp",
    "Sở Giáo dục và Đào tao": "Sở Giáo dục và Đào tạo",
    "Công am tỉnh": "Công an tỉnh",
    "Sở Tư pháp tỉnh Hà Tĩnh": "Sở Tư pháp",
}


@pytest.mark.parametrize(("text", "name"), PROPOSALS.items())
def test_a_near_miss_is_proposed(text: str, name: str) -> None:
    """OCR slips and lost marks lead to a proposal, the nearest name first."""
    assert SHIPPED.propose(text)[0] == name


@pytest.mark.parametrize("text", ["Sở Tư pháp", "các sở, ban, ngành", "Không", "xyz", ""])
def test_nothing_is_proposed_for_a_known_or_a_strange_text(text: str) -> None:
    """A name that is right needs no proposal, a text far from all names gets none."""
    assert SHIPPED.propose(text) == ()


def test_a_group_expands_to_its_members_of_a_day() -> None:
    """Members end and begin: a group has the members of the day asked for."""
    group = SHIPPED.find_group("Các sở, ban, ngành")
    assert group is not None
    old = Agency("so-cu", "Sở Cũ", valid_to=date(2025, 2, 28))
    new = Agency("so-moi", "Sở Mới", valid_from=date(2025, 3, 1))
    registry = AgencyRegistry([old, new], [Group("Các sở", members=("Sở *",))])

    assert registry.expand(registry.groups[0]) == (new,)
    assert registry.expand(registry.groups[0], date(2025, 2, 28)) == (old,)
    assert "Công an tỉnh" in [agency.name for agency in SHIPPED.expand(group)]


def test_specialised_agencies_are_not_police_or_army() -> None:
    """They are the 14 departments and offices of Nghị định 150/2025, no more."""
    group = SHIPPED.find_group("các cơ quan chuyên môn thuộc UBND tỉnh")
    assert group is not None
    names = {agency.name for agency in SHIPPED.expand(group)}

    assert len(names) == 14
    assert {"Thanh tra tỉnh", "Văn phòng UBND tỉnh"} < names
    assert not {"Công an tỉnh", "Bộ Chỉ huy quân sự tỉnh", "Thuế tỉnh"} & names


@pytest.mark.parametrize(
    ("text", "count"),
    [("UBND các xã, phường", 6), ("UBND các xã", 4), ("UBND các huyện, thị xã, thành phố", 0),
     ("Các cơ quan, đơn vị có liên quan", 0)],
)  # fmt: skip
def test_group_phrases_have_their_members(text: str, count: int) -> None:
    """Communes are all of them; districts are none since 1 July 2025; "liên quan" is open."""
    group = SHIPPED.find_group(text)

    assert group is not None
    assert len(SHIPPED.expand(group)) == count


@pytest.mark.parametrize("text", ["các sở", "Sở, ban, ngành có liên quan", "UBND các xã biên giới"])
def test_a_restricted_phrase_is_not_the_whole_group(text: str) -> None:
    """What narrows a group is not read as the group."""
    group = SHIPPED.find_group(text)

    assert group is None or group.name not in {"Các sở, ban, ngành", "UBND cấp xã"}


def test_groups_that_name_each_other_do_not_run_for_ever() -> None:
    """A circle of groups gives the members that can be had."""
    one = Group("Khối A", members=("Khối B", "Sở Y tế"))
    registry = AgencyRegistry([Agency("y", "Sở Y tế")], [one, Group("Khối B", members=("Khối A",))])

    assert [agency.code for agency in registry.expand(one)] == ["y"]


GONE = {
    "Sở Kế hoạch và Đầu tư": "Sở Tài chính",
    "Sở Tài nguyên và Môi trường": "Sở Nông nghiệp và Môi trường",
    "Sở Giao thông vận tải": "Sở Xây dựng",
    "Sở Thông tin và Truyền thông": "Sở Khoa học và Công nghệ",
    "Sở LĐTBXH": "Sở Nội vụ",
    "Ban Dân tộc tỉnh": "Sở Dân tộc và Tôn giáo",
}


@pytest.mark.parametrize(("old", "new"), GONE.items())
def test_a_department_gone_in_2025_names_its_successor(old: str, new: str) -> None:
    """The old name is known, ends before 1 March 2025, and leads to the new one."""
    agency = SHIPPED.find(old)

    assert agency is not None
    assert SHIPPED.valid_on(agency, date(2025, 2, 28))
    assert not SHIPPED.valid_on(agency, date(2025, 3, 1))
    successor = SHIPPED.agency(agency.successor or "")
    assert successor is not None
    assert successor.name == new
