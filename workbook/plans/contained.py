"""Reading a document of a binary format in a child process within limits of time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.plans.errors import UnreadableError
from workbook.plans.wire import from_json

if TYPE_CHECKING:
    from workbook.plans.blocks import Block

SECONDS = 120.0
# What an interpreter needs to start; nothing else of our surroundings is the child's business.
_SURROUNDINGS = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "LC_ALL")
# `-I`: nothing beside the document or in a person's folders is imported; our own packages last.
_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from workbook.plans import child; child.main(sys.argv[2])"
)
_ROOT = str(Path(__file__).resolve().parents[2])
_GAVE_UP = "tệp quá lớn hoặc bị hỏng nặng, đọc mãi không xong; hãy lấy lại bản gốc rồi đọc lại."


def contained_blocks(kind: str, content: bytes, seconds: float = SECONDS) -> list[Block]:
    """The blocks of a document (`docx` or `pdf`). Raises UnreadableError, whatever the bytes."""
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and our own program
            [sys.executable, "-I", "-c", _PROGRAM, _ROOT, kind],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            env={name: os.environ[name] for name in _SURROUNDINGS if name in os.environ},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        found = from_json(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise UnreadableError(_GAVE_UP) from None
    if isinstance(found, str):
        raise UnreadableError(found)
    return found
