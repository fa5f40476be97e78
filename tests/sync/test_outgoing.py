"""The commands that write to Google, from a settings file, each of the three ways."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from support.drive_calls import call
from support.handing_out import ROBOT
from support.judged import office, sandboxes
from support.outgoing import TASKS, department, write_plan

from sync.cli import run
from sync.outgoing import open_outgoing

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from support.handing_out import Office

__all__ = ["office", "sandboxes"]

YTE = "Sở Y tế"


def _run(
    name: str, settings: Path, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, dict[str, object]]:
    code = run([name, "--settings", str(settings), "--json", *more])
    return code, json.loads(capsys.readouterr().out)


def test_hand_out_report_pull_answer(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole way by commands: what an agency typed wrongly comes back as a note in its sheet."""
    settings = department(office)
    code, told = _run("distribute", settings, capsys)
    assert (code, told["unassigned"]) == (0, [])
    sheet = office.clerk(YTE)
    sheet.update_acell("I6", "rất nhiều")

    assert run(["nightly", "--settings", str(settings)]) == 0
    capsys.readouterr()
    code, told = _run("answer", settings, capsys)

    written = {each["agency"]: each["written"] for each in told["answered"]}
    assert (code, written[YTE]) == (0, True)
    assert "PC502" in str(sheet.get_note("I6"))
    assert "Kiểm tra" in [tab.title for tab in sheet.spreadsheet.worksheets()]


