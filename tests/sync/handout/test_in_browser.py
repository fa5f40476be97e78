"""What an agency sees of its sheet in a real Chromium, the column of ids being hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.browser import browser
from support.plans import HEAD, plan, task

if TYPE_CHECKING:
    from pathlib import Path

    from support.handing_out import Office

pytestmark = pytest.mark.browser

YTE = "Sở Y tế"


def test_the_title_is_seen_though_the_first_column_is_hidden(
    office: Office, tmp_path: Path
) -> None:
    """The plan's name and the agency's stand in the first column that is shown, not cut off."""
    office.hand_out(given=plan(task("I.1", lead=YTE, coordinating="")))

    with browser(tmp_path) as window:
        window.open(f"{office.sandbox.url}/s/{office.key(YTE)}")
        said = [window.text(f"td[data-name=B{row}]") for row in (1, 2)]
        hidden, shown = window.run(
            "const cell = document.querySelector('td[data-name=B1]');"
            "const text = document.createRange(); text.selectNodeContents(cell);"
            "const at = text.getBoundingClientRect(), there ="
            " document.elementFromPoint(at.right - 2, (at.top + at.bottom) / 2);"
            "return [document.querySelector('td[data-name=A1]') === null, cell.contains(there)]"
        )

    assert said == [f"Kế hoạch số {HEAD.number}: {HEAD.title}", f"Đơn vị báo cáo: {YTE}"]
    assert (hidden, shown) == (True, True)
