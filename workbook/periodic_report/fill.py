"""Fills the form: names and loops in double braces become the report's facts, texts stay texts.

The form is the department's own Word file, so what can be wrong with it is told as one sentence.
It is filled in a sandbox; nothing in it can call anything. Of texts, signs that mean something
to Word or to the form stay what they are: `&`, `<`, `{{ }}`, even docxtpl's own `{_{`.
"""

from __future__ import annotations

import logging
import re
import zipfile
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from validators.errors import CannotDoError
from workbook.os_reasons import why_not_read
from workbook.periodic_report.facts import dotted, facts
from workbook.periodic_report.packing import settled
from workbook.safe_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from jinja2 import Environment

    from workbook.periodic_report.model import PeriodicReport

_ANEW = "hãy sửa lại trong Word, hoặc lấy lại mẫu gốc bằng phancong report --template-out."
_NO_WORD_FILE = (
    PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError, EOFError,
)  # fmt: skip
_QUOTED = re.compile(r"'([\w.]+)'")
_log = logging.getLogger("phancong")
_OTHER = (TypeError, ValueError, ArithmeticError, AttributeError, LookupError, etree.LxmlError)


class TemplateFaultError(CannotDoError):
    """A form that cannot be filled in; says what is wrong with it and what to do."""


class _Form(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
    """docxtpl mends broken XML by leaving parts out; here broken stays broken, and is told."""

    def render_xml_part(
        self,
        src_xml: str,
        part: object,
        context: dict[str, Any],
        jinja_env: Environment | None = None,
    ) -> str:
        made: str = super().render_xml_part(src_xml, part, context, jinja_env)
        etree.fromstring(made.encode())
        return made


def report_docx(form: Path, report: PeriodicReport) -> bytes:
    """The report as the bytes of a .docx file; equal reports and forms give equal bytes.

    Raises TemplateFaultError, and FiguresError where the figures do not add up.
    """
    return filled(form, facts(report), report.as_of)


def filled(form: Path, named: dict[str, Any], day: date) -> bytes:
    """A form with its names replaced. Raises TemplateFaultError."""
    try:
        made = _Form(BytesIO(form.read_bytes()))
        made.init_docx()
    except OSError as error:
        reason = f"không mở được mẫu báo cáo: {why_not_read(error)}"
        raise TemplateFaultError(f"{form}: {reason}") from error
    except _NO_WORD_FILE as error:
        reason = f"mẫu báo cáo không phải là tệp Word .docx đọc được; {_ANEW}"
        raise TemplateFaultError(f"{form}: {reason}") from error
    try:
        made.render(named, _environment())
        about = made.core_properties
        about.created = about.modified = datetime.combine(day, time(), UTC)
        target = BytesIO()
        made.save(target)
    except (TemplateError, *_OTHER) as error:
        raise TemplateFaultError(f"{form}: {_fault(error)}; {_ANEW}") from error
    return settled(target.getvalue())


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=True, finalize=_shown
    )


def _shown(value: object) -> object:
    """A value as it stands in Word's XML."""
    if isinstance(value, Undefined | Markup):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return dotted(value)
    text = safe_text("" if value is None else str(value))
    return Markup(str(escape(text)).replace("_", "&#95;"))  # noqa: S704  # escaped just now


def _fault(error: Exception) -> str:
    """What is wrong with a form; Jinja's own words go to the log, but for the names in them."""
    _log.warning("the form cannot be filled in", exc_info=error)
    named = _QUOTED.findall(str(error))
    if isinstance(error, UndefinedError):
        return f"mẫu báo cáo dùng một tên không có{_said(named[-1:])}"
    if isinstance(error, TemplateSyntaxError):
        where = _said(named[:1])
        return f"mẫu báo cáo có chỗ viết sai trong ngoặc {{{{ }}}} hoặc {{% %}}{where}"
    return "không điền được mẫu báo cáo: có phép tính hoặc tên gọi không dùng được trong mẫu"


def _said(names: Iterable[str]) -> str:
    return "".join(f" (“{name}”)" for name in names)
