"""A Word file whose bytes follow from what it says: no clock in its archive, parts in one order."""

from __future__ import annotations

import zipfile
from io import BytesIO

_NO_DATE = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"  # stands first, as programs that sniff expect


def settled(content: bytes) -> bytes:
    """The same parts with the same bytes, packed without dates."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as found, zipfile.ZipFile(target, "w") as package:
        for name in sorted(found.namelist(), key=lambda name: (name != _TYPES, name)):
            member = zipfile.ZipInfo(name, _NO_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, found.read(name))
    return target.getvalue()
