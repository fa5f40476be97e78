"""`phancong report`: which period, which figures, and what is not known."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from support.excel_office import excel_office, send
from support.past_nights import night
from support.reporting import QUARTER
from support.sample_report import tables, words

from sync.clock import SystemClock, business_date
from validators.progress import StatusClass
from validators.report_period import PeriodKind, latest_ended

if TYPE_CHECKING:
    from support.reporting import Reporting


def test_a_quarter(office: Path, say: Reporting) -> None:
    """Quý III is 15/6 to 14/9; the file says what the summary says, and its parts add up."""
    told = say.json(office, *QUARTER)

    assert told["period"] == {
        "kind": "quy",
        "name": "Quý III năm 2026",
        "first": "2026-06-15",
        "last": "2026-09-14",
        "sent_by": "2026-09-25",
    }
    assert Path(told["output"]) == office.parent / "bao-cao-quy-3-2026.docx"
    content = Path(told["output"]).read_bytes()
    assert sum(told["classes"].values()) == told["tasks"]
    found = tables(content)
    assert found["Số nhiệm vụ"][-1][1] == str(told["tasks"])
    for name, count in told["classes"].items():
        assert [row[2] for row in found["Số nhiệm vụ"] if row[0].strip() == name] == [str(count)]
        before = told["classes_before"][name]
        assert [f"- {name}", str(before), str(count)] in [row[:3] for row in found["Kỳ trước"]]
    annex = [row for row in found["Nội dung công việc"] if len(set(row)) > 1]
    assert len(annex) == told["tasks"]
    assert "từ ngày 15/06/2026 đến hết ngày 14/09/2026" in words(content)


def test_overdue_is_counted_on_the_day_of_the_figures(office: Path, say: Reporting) -> None:
    """The last night was on 14/9; what fell due since then is overdue on 30/11 all the same."""
    then = say.json(office, *QUARTER)["classes"]

    later = say.json(office, "--period", "quy", "--as-of", "2026-11-27")["classes"]

    assert later[StatusClass.OVERDUE.value] > then[StatusClass.OVERDUE.value]


def test_late_tasks_with_their_reasons(office: Path, say: Reporting) -> None:
    """What Sở Y tế reported stands beside its late task; of an agency never read, just that."""
    told = say.json(office, *QUARTER)

    rows = tables(Path(told["output"]).read_bytes())["Nhiệm vụ"]
    late = {row[4]: row[5] for row in rows if len(set(row)) > 1}
    assert late["Sở Y tế"] == "Thiếu kinh phí"
    assert late["UBND xã Hòa Lạc"] == "Không đọc được."


def test_the_report_of_then_again(office: Path, say: Reporting) -> None:
    """Later nights change nothing in the report of a past day: the same bytes."""
    first = say.json(office, *QUARTER)
    made = Path(first["output"]).read_bytes()
    send(office.parent, "Sở Nội vụ", status="Hoàn thành")
    night(office, "2026-10-20")

    again = say.json(office, *QUARTER)

    assert again == first
    assert Path(again["output"]).read_bytes() == made


def test_without_a_day_the_period_that_has_just_ended(tmp_path: Path, say: Reporting) -> None:
    """With the figures of its last day, whatever was read since."""
    settings = excel_office(tmp_path)
    ended = latest_ended(PeriodKind.QUARTER, business_date(SystemClock()))
    night(settings, (ended.last - timedelta(days=3)).isoformat())

    told = say.json(settings, "--period", "quy")

    assert told["as_of"] == told["period"]["last"] == ended.last.isoformat()


def test_a_period_that_goes_on(office: Path, say: Reporting) -> None:
    """The period that the day lies in, named as not ended in the file and by its name."""
    code, told = say(office, "--period", "nam", "--as-of", "2026-09-20")

    path = office.parent / "bao-cao-nam-2026-den-2026-09-20.docx"
    assert code == 3  # agencies without a sheet
    assert "Năm 2026 (15/12/2025 – 14/12/2026), số liệu đến hết ngày 20/09/2026" in told
    assert "kỳ báo cáo chốt số liệu ngày 14/12/2026" in words(path.read_bytes())


def test_nothing_known_of_the_period_before(office: Path, say: Reporting) -> None:
    """A sentence in the file, and no comparison with noughts."""
    told = say.json(office, "--period", "6-thang", "--as-of", "2026-06-14")

    content = Path(told["output"]).read_bytes()
    assert told["classes_before"] is None
    assert "Chưa có số liệu của kỳ trước (6 tháng cuối năm 2025" in words(content)
    assert "Kỳ trước" not in tables(content)


def test_an_empty_history(tmp_path: Path, say: Reporting) -> None:
    """Code 4, a sentence, and no file."""
    settings = excel_office(tmp_path)

    code, told = say(settings, "--period", "quy")

    assert (code, told) == (
        4,
        "Chưa có lần lấy dữ liệu nào; hãy chạy phancong nightly rồi lập báo cáo.\n",
    )
    assert list(tmp_path.glob("bao-cao*")) == []


def test_a_period_before_the_first_night(office: Path, say: Reporting) -> None:
    """Code 4: when the first night was, and how to have a report of what is known."""
    code, told = say(office, "--period", "thang", "--as-of", "2026-06-13")

    assert code == 4
    assert "lần lấy dữ liệu đầu tiên là ngày 14/06/2026" in told
    assert "--as-of 2026-09-14" in told


def test_a_day_to_come(office: Path, say: Reporting) -> None:
    """Nobody knows the figures of tomorrow."""
    tomorrow = business_date(SystemClock()) + timedelta(days=1)

    code, told = say(office, "--period", "quy", "--as-of", tomorrow.isoformat())

    assert code == 4
    assert "chưa đến" in told


def test_an_unreadable_night_is_named(office: Path, say: Reporting) -> None:
    """The agency keeps its older figures; the file says which, from when and why; code 3."""
    (office.parent / "so-y-te.xlsx").unlink()
    night(office, "2026-10-10")

    code, _ = say(office, "--period", "quy", "--as-of", "2026-10-12")

    made = office.parent / "bao-cao-quy-4-2026-den-2026-10-12.docx"
    (line,) = [one for one in words(made.read_bytes()).split("\n") if one.startswith("- Sở Y tế: ")]
    assert code == 3
    assert "đang dùng số liệu 14/09/2026 23:05" in line


def test_no_period(office: Path, say: Reporting) -> None:
    """What may be asked for is named."""
    assert say(office)[0] == 2
    assert "thang, quy, 6-thang, nam" in say(office)[1]
