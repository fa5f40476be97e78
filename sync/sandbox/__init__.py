"""A stand-in for Google's services: try everything, and test everything, without an account.

`with Sandbox() as sandbox:` starts a real HTTP server on the loopback interface that gspread
and google-auth talk to. What it does not do is said in the modules: no formula engine beyond
simple arithmetic, no charts, no comments, no push notifications.
"""

from __future__ import annotations

from sync.sandbox.server import Sandbox

__all__ = ["Sandbox"]
