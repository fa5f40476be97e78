"""PDF files written by hand for tests, as ISO 32000 describes them.

Pages of letters and lines, fonts embedded with their Unicode map. Nothing here is shared with
what reads them.
"""

from __future__ import annotations

import os
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path("/usr/share/fonts/truetype/dejavu")
REGULAR, BOLD = "DejaVuSans", "DejaVuSans-Bold"
WIDTH, HEIGHT = 595, 842


@dataclass(slots=True)
class Font:
    """A TrueType font: its bytes, the glyph of each letter, the widths of its glyphs."""

    name: str
    mapped: bool = True  # whether the file says which letter each glyph is
    content: bytes = b""
    glyphs: dict[int, int] = field(default_factory=dict[int, int])
    widths: Sequence[float] = ()

    def __post_init__(self) -> None:
        """Read the font; without it the test is skipped, except in CI."""
        path = FOLDER / f"{self.name}.ttf"
        if not path.is_file() and os.environ.get("CI") != "true":
            pytest.skip("máy này không có phông DejaVu")
        self.content = path.read_bytes()
        tables = _tables(self.content)
        units = struct.unpack_from(">H", self.content, tables["head"] + 18)[0]
        count = struct.unpack_from(">H", self.content, tables["hhea"] + 34)[0]
        raw = struct.unpack_from(f">{2 * count}H", self.content, tables["hmtx"])
        self.widths = [width * 1000 / units for width in raw[::2]]
        self.glyphs = _glyphs(self.content, tables["cmap"])

    def glyph(self, letter: str) -> int:
        """The glyph of a letter, which must be there."""
        return self.glyphs[ord(letter)]

    def width(self, text: str, size: float) -> float:
        """How wide a text is in points."""
        return sum(self._wide(self.glyph(letter)) for letter in text) * size / 1000

    def _wide(self, glyph: int) -> float:
        return self.widths[min(glyph, len(self.widths) - 1)]

    def objects(self, first: int) -> list[bytes]:
        """The five objects of the font; the first is the one that pages name."""
        used = sorted(set(self.glyphs.values()))
        wide = " ".join(f"{glyph} [{self._wide(glyph):.0f}]" for glyph in used)
        mapping = f"/ToUnicode {first + 4} 0 R" if self.mapped else ""
        return [
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{self.name} /Encoding /Identity-H "
            f"/DescendantFonts [{first + 1} 0 R] {mapping} >>".encode(),
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{self.name} /CIDToGIDMap /Identity "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {first + 2} 0 R /W [{wide}] >>".encode(),
            f"<< /Type /FontDescriptor /FontName /{self.name} /Flags 4 /ItalicAngle 0 /StemV 80 "
            f"/Ascent 891 /Descent -216 /CapHeight 660 /FontBBox [-200 -300 1500 1000] "
            f"/FontFile2 {first + 3} 0 R >>".encode(),
            stream(self.content),
            stream(self._unicode_map()),
        ]

    def _unicode_map(self) -> bytes:
        pairs = [f"<{g:04x}> <{chr(u).encode('utf-16-be').hex()}>" for u, g in self.glyphs.items()]
        blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
        body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{body}\nendcmap CMapName currentdict /CMap defineresource pop end end"
        ).encode()


def stream(content: bytes, entries: str = "") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(content)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def write_pdf(
    path: Path,
    pages: Sequence[str],
    fonts: Sequence[Font],
    *,
    images: Sequence[bytes] = (),
    trailer: str = "",
) -> Path:
    """A file of pages (content streams) that may use the fonts `/F0` … and images `/I0` …."""
    objects: list[bytes] = [b"", b""]
    named: list[str] = []
    for at, font in enumerate(fonts):
        named.append(f"/F{at} {len(objects) + 1} 0 R")
        objects.extend(font.objects(len(objects) + 1))
    drawn = []
    for at, image in enumerate(images):
        drawn.append(f"/I{at} {len(objects) + 1} 0 R")
        objects.append(image)
    resources = f"<< /Font << {' '.join(named)} >> /XObject << {' '.join(drawn)} >> >>"
    kids = []
    for page in pages:
        objects.append(stream(page.encode("ascii")))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Contents {len(objects)} 0 R /Resources {resources} >>".encode()
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    path.write_bytes(_file(objects, trailer))
    return path


def grey_image(width: int = 20, height: int = 28) -> bytes:
    """An image object, such as a scanner makes of a page."""
    entries = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
        "/ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return stream(b"\xc0" * (width * height), entries)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    made, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for at, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{at} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n"
        f"startxref\n{len(made)}\n%%EOF\n"
    )
    return made + tail.encode()


def _tables(content: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", content, 4)[0]
    records = (struct.unpack_from(">4sIII", content, 12 + 16 * at) for at in range(count))
    return {name.decode(): offset for name, _, offset, _ in records}


def _glyphs(content: bytes, cmap: int) -> dict[int, int]:
    """The glyph of every letter of the basic plane (cmap format 4)."""
    count = struct.unpack_from(">H", content, cmap + 2)[0]
    records = (struct.unpack_from(">HHI", content, cmap + 4 + 8 * at) for at in range(count))
    start = next(cmap + place for platform, kind, place in records if (platform, kind) == (3, 1))
    twice = struct.unpack_from(">H", content, start + 6)[0]
    half = twice // 2
    ends, firsts, deltas, offsets = (
        struct.unpack_from(f">{half}H", content, start + at)
        for at in (14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice)
    )
    found: dict[int, int] = {}
    for at in range(half - 1):
        for letter in range(firsts[at], ends[at] + 1):
            glyph = letter
            if offsets[at]:
                place = start + 16 + 3 * twice + 2 * at + offsets[at] + 2 * (letter - firsts[at])
                glyph = struct.unpack_from(">H", content, place)[0]
            found[letter] = (glyph + deltas[at]) % 65536
    return found
