"""`phancong.toml`: the shipped form is valid, and each mistake is said by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.settings import FileOwner, SettingsError, read_settings
from templates import read_template
from validators.errors import CannotDoError
from validators.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path


def test_the_shipped_form_can_be_used_as_it_is(tmp_path: Path) -> None:
    """The template reads without a change, with paths beside the file."""
    path = tmp_path / "phancong.toml"
    path.write_text(read_template("phancong.toml"), encoding="utf-8")

    settings = read_settings(path)

    assert settings.plan == tmp_path / "ke-hoach.txt"
    assert settings.google is None


def test_every_commented_example_of_the_form_is_valid_too(tmp_path: Path) -> None:
    """Taking the `#` away from the examples gives settings that work."""
    lines = read_template("phancong.toml").splitlines()
    examples = [line.removeprefix("# ") for line in lines if _is_example(line)]
    path = tmp_path / "phancong.toml"
    path.write_text('plan = "a.txt"\n' + "\n".join(examples), encoding="utf-8")

    settings = read_settings(path)

    assert settings.google is not None
    assert settings.google.spreadsheets
    assert settings.google.handout is not None
    assert settings.google.handout.owner is FileOwner.SHARED_DRIVE
    assert settings.files
    assert settings.folder == tmp_path / "bao-cao"
    assert settings.mailbox is not None
    assert settings.mailbox.senders == {"tong-hop@so-y-te.example": "Sở Y tế"}
    assert settings.rules.severities == {"PC301": Severity.ERROR}
    assert settings.rules.exceptions[0].code == "PC401"


HANDOUT = 'plan = "a"\n[google]\nkey = "k"\n[google.handout]\n'


def _is_example(line: str) -> bool:
    return line.startswith(
        (
            *("# [", "# key", '# "', "# PC", "# code", "# task", "# reason", "# until", "[sev"),
            *("# write_key", "# drive", "# owner", "# user", "# login", "# editors", "# answer"),
            "# path",
        )
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("plan = 3", "plan"),
        ("", "plan"),
        ('plan = "a"\nplans = "b"', "plans"),
        ('plan = "a"\n[severity]\nPC401 = "to"', "PC401"),
        ('plan = "a"\n[google]\napi = "x"', "key"),
        ('plan = "a"\n[google]\nkey = []', "key"),
        ('plan = "a"\n[google]\nkey = ["a", 1]', "key"),
        ('plan = "a"\n[google]\nkeyless = "có"', "keyless"),
        ('plan = "a"\n[google]\nkey = "a"\nminutes = "60"', "minutes"),
        ('plan = "a"\n[google]\nkey = "a"\nquyen = "x"', "quyen"),
        ('plan = "a"\n[[exceptions]]\ncode = "PC401"', "until"),
        ('plan = "a"\n[[exceptions]]\nunti = 2026-12-31', "unti”"),
        ('plan = "a"\nexceptions = [1]', "exceptions"),
        ('plan = "a"\n[folder]\npath = 3', "path"),
        ('plan = "a"\n[mailbox.senders]\n"a@b.vn" = "Sở Y tế"', "path"),
        ('plan = "a"\n[mailbox]\npath = "a"\nthu = "b"', "thu”"),
        ('plan = "a"\n[folder.tep]\n"Sở Y tế" = "a.xlsx"', "tep"),
        (f'{HANDOUT}owner = "đơn vị"\nanwser = true', "anwser"),
        ("plan = ", "sai cách viết"),
        (f'{HANDOUT}owner = "tôi"', "owner"),
        (f'{HANDOUT}owner = "ổ chia sẻ"', "drive"),
        (f'{HANDOUT}owner = "người dùng"', "user"),
        (f'{HANDOUT}owner = "đơn vị"\neditors = "a"', "editors"),
        (f'{HANDOUT}owner = "đơn vị"\nanswer = "có"', "answer"),
    ],
)
def test_a_mistake_is_named(text: str, word: str, tmp_path: Path) -> None:
    """One sentence with the file and the entry that is wrong."""
    path = tmp_path / "phancong.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError, match=word) as error:
        read_settings(path)

    assert str(path) in str(error.value)


def test_one_spreadsheet_for_two_agencies_is_refused(tmp_path: Path) -> None:
    """Both agencies are named: which of the two ids is wrong, only a person knows."""
    path = tmp_path / "phancong.toml"
    sheets = '"Sở Y tế" = "ma-1"\n"Sở Nội vụ" = "ma-2"\n"Sở Tư pháp" = "ma-1"\n'
    path.write_text(
        f'plan = "a"\n[google]\nkey = "k"\n[google.spreadsheets]\n{sheets}', encoding="utf-8"
    )

    with pytest.raises(SettingsError, match="“Sở Y tế” và “Sở Tư pháp”"):
        read_settings(path)


@pytest.mark.parametrize("name", ["x.xls", "x.xlsm", "tong-hop", "x.xlsx.bak"])
def test_the_result_is_an_xlsx(name: str, tmp_path: Path) -> None:
    """Excel opens no workbook under another name: told at once, not after the night."""
    path = tmp_path / "phancong.toml"
    path.write_text(f'plan = "a"\noutput = "{name}"', encoding="utf-8")

    with pytest.raises(CannotDoError, match=r"phải có đuôi \.xlsx"):
        read_settings(path)


@pytest.mark.parametrize(
    "text",
    [
        'plan = "tong-hop.xlsx"',
        'plan = "a"\nregistry = "./tong-hop.xlsx"',
        'plan = "a"\n[folder.files]\n"Sở Y tế" = "../{folder}/tong-hop.xlsx"',
        'plan = "a"\noutput = "phancong.toml"',
        'plan = "a"\noutput = "k"\n[google]\nkey = "k"',
    ],
)
def test_the_result_stands_on_no_input(text: str, tmp_path: Path) -> None:
    """A workbook is not written over a file that is read, even one that is yet to come."""
    path = tmp_path / "phancong.toml"
    path.write_text(text.replace("{folder}", tmp_path.name), encoding="utf-8")

    with pytest.raises(CannotDoError, match="không ghi đè lên tệp gốc"):
        read_settings(path)


@pytest.mark.parametrize(
    ("text", "keys", "keyless"),
    [
        ('key = "a.json"', ["a.json"], False),
        ('key = ["a.json", "b.json"]', ["a.json", "b.json"], False),
        ("keyless = true", [], True),
    ],
)
def test_ways_to_log_in(text: str, keys: list[str], keyless: bool, tmp_path: Path) -> None:
    """One key, several, or none; another identity writes, beside the settings file."""
    path = tmp_path / "phancong.toml"
    path.write_text(f'plan = "a"\n[google]\n{text}\nwrite_key = "g.json"\n', encoding="utf-8")

    google = read_settings(path).google

    assert google
    assert google.keys == tuple(tmp_path / name for name in keys)
    assert (google.keyless, google.write_key) == (keyless, tmp_path / "g.json")
    assert google.minutes == 60
