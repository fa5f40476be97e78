"""Documents of other programs (.doc, .odt, .rtf): LibreOffice, where there is one, makes .docx."""

from __future__ import annotations

import tempfile
from pathlib import Path

from workbook.libreoffice.conversion import SECONDS, TooSlowError, converted
from workbook.libreoffice.program import find_program
from workbook.plans.errors import UnreadableError


def as_docx(content: bytes, ending: str, seconds: float = SECONDS) -> bytes:
    """The document as .docx; `ending` is that of its own format. Raises UnreadableError."""
    program = find_program()
    if program is None:
        raise UnreadableError(
            f"tệp {ending} cần LibreOffice để đọc mà máy này chưa cài; hãy lưu lại dạng .docx."
        )
    with tempfile.TemporaryDirectory(prefix="phancong-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"ke-hoach{ending}"
        source.write_bytes(content)
        try:
            made = converted(program, source, "docx", seconds)
        except TooSlowError:
            raise UnreadableError(
                "LibreOffice đọc tệp mãi không xong; hãy mở bằng Word rồi lưu lại dạng .docx."
            ) from None
    if made is None:
        raise UnreadableError(
            f"LibreOffice trên máy này không đọc được tệp {ending} (tệp hỏng, đặt mật khẩu, "
            "hoặc chưa cài LibreOffice Writer); hãy mở bằng Word rồi lưu lại dạng .docx."
        )
    return made
