"""Sound workbooks in the forms that programs other than Excel write, drawn by hypothesis."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from hypothesis import strategies as st
from lxml import etree
from support.rich_workbooks import parts
from support.small_packages import zipped

from validators.a1 import address
from workbook.inside.traces import FILLS
from workbook.marks import Mark

TITLE = "Biểu d'An"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_FILL = '<p:fill><p:patternFill patternType="{}"><p:fgColor {}/></p:patternFill></p:fill>'
_STYLES = (
    "<p:styleSheet {names}><p:fonts><p:font/></p:fonts><p:fills>"
    + _FILL.format("none", 'indexed="9"')
    + _FILL.format("gray125", 'indexed="9"')
    + _FILL.format("solid", 'rgb="FF92D050"')
    + '</p:fills><p:borders><p:border/></p:borders><p:cellXfs count="3"><p:xf/>'
    '<p:xf numFmtId="14" fillId="2"><p:protection locked="0"/></p:xf>'
    '<p:xf numFmtId="49" quotePrefix="1"/></p:cellXfs></p:styleSheet>'
)
_VML = (
    '<xml xmlns:v="{}"><v:shape id="_x0000_s1025"><div>own<br></div>'
    '<x:ClientData xmlns:x="{}" ObjectType="Button"/></v:shape>{{}}</xml>'
).format("urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:excel")
_BOX = (
    '<v:shape id="_x0000_s{}"><ns2:ClientData xmlns:ns2="urn:schemas-microsoft-com:office:excel"'
    ' ObjectType="Note"><ns2:Anchor>9, 1</ns2:Anchor><ns2:Row>{}</ns2:Row>'
    "<ns2:Column>{}</ns2:Column></ns2:ClientData></v:shape>"
)
_PLACES = st.tuples(st.integers(0, 9), st.integers(0, 5))
_WORDS = st.text("aă \nĐ<&»_x00D;", max_size=12)


@dataclass(frozen=True)
class Form:
    """How a program writes its XML."""

    prefix: str
    encoding: str
    is_strict: bool
    has_styles: bool
    says_places: bool
    declares_once: bool

    def part(self, text: str) -> bytes:
        """A part in this form; `p:` stands for the main namespace."""
        space = _STRICT_MAIN if self.is_strict else _MAIN
        office = _STRICT_OFFICE if self.is_strict else _OFFICE
        name = f"xmlns:{self.prefix}" if self.prefix else "xmlns"
        own = f"{self.prefix}:" if self.prefix else ""
        related = f' xmlns:r="{office}"'
        names = f'{name}="{space}"' + (related if self.declares_once else "")
        body = text.replace("p:", own).replace("{names}", names)
        if not self.declares_once:
            body = body.replace(" r:id=", f"{related} r:id=")
        declared = "UTF-16" if self.encoding.startswith("utf-16") else "UTF-8"
        return f'<?xml version="1.0" encoding="{declared}"?>\n{body}'.encode(self.encoding)


_FORMS = st.builds(
    Form,
    prefix=st.sampled_from(["", "x"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    is_strict=st.booleans(),
    has_styles=st.booleans(),
    says_places=st.booleans(),
    declares_once=st.booleans(),
)


@st.composite
def odd_workbooks(draw: st.DrawFn) -> bytes:
    """One sheet, called TITLE: some cells, looks, merged cells, notes and a button."""
    form = draw(_FORMS)
    cells, notes = draw(st.dictionaries(_PLACES, st.integers(0, 2))), draw(_notes())
    cols = (
        '<p:cols><p:col min="2" max="3" width="9" style="1"/></p:cols>' if form.has_styles else ""
    )
    merged = draw(st.sampled_from(["", '<p:mergeCells><p:mergeCell ref="A1:B3"/></p:mergeCells>']))
    shown = '<p:legacyDrawing r:id="rId7"/>' if notes else ""
    rows = _rows(cells, form)
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": _relations(form, officeDocument="/xl/workbook.xml"),
        "xl/workbook.xml": form.part(
            f'<p:workbook {{names}}><p:sheets><p:sheet name="{TITLE}" sheetId="4" r:id="rId7"/>'
            "</p:sheets></p:workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            form,
            worksheet="worksheets/Sheet1.xml",
            **({"styles": "styles.xml"} if form.has_styles else {}),
        ),
        "xl/worksheets/Sheet1.xml": form.part(
            f"<p:worksheet {{names}}>{cols}<p:sheetData>{rows}</p:sheetData>{merged}{shown}"
            "</p:worksheet>"
        ),
    }
    if form.has_styles:
        made["xl/styles.xml"] = form.part(_STYLES)
    if notes:
        made |= _note_parts(notes, form)
    return zipped(made)


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    """Some marks on the sheet of an odd workbook."""
    return [
        Mark(
            TITLE,
            address(*place),
            fill,
            f"PC201» Lỗi: {' '.join(note.split()).replace('«', '‹')} «",
        )
        for place, (fill, note) in draw(
            st.dictionaries(
                _PLACES,
                st.tuples(st.sampled_from(FILLS), st.text("ab_x0041 ")),
                min_size=1,
            )
        ).items()
    ]


def content(package: bytes) -> dict[str, bytes]:
    """What a package says, part by part, whichever way the XML is written."""
    return {
        name: etree.tostring(etree.fromstring(part), method="c14n")
        if name.endswith((".xml", ".rels"))
        else part
        for name, part in parts(package).items()
    }


@st.composite
def _notes(draw: st.DrawFn) -> dict[tuple[int, int], list[str]]:
    return draw(st.dictionaries(_PLACES, st.lists(_WORDS, max_size=3), max_size=3))


def _rows(cells: dict[tuple[int, int], int], form: Form) -> str:
    """The cells; where places are left unsaid, every row and cell before one must be there."""
    if not form.says_places:
        last = max(cells, default=(-1, 0))[0]
        return "".join(
            "<p:row>"
            + "".join(f"<p:c><p:v>{column}</p:v></p:c>" for column in range(row % 4))
            + "</p:row>"
            for row in range(last + 1)
        )
    written: dict[int, str] = {}
    for (row, column), style in sorted(cells.items()):
        look = f' s="{style}"' if form.has_styles else ""
        written[row] = written.get(row, "") + f'<p:c r="{address(row, column)}"{look}/>'
    return "".join(f'<p:row r="{row + 1}">{cell}</p:row>' for row, cell in written.items())


def _note_parts(notes: dict[tuple[int, int], list[str]], form: Form) -> dict[str, bytes | str]:
    listed = "".join(
        f'<p:comment ref="{address(*place)}" authorId="0">{_text(runs)}</p:comment>'
        for place, runs in notes.items()
    )
    boxes = "".join(_BOX.format(1030 + n, *place) for n, place in enumerate(notes))
    vml = _VML.format(boxes)
    if not form.declares_once:
        vml = vml.replace("v:", "ns1:").replace(":v=", ":ns1=").replace("<div>own<br></div>", "")
    return {
        "xl/Comments1.xml": form.part(
            "<p:comments {names}><p:authors><p:author>Chị Hà</p:author></p:authors>"
            f"<p:commentList>{listed}</p:commentList></p:comments>"
        ),
        "xl/drawings/own.vml": vml.encode(),
        "xl/worksheets/_rels/Sheet1.xml.rels": _relations(
            form, vmlDrawing="../drawings/own.vml", comments="/xl/comments1.xml"
        ),
    }


def _text(runs: list[str]) -> str:
    said = [f"<p:r><p:rPr><p:b/></p:rPr><p:t>{escape(run)}</p:t></p:r>" for run in runs]
    if len(runs) == 1:
        said = [f"<p:t>{escape(runs[0])}</p:t>"]
    return f"<p:text>{''.join(said)}</p:text>"


def _relations(form: Form, **targets: str) -> str:
    office = _STRICT_OFFICE if form.is_strict else _OFFICE
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{office}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=7)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'
