"""Reading a file that grows: the same lines as reading it whole, whatever happens to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sync.grown_lines import GrownLines

if TYPE_CHECKING:
    from pathlib import Path


def _number(line: bytes) -> int | None:
    return int(line) if line.strip().isdigit() else None


def test_only_what_came_behind_is_read_again(tmp_path: Path) -> None:
    """Each line is parsed once, however often the file is asked for."""
    path, parsed = tmp_path / "so.txt", list[bytes]()

    def parse(line: bytes) -> int | None:
        parsed.append(line)
        return _number(line)

    lines = GrownLines(path, parse)
    assert lines.all() == []
    path.write_bytes(b"1\n2\n")
    assert (lines.all(), lines.all()) == ([1, 2], [1, 2])
    with path.open("ab") as file:
        file.write(b"3\n")

    assert lines.all() == [1, 2, 3]
    assert [parsed.count(each) for each in (b"1", b"2", b"3")] == [1, 1, 1]


@pytest.mark.parametrize("then", [b"", b"1\n", b"7\n8\n", b"4\n5\n6\n7\n", b"1\n2\n34"])
def test_a_file_that_was_replaced_is_read_anew(tmp_path: Path, then: bytes) -> None:
    """Shorter, longer or as long as before."""
    path = tmp_path / "so.txt"
    path.write_bytes(b"1\n2\n")
    lines = GrownLines(path, _number)
    assert lines.all() == [1, 2]
    beside = tmp_path / "mới.txt"
    beside.write_bytes(then)

    beside.replace(path)

    assert lines.all() == [int(each) for each in then.split()]


def test_a_line_without_an_end_is_read_again(tmp_path: Path) -> None:
    """It may still be written at."""
    path = tmp_path / "so.txt"
    path.write_bytes(b"1\n2")
    lines = GrownLines(path, _number)
    assert lines.all() == [1, 2]
    with path.open("ab") as file:
        file.write(b"3\n4\n")

    assert lines.all() == [1, 23, 4]


def test_a_line_that_cannot_be_read_is_no_progress(tmp_path: Path) -> None:
    """The next one who asks is told again."""
    path = tmp_path / "so.txt"
    path.write_bytes(b"[1]\n{\n")
    lines = GrownLines(path, json.loads)

    for _ in range(2):
        with pytest.raises(ValueError, match="Expecting"):
            lines.all()
