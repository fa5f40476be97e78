"""The child process: its death or hanging costs one file, and it leaves nothing behind."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.hostile import HOSTILE
from support.small_packages import cell, xlsx

from workbook.reading import read_workbooks
from workbook.reading.answer import tables_of
from workbook.reading.worker import Worker
from workbook.refusal import Reason, Refusal

if TYPE_CHECKING:
    from workbook.reading.child_process import ChildProcess

SOUND = xlsx(cell("A1", "còn sống"))
posix = pytest.mark.skipif(sys.platform == "win32", reason="tín hiệu của POSIX")


def _text(answer: bytes | None) -> str:
    return tables_of(Path("a.xlsx"), answer)[0].at(0, 0).shown


def _is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def _child(worker: Worker) -> ChildProcess:
    worker.read("zipped", SOUND)
    assert worker.child
    return worker.child


@posix
def test_death_refuses_one_file_and_the_next_is_read() -> None:
    """A child killed over a file: no answer for that one, a new child for the next."""
    with Worker() as worker:
        child = _child(worker)
        child.process.send_signal(signal.SIGSTOP)
        worker.start("zipped", SOUND)
        child.process.kill()

        assert worker.finish() is None
        assert _text(worker.read("zipped", SOUND)) == "còn sống"


@posix
def test_hanging_ends_at_the_time_limit() -> None:
    """A child that stands still is ended, and its file is beyond limits."""
    with Worker(wall_seconds=0.5) as worker:
        _child(worker).process.send_signal(signal.SIGSTOP)
        began = time.monotonic()

        answer = worker.read("zipped", SOUND)

        assert time.monotonic() - began < 3
        with pytest.raises(Refusal) as refusal:
            tables_of(Path("a.xlsx"), answer)
        assert refusal.value.reason is Reason.TOO_LARGE


@posix
def test_memory_beyond_the_limit_is_an_answer() -> None:
    """A quarter of a gigabyte in one cell is refused, and the same worker reads on."""
    with Worker() as worker:
        answer = worker.read("zipped", HOSTILE["quarter gigabyte cell"].content())
        with pytest.raises(Refusal):
            tables_of(Path("a.xlsx"), answer)

        assert _text(worker.read("zipped", SOUND)) == "còn sống"


@posix
def test_nothing_is_left_after_closing() -> None:
    """Neither a process nor a zombie."""
    with Worker() as worker:
        process_id = _child(worker).process.pid
        assert _is_running(process_id)

    assert not _is_running(process_id)


def test_children_are_replaced_in_time() -> None:
    """After its share of files a child makes place for a fresh one."""
    with Worker(files_per_child=2) as worker:
        children = {_child(worker).process.pid for _ in range(6)}

    assert len(children) == 3


def _sheet(other: bytes, texts: bytes = b"\0\0") -> bytes:
    """An answer with one sheet of one cell."""
    head = b'{"places":1,"sheets":[{"name":"a","texts":2,"widths":[1],"merged":[],'
    rest = b'"hidden_rows":[],"hidden_columns":[],"others":[' + other + b"]}]}\n"
    return head + rest + (1).to_bytes(4, sys.byteorder) + texts


def test_an_answer_is_understood() -> None:
    """Else the law below would hold for a parent that refuses everything."""
    assert _text(_sheet(b'[1,"s","x",""]')) == "x"
    assert _text(_sheet(b"", "\0y".encode("utf-16-le"))) == "y"


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"[]", b'{"sheets":1}', b'{"refused":"__class__"}', b"\xff", b"[" * 100_000,
        _sheet(b'[1,"n","x",""]'),
        _sheet(b'[1,"s","\\ud800",""]'),
        _sheet(b'[9,"s","x",""]'),
        _sheet(b"", b"\0\0\0\xd8"),
        _sheet(b"").replace(b'"widths":[1]', b'"widths":[-1]'),
        _sheet(b"").replace(b'"texts":2', b'"texts":"2"'),
    ],
)  # fmt: skip
def test_nonsense_of_a_child_is_refused(answer: bytes) -> None:
    """Whatever a taken-over child might say, it is a refusal and nothing else."""
    with pytest.raises(Refusal):
        tables_of(Path("a.xlsx"), answer)


def test_many_files_keep_their_order(tmp_path: Path) -> None:
    """A row of files gives a row of results, with refusals in their places."""
    paths = [tmp_path / f"{number}.xlsx" for number in range(9)]
    for number, path in enumerate(paths):
        path.write_bytes(xlsx(cell("A1", str(number))) if number % 3 else b"")

    results = list(read_workbooks([*paths, tmp_path / "mat.xlsx"]))

    said = [one.reason if isinstance(one, Refusal) else one[0].at(0, 0).shown for one in results]
    assert said == [
        Reason.EMPTY, "1", "2", Reason.EMPTY, "4", "5", Reason.EMPTY, "7", "8", Reason.NOT_FOUND,
    ]  # fmt: skip
