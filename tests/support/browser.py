"""A real Chromium for tests, driven by the WebDriver protocol over plain HTTP.

Its driver listens on a free port of this machine, its profile lies in a folder of the test, and
both end with the `with` block.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import requests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SECONDS = 60
_STARTED = re.compile(r"started successfully on port (\d+)")
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the name the protocol gives to references
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--window-size=1280,900",
)  # fmt: skip
ENTER, ESCAPE, TAB = "\ue007", "\ue00c", "\ue004"


@dataclass(frozen=True)
class Browser:
    """One open window; elements are named by CSS selectors."""

    session: str

    def _call(self, verb: str, path: str, body: dict[str, Any] | None = None) -> Any:  # noqa: ANN401
        answer = requests.request(verb, f"{self.session}{path}", json=body, timeout=_SECONDS)
        value = answer.json()["value"]
        assert answer.ok, value["message"]
        return value

    def open(self, url: str) -> None:
        """Go to an address."""
        self._call("POST", "/url", {"url": url})

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  # whatever it returns
        """What a script returns; it finds its arguments in `arguments`."""
        return self._call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def until(self, script: str, *arguments: object) -> Any:  # noqa: ANN401
        """What a script returns as soon as that is something."""
        for _ in range(20 * _SECONDS):
            found = self.run(script, *arguments)
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"never true: {script} {arguments}")

    def text(self, selector: str) -> str:
        """The text an element shows, once it is there."""
        self.until("return !!document.querySelector(arguments[0])", selector)
        return str(self.run("return document.querySelector(arguments[0]).innerText", selector))

    def type(self, selector: str, keys: str) -> None:
        """Click an element as a person does, replace what is in it, and press keys."""
        self.until("return !!document.querySelector(arguments[0])", selector)
        found = self._call("POST", "/element", {"using": "css selector", "value": selector})
        self._call("POST", f"/element/{found[_ELEMENT]}/click", {})
        self.run("document.activeElement.select?.()")
        self._call("POST", f"/element/{found[_ELEMENT]}/value", {"text": keys})

    def picture(self, path: Path) -> None:
        """A PNG of the window."""
        path.write_bytes(base64.b64decode(self._call("GET", "/screenshot")))


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A fresh Chromium. Skips the test where there is none, except in CI, where there must be."""
    program = shutil.which("chromedriver")
    if program is None and os.environ.get("CI") != "true":
        pytest.skip("máy này không có Chromium và chromedriver")
    assert program, "CI phải có chromium và chromium-driver"
    said = folder / "chromedriver.log"
    with said.open("wb") as log:
        driver = subprocess.Popen([program, "--port=0"], stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{_port(said)}/session"
        options = {"args": [*_FLAGS, f"--user-data-dir={folder / 'profile'}"]}
        asked = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
        made = requests.post(address, json=asked, timeout=_SECONDS).json()["value"]
        assert "sessionId" in made, made
        window = Browser(f"{address}/{made['sessionId']}")
        yield window
        requests.delete(window.session, timeout=_SECONDS)
    finally:
        driver.terminate()
        driver.wait(_SECONDS)


def _port(said: Path) -> str:
    for _ in range(20 * _SECONDS):
        found = _STARTED.search(said.read_text("utf-8", "replace"))
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(said.read_text("utf-8", "replace"))
