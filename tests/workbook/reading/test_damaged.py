"""Our own workbooks, damaged at random: a result or a listed refusal, nothing else.

`PHANCONG_DAMAGED=3000` tries so many variants instead of some hundreds.
"""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from support.old_file import old_workbook, record
from support.sample_plan import PLAN
from support.small_packages import ods

from workbook.bieu import write_bieu
from workbook.reading import decode_workbook
from workbook.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

VARIANTS = int(os.environ.get("PHANCONG_DAMAGED", "300"))
SECONDS = 10.0


def cut(content: bytes, random: Random) -> bytes:
    """The end is missing."""
    return content[: random.randrange(len(content))]


def flipped(content: bytes, random: Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(content)
    for _ in range(random.randint(1, 8)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def shuffled(content: bytes, random: Random) -> bytes:
    """A stretch of bytes is taken out and put in elsewhere."""
    start = random.randrange(len(content))
    end = start + random.randint(1, 64)
    rest = content[:start] + content[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + content[start:end] + rest[at:]


def inside(content: bytes, random: Random) -> bytes:
    """One part is damaged before it is packed: sizes and checksums are right."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return flipped(content, random)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as package:
        names = source.namelist()
        chosen = random.choice(names)
        for name in names:
            part = source.read(name)
            damage = random.choice((cut, flipped, shuffled)) if name == chosen and part else None
            package.writestr(name, damage(part, random) if damage else part)
    return target.getvalue()


WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (cut, flipped, shuffled, inside, inside)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One sound file of each kind that can be made here without an office program."""
    path = tmp_path_factory.mktemp("bieu") / "bieu.xlsx"
    write_bieu(path, PLAN)
    one = '<table:table-cell office:value-type="float" office:value="1"/>'
    row = f"<table:table-row>{one}</table:table-row>"
    return {
        "a.xlsx": path.read_bytes(),
        "a.ods": ods(f'<table:table table:name="A">{row}</table:table>'),
        "a.csv": 'TT;Nội dung;Đơn vị\n1;"Họp; giao ban";Sở Y tế\n'.encode(),
        "a.xls": old_workbook(record(0x203, struct.pack("<HHHd", 0, 0, 0, 80.0))),
    }


def test_damage_gives_results_or_refusals(sound: dict[str, bytes]) -> None:
    """Every variant is read or refused in time; only Refusal is ever raised."""
    outcomes: set[bool] = set()
    for seed in range(VARIANTS):
        random = Random(seed)  # noqa: S311  # damage, not secrets
        name = random.choice(sorted(sound))
        content = random.choice(WAYS)(sound[name], random)
        began = time.monotonic()
        try:
            outcomes.add(bool(decode_workbook(Path(name), content)))
        except Refusal:
            outcomes.add(False)
        assert time.monotonic() - began < SECONDS, (seed, name)
    assert outcomes == {True, False}
