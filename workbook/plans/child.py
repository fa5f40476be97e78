"""The child process that reads one document: it knows no path, writes no file, may die."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workbook.plans.docx_reader import docx_blocks
from workbook.plans.errors import UnreadableError
from workbook.plans.pdf_reader import pdf_blocks
from workbook.plans.wire import refusal_json, to_json
from workbook.reading.limits import limit_process

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbook.plans.blocks import Block

CPU_SECONDS = 100
READERS: Mapping[str, Callable[[bytes], list[Block]]] = {"docx": docx_blocks, "pdf": pdf_blocks}
_TOO_LARGE = "tệp quá lớn hoặc quá rối so với một kế hoạch; hãy tách riêng kế hoạch rồi đọc lại."
_DAMAGED = "tệp bị hỏng hoặc chưa tải xong; hãy lấy lại bản gốc."


def main(kind: str) -> None:
    """Read one document from the standard input, answer in JSON on the standard output."""
    limit_process()
    _limit_time()
    sys.stdout.buffer.write(answer(kind, sys.stdin.buffer.read()))


def answer(kind: str, content: bytes) -> bytes:
    """The blocks of a document as JSON, or the reason why it cannot be read."""
    try:
        return to_json(READERS[kind](content))
    except UnreadableError as error:
        return refusal_json(error.reason)
    except (MemoryError, RecursionError):
        return refusal_json(_TOO_LARGE)
    except Exception:  # noqa: BLE001  # damage makes parsers raise anything at all
        return refusal_json(_DAMAGED)


def _limit_time() -> None:
    if sys.platform == "win32":
        return  # there the parent's time limit alone ends a child that goes astray
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = CPU_SECONDS if hard == resource.RLIM_INFINITY else min(CPU_SECONDS, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
