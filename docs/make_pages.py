"""Writes the page of every rule and their index; with `--check` only says which are stale."""

from __future__ import annotations

import sys
from pathlib import Path

from validators.rule_page import index, page
from validators.rules import ALL_RULES

FOLDER = Path(__file__).parent / "quy-tac"


def pages() -> dict[Path, str]:
    """The text of every generated page by its path."""
    texts = {FOLDER / f"{rule.code}.md": page(rule) for rule in ALL_RULES}
    return {**texts, FOLDER / "README.md": index(ALL_RULES)}


def main() -> int:
    """Write the pages, or with `--check` name those that are missing, stale or left over."""
    wanted = pages()
    present = {path: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(p for p in wanted.keys() | present.keys() if wanted.get(p) != present.get(p))
    if "--check" in sys.argv:
        for path in stale:
            sys.stderr.write(f"{path.name}: trang chưa khớp với quy tắc; hãy chạy: just docs\n")
        return int(bool(stale))
    FOLDER.mkdir(exist_ok=True)
    for path in stale:
        if path in wanted:
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
