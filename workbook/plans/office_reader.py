"""Documents of other programs (.doc, .odt, .rtf): LibreOffice, where it is, makes a .docx of them.

It may end with 0 without having written anything, so only the file counts. It gets a profile of
its own, forbids macros and remote content there, and is ended with all it started when too slow.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from workbook.libreoffice.program import find_program
from workbook.plans.errors import UnreadableError

SECONDS = 120.0
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def as_docx(content: bytes, ending: str, seconds: float = SECONDS) -> bytes:
    """The document as .docx; `ending` is that of its own format. Raises UnreadableError."""
    program = find_program()
    if program is None:
        raise UnreadableError(
            f"tệp {ending} cần LibreOffice để đọc mà máy này chưa cài; hãy lưu lại dạng .docx."
        )
    with tempfile.TemporaryDirectory(prefix="phancong-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, made = folder / f"ke-hoach{ending}", folder / "out" / "ke-hoach.docx"
        source.write_bytes(content)
        _convert(program, source, made.parent, seconds)
        if not made.is_file() or not made.stat().st_size:
            raise UnreadableError(
                f"LibreOffice trên máy này không đọc được tệp {ending} (tệp hỏng, đặt mật khẩu, "
                "hoặc chưa cài LibreOffice Writer); hãy mở bằng Word rồi lưu lại dạng .docx."
            )
        return made.read_bytes()


def _convert(program: str, source: Path, target: Path, seconds: float) -> None:
    profile = source.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [
        program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", "docx", "--outdir", str(target), str(source),
    ]  # fmt: skip
    with subprocess.Popen(  # noqa: S603  # the program was found, the file name is ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            raise UnreadableError(
                "LibreOffice đọc tệp mãi không xong; hãy mở bằng Word rồi lưu lại dạng .docx."
            ) from None
        finally:
            _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End the program and what it started: soffice is only the starter of another process."""
    if sys.platform == "win32":
        running.kill()
        return
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