def test_an_old_mistake_that_comes_back_is_answered_again(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sheet changed before the answer and back after it: what was written then is stale."""
    settings = department(office)
    _run("distribute", settings, capsys)
    sheet = office.clerk(YTE)
    sheet.update_acell("H6", "AAA")
    _run("pull", settings, capsys)
    sheet.update_acell("H6", "Hoàn thành")
    _run("answer", settings, capsys)
    between = sheet.get_note("H6")
    _, same = _run("answer", settings, capsys)
    sheet.update_acell("H6", "AAA")
    _run("pull", settings, capsys)

    _, told = _run("answer", settings, capsys)

    assert YTE not in [each["agency"] for each in same["answered"]]
    assert [each["agency"] for each in told["answered"]] == [YTE]
    assert told["answered"][0]["written"]
    assert "AAA" in str(sheet.get_note("H6")) != str(between)


def test_a_night_answers_where_the_settings_say_so(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """`answer = true`: the nightly run writes notes itself."""
    settings = department(office, handout='owner = "ổ chia sẻ"\nanswer = true')
    _run("distribute", settings, capsys)
    office.clerk(YTE).update_acell("I6", "rất nhiều")

    run(["nightly", "--settings", str(settings)])

    assert "1 bảng" in capsys.readouterr().out
    assert office.clerk(YTE).get_note("I6")


def test_a_write_key_that_cannot_be_used_stops_the_night_before_it_begins(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence and code 2, and no workbook that the code would deny."""
    handout = 'owner = "ổ chia sẻ"\nanswer = true'
    _run("distribute", department(office), capsys)
    settings = department(office, handout=handout, write_key='"mat.json"')

    code = run(["nightly", "--settings", str(settings)])

    assert code == 2
    assert "mat.json" in capsys.readouterr().err
    assert not (settings.parent / "tong-hop.xlsx").exists()


def test_a_writer_google_refuses_leaves_the_night_done_in_part(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """The workbook is there: 3 and the reason, not the code for a night without a workbook."""
    settings = department(
        office, handout='owner = "ổ chia sẻ"\nanswer = true', write_key='"ghi.json"'
    )
    unknown = {**office.sandbox.service_account_key(ROBOT), "client_email": "la@phancong.example"}
    path = settings.parent / "ghi.json"
    path.write_text((settings.parent / "khoa.json").read_text("utf-8"), encoding="utf-8")
    path.chmod(0o600)
    _run("distribute", settings, capsys)
    office.clerk(YTE).update_acell("I6", "rất nhiều")
    path.write_text(json.dumps(unknown), encoding="utf-8")

    code, told = _run("nightly", settings, capsys)

    assert (code, told["answered"]) == (3, [])
    assert "không cho đăng nhập" in told["answer_trouble"]
    assert (settings.parent / "tong-hop.xlsx").exists()


def test_every_command_that_writes_tells_the_age_of_its_keys(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """And a night lists, in JSON, what it answered."""
    settings = department(office, handout='owner = "ổ chia sẻ"\nanswer = true')
    _, handed = _run("distribute", settings, capsys)
    office.clerk(YTE).update_acell("I6", "rất nhiều")
    _, night = _run("nightly", settings, capsys)
    _, answer = _run("answer", settings, capsys)

    assert [each["agency"] for each in night["answered"] if each["written"]] == [YTE]
    for told in (handed, night, answer):
        assert told["notes"] == ["Khóa khoa.json: tải về 0 ngày trước."]


def test_the_summary_says_what_was_done(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Per agency: tasks added, changed, closed, with the link; a second run has nothing to do."""
    settings = department(office)
    run(["distribute", "--settings", str(settings)])
    first = capsys.readouterr().out
    write_plan(settings.parent, TASKS[0], TASKS[2], ("4", "Mua xe cứu thương", *TASKS[0][2:]))
    run(["distribute", "--settings", str(settings)])
    second = capsys.readouterr().out
    run(["distribute", "--settings", str(settings)])

    assert f"{YTE}: thêm 3 nhiệm vụ. https://docs.google.com/spreadsheets/d/" in first
    assert f"{YTE}: thêm 1, kết thúc 1 nhiệm vụ." in second
    assert f"{YTE}: không có gì phải đổi." in capsys.readouterr().out


def test_who_only_reads_is_let_in_to_read(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """With another key for writing, the reading identity gets the role of a reader, once."""
    settings = department(office, write_key='"khoa.json"', key='"khoa-doc.json"')
    reader = office.sandbox.service_account_key("doc@phancong.example")
    path = settings.parent / "khoa-doc.json"
    path.write_text(json.dumps(reader), encoding="utf-8")
    path.chmod(0o600)
    _run("distribute", settings, capsys)

    people = office.robot.list_permissions(office.key(YTE))
    code, told = _run("pull", settings, capsys)

    roles = {p["emailAddress"]: p["role"] for p in people}
    assert roles["doc@phancong.example"] == "reader"
    assert (code, told["failed"]) == (0, {})


def test_agencies_that_own_their_sheets_get_a_form_and_instructions(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """The third way: a form to import, what to do with it, and nothing is ever written."""
    settings = department(office, handout='owner = "đơn vị"')
    office.sandbox.log.clear()

    code, told = _run("distribute", settings, capsys)

    (health,) = [each for each in told["agencies"] if each["agency"] == YTE]
    form = settings.parent / "bieu-don-vi" / "so-y-te.xlsx"
    assert code == 2
    assert all(word in health["trouble"] for word in (str(form), ROBOT, "[google.spreadsheets]"))
    assert "Tiêm chủng mở rộng cho trẻ em" in str(list(load_workbook(form).active.values))
    assert office.calls() == []


def test_a_sheet_of_the_third_way_is_verified(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the agency imported is read: whole is well, a missing task is named."""
    clerk = office.robot  # any owner of a spreadsheet will do
    settings = department(office, handout='owner = "đơn vị"')
    _run("distribute", settings, capsys)
    form = load_workbook(settings.parent / "bieu-don-vi" / "so-y-te.xlsx").active
    made = clerk.create("Bảng của Sở Y tế")
    made.sheet1.update([[v or "" for v in row] for row in form.values], raw=True)
    with settings.open("a", encoding="utf-8") as more:
        more.write(f'[google.spreadsheets]\n"{YTE}" = "{made.id}"\n')

    _, whole = _run("distribute", settings, capsys)
    (row,) = [n for n, r in enumerate(form.values, 1) if "Xây dựng trạm y tế xã" in r]
    made.sheet1.delete_rows(row)
    _, lacking = _run("distribute", settings, capsys)

    trouble = [{e["agency"]: e["trouble"] for e in t["agencies"]}[YTE] for t in (whole, lacking)]
    assert trouble[0] is None
    assert "còn thiếu nhiệm vụ 2" in trouble[1]


def test_nothing_is_answered_in_sheets_we_only_read(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """The third way has no notes: one sentence, code 2."""
    settings = department(office, handout='owner = "đơn vị"')

    code = run(["answer", "--settings", str(settings)])

    assert code == 2
    assert "chỉ đọc" in capsys.readouterr().err


def test_settings_without_a_hand_out_say_what_to_add(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """No [google.handout]: one sentence that names it."""
    settings = department(office)
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.partition("[google.handout]")[0], encoding="utf-8")

    code = run(["distribute", "--settings", str(settings)])

    assert code == 2
    assert "[google.handout]" in capsys.readouterr().err


def test_impossible_ownership_is_one_sentence(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """A shared folder is no shared drive: storageQuotaExceeded becomes advice, code 2."""
    office.sandbox.world.service_accounts_own_files = False
    folder = {"name": "Thư mục", "mimeType": "application/vnd.google-apps.folder"}
    made = call(office.robot, "post", "files", folder)
    settings = department(office, drive=f'"{made["id"]}"')

    code = run(["distribute", "--settings", str(settings)])

    said = capsys.readouterr().err
    assert code == 2
    assert len(said.strip().splitlines()) == 1
    assert "người dùng" in said


def test_who_wrote_hangs_up(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """At the end of a command the client has let go of its connections."""
    settings = department(office)
    _run("distribute", settings, capsys)

    with open_outgoing(settings) as outgoing:
        outgoing.rights()
        client, _ = outgoing.answering_as()
        kept = client.http_client.session.get_adapter(office.sandbox.url).poolmanager.pools
        during = len(kept)

    assert (during, len(kept)) == (1, 0)


def test_a_successor_gets_the_tasks_of_an_agency_that_is_no_more(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its tab gains what the plan gave to the other, whose words count on and are no fault."""
    settings = department(office)
    _run("distribute", settings, capsys)
    own = [task_id for (task_id,) in office.rows(YTE, "task_id") if task_id][:2]
    for task_id in own:
        office.report(YTE, task_id, status="Đang thực hiện", percent="40")
    run(["nightly", "--settings", str(settings)])
    ended = {"Đến hết ngày": "28/02/2025", "Đơn vị kế thừa": "Sở Tư pháp"}
    registry = load_workbook(settings.parent / "danh-muc.xlsx")
    rows = list(registry["Đơn vị"].iter_rows())
    headings = [cell.value for cell in rows[2]]
    row = next(row for row in rows if row[1].value == YTE)
    for heading, text in ended.items():
        row[headings.index(heading)].value = text
    registry.save(settings.parent / "danh-muc.xlsx")
    capsys.readouterr()

    code, told = _run("distribute", settings, capsys)
    nightly = run(["nightly", "--settings", str(settings)])

    done = {each["agency"]: (each["added"], each["closed"]) for each in told["agencies"]}
    assert (code, nightly) == (0, 0)
    assert done["Sở Tư pháp"][0] == 1  # the other one it took part in before
    assert done[YTE] == (0, 3)
    book = load_workbook(settings.parent / "tong-hop.xlsx")
    shown = {row[0]: row for row in book["Nhiệm vụ"].values}
    assert [shown[task_id][9] for task_id in own] == [f"Sở Tư pháp (kế thừa {YTE})"] * 2
    assert [shown[task_id][11] for task_id in own] == [40, 40]
    codes = {str(row[2]) for row in book["Kết quả kiểm tra"].values}
    assert codes.isdisjoint({"PC603", "PC606", "PC611"})
