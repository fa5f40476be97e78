"""A settings file that cannot be read: which line, and what to do, all in Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.settings import SettingsError, read_settings
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("content", "place", "remedy"),
    [
        (b'plan = "a"\noutput = b.xlsx\n', ", dòng 2, cột 10: sai cách viết", "nháy kép"),
        (b'plan = "a', ", cuối tệp: sai cách viết", "nháy kép"),
        ("plan = “a”".encode(), ", dòng 1, cột 8: sai cách viết", "nháy kép"),
        ("plan = 'Kế hoạch'".encode("utf-16"), ": không phải chữ UTF-8", "lưu lại"),
    ],
)
def test_the_place_and_the_remedy_are_told(
    content: bytes, place: str, remedy: str, tmp_path: Path
) -> None:
    """Never the English of the parser."""
    path = tmp_path / "phancong.toml"
    path.write_bytes(content)

    with pytest.raises(SettingsError) as told:
        read_settings(path)

    assert str(told.value).startswith(f"{path}{place}; hãy")
    assert remedy in str(told.value)


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    """What the system refuses comes from the one table."""
    with pytest.raises(CannotDoError, match="không đọc được tệp cài đặt: đây là thư mục; hãy"):
        read_settings(tmp_path)


def test_notepads_mark_is_no_mistake(tmp_path: Path) -> None:
    """Windows' editor writes a byte order mark before UTF-8."""
    path = tmp_path / "phancong.toml"
    path.write_text('plan = "a"', encoding="utf-8-sig")

    assert read_settings(path).plan == tmp_path / "a"
