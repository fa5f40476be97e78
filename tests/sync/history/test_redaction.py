"""Redaction: the words are gone everywhere, the tombstone stays, and everything else holds."""

from __future__ import annotations

import gzip

import pytest
from support.history_nights import FIRST_NIGHT, HEALTH, LAW, Office, row, sheet

from sync.history.chain import breaks
from sync.history.redaction import RedactionError, Wish
from sync.history.telling import changes_of

WORDS = "CCCD 001234567890"
WISH = Wish(LAW, "I.1", "result", "Chánh Văn phòng", "đơn số 12/2026")


@pytest.fixture
def said_and_gone(office: Office) -> Office:
    """The words stood for three nights; then the agency took them back."""
    office.night(law=sheet(row("I.1", "Đang thực hiện", "10", WORDS)))
    office.night(law=sheet(row("I.1", "Đang thực hiện", "20", WORDS)))
    office.night(law=sheet(row("I.1", "Đang thực hiện", "20", f"{WORDS} và khác")))
    office.night(law=sheet(row("I.1", "Đang thực hiện", "30", "Đã họp")))
    return office


def test_the_words_are_nowhere(said_and_gone: Office) -> None:
    """No row, no raw answer, no byte of the journal or of SQLite's file holds them any more."""
    office = said_and_gone

    erased = office.history.redact(WISH, FIRST_NIGHT)

    assert erased == 3
    assert "001234567890" not in str(office.rows())
    for path in office.folder.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            content = gzip.decompress(raw) if path.suffix == ".gz" else raw
            assert b"001234567890" not in content, path


def test_the_tombstone_says_who_when_why(said_and_gone: Office) -> None:
    """In the place of the words stands the redaction; other cells keep theirs."""
    office = said_and_gone
    office.history.redact(WISH, FIRST_NIGHT)

    with office.history.open().reading() as connection:
        told = [each for each in changes_of(connection, "I.1") if each.source == LAW]

    graves = [each.redacted for each in told if each.column == "result"]
    assert [(g.who, g.why, g.at[:10]) if g else None for g in graves] == [
        ("Chánh Văn phòng", "đơn số 12/2026", "2026-06-01"),
        ("Chánh Văn phòng", "đơn số 12/2026", "2026-06-01"),
        None,
    ]
    assert [each.shown for each in told if each.column == "percent"] == ["10", "20", "30"]


def test_the_chain_and_a_rebuild_hold(said_and_gone: Office) -> None:
    """A redaction is no break, and the archive that is left gives identical rows."""
    office = said_and_gone
    office.history.redact(WISH, FIRST_NIGHT)
    before = office.rows()
    with office.history.open().reading() as connection:
        assert list(breaks(connection, office.history.archive.events())) == []

    rebuilt = office.history.rebuild(FIRST_NIGHT)

    assert (rebuilt.same, rebuilt.events) == (True, 5)
    assert office.rows() == before


def test_nights_go_on_after_a_redaction(said_and_gone: Office) -> None:
    """The next night compares with what stands, and a second redaction is possible."""
    office = said_and_gone
    office.history.redact(WISH, FIRST_NIGHT)
    office.night(law=sheet(row("I.1", "Hoàn thành", "100", "Đã họp")))
    second = Wish(LAW, "I.1", "status", "Chánh Văn phòng", "đơn số 13/2026")

    office.history.redact(second, FIRST_NIGHT)
    before = office.rows()

    assert office.history.rebuild(FIRST_NIGHT).same
    assert office.rows() == before


def test_only_answers_that_held_the_words_are_erased(office: Office) -> None:
    """Blank, said, blank again as before: the two blank nights stand for themselves."""
    blank = sheet(row("I.1", "Đang thực hiện", "10"))
    office.night(law=blank)
    office.night(law=sheet(row("I.1", "Đang thực hiện", "10", WORDS)))
    office.night(law=blank)

    erased = office.history.redact(WISH, FIRST_NIGHT)
    before = office.rows()

    assert erased == 1
    assert "001234567890" not in str(before)
    assert office.history.rebuild(FIRST_NIGHT).same
    assert office.rows() == before


@pytest.mark.parametrize("standing", [WORDS, None])
def test_words_that_still_stand_are_not_taken_out(office: Office, standing: str | None) -> None:
    """The agency removes them first, and what was never said cannot be removed."""
    office.night(law=sheet(row("I.1", "Đang thực hiện", "10", standing or "")))

    with pytest.raises(RedactionError, match="không có lời cũ nào để xóa"):
        office.history.redact(WISH, FIRST_NIGHT)

    assert len(office.history.archive.events()) == 1


def test_words_that_came_back_are_not_taken_out(office: Office) -> None:
    """Said, taken back, and said again: they stand, so nothing may look as if they were gone."""
    for words in (WORDS, "Đã họp", WORDS):
        office.night(law=sheet(row("I.1", "Đang thực hiện", "10", words)))

    with pytest.raises(RedactionError, match="nhờ đơn vị xóa"):
        office.history.redact(WISH, FIRST_NIGHT)


def test_an_answer_of_two_agencies_is_not_erased_for_one(office: Office) -> None:
    """The same file under two names stands for both."""
    both = sheet(row("I.1", "Đang thực hiện", "10", WORDS))
    office.night(law=both, health=both)
    office.night(law=sheet(row("I.1", "Hoàn thành")))

    with pytest.raises(RedactionError, match=HEALTH):
        office.history.redact(WISH, FIRST_NIGHT)
