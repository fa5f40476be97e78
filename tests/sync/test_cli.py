"""The command line as a contract: exit codes, one Vietnamese sentence, no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sync.cli import COMMANDS, run
from sync.cli_words import speak_vietnamese

README = Path(__file__).resolve().parents[2] / "README.md"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_stands_in_the_readme(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command nobody can find does not exist."""
    code = run([name, "--help"])

    assert code == 0
    assert f"phancong {name}" in capsys.readouterr().out
    assert f"phancong {name}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["khong-co"], "không có lệnh"),
        (["check"], "Thiếu tham số"),
        (["check", "--la"], "Không có tùy chọn “--la”"),
        (["demo", "--seed", "x"], "không phải số"),
        (["report", "--period", "tuan"], "'tuan' không thuộc 'thang', 'quy'"),
        (["nightly", "thua"], "thừa chữ “thua”"),
        (["nightly", "thua", "nua"], "thừa những chữ “thua nua”"),
        (["report", "--period"], "cần một giá trị"),
        (["explain", "PC999"], "không có quy tắc này"),
        (["check", "mat-tich.xlsx"], "không tìm thấy tệp"),
        (["nightly"], "không tìm thấy tệp cài đặt"),
        (["demo", "--plan", "mat-tich.txt"], "mat-tich.txt"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Bad usage and unreadable files end with code 2, one line on stderr, nothing written."""
    monkeypatch.chdir(tmp_path)
    speak_vietnamese()

    code = run(arguments)

    said = capsys.readouterr()
    assert code == 2
    assert words in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_bug_is_a_log_file_and_code_70(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A fault of the program shows no trace to people: it goes to a file they can send."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setitem(COMMANDS, "explain", ("khong_co_mo_dun", ""))

    code = run(["explain"])

    (log,) = tmp_path.iterdir()
    said = capsys.readouterr().err
    assert code == 70
    assert str(log) in said
    assert "Traceback" not in said
    assert "ModuleNotFoundError" in log.read_text(encoding="utf-8")


def test_explain_tells_everything_of_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """`explain CODE --json` gives the rule's own words and examples."""
    code = run(["explain", "pc401", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert told["name"] == "deadline-missing"
    assert told["bad"][0]["deadline"] == ""


def test_deadline_reads_one_text_per_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With `-` every line of standard input gives one line of JSON, in the contract's shape."""
    from io import BytesIO, TextIOWrapper

    lines = "Tháng 9/2026\nabc xyz\n".encode()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(lines), encoding="utf-8"))

    code = run(["deadline", "-"])

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert code == 0
    assert set(first) == {"text", "kind", "start", "end", "condition", "parts"}
    assert (first["kind"], first["end"]) == ("fixed", "2026-09-30")
    assert (second["kind"], second["end"]) == ("unreadable", None)


def test_agency_splits_a_cell(capsys: pytest.CaptureFixture[str]) -> None:
    """`agency --json` gives each entry with its kind and its official name."""
    code = run(["agency", "sở tư pháp; các đơn vị liên quan", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [entry["kind"] for entry in told["agencies"]] == ["agency", "group"]
    assert [entry["canonical"] for entry in told["agencies"]] == [
        "Sở Tư pháp",
        "Các đơn vị liên quan",
    ]


@pytest.mark.parametrize("day", ["2/3", "mai", "2026-13-01"])
def test_a_day_that_is_none_is_told_as_people_write_days(
    day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The option by its name, and both ways of writing a day."""
    code = run(["consolidate", "--as-of", day])

    told = capsys.readouterr().err
    assert code == 2
    assert "--as-of" in told
    assert "15/6/2026" in told
