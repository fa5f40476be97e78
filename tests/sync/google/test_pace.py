"""Our own pace: never faster than Google allows, and hardly slower."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.simulated_time import SimulatedTime

from sync.google.pace import Bucket, Pace, Quota, quota_of

SHEET = "https://sheets.googleapis.com/v4/spreadsheets/abc"


def _left(pace: Pace, time: SimulatedTime, calls: int) -> list[tuple[float, int]]:
    """When each of so many reads left, and by which identity."""
    left = []
    for _ in range(calls):
        place = pace.next(Quota.READ)
        left.append((time.elapsed(), place))
    return left


def _most_in_a_minute(moments: list[float]) -> int:
    return max(sum(1 for each in moments if 0 <= each - start < 60) for start in moments)


@given(st.lists(st.floats(0, 90), max_size=150))
def test_no_minute_holds_more_than_the_limit(pauses: list[float]) -> None:
    """However calls come, in no minute do more than 60 leave."""
    time = SimulatedTime()
    bucket = Bucket(time, 60)
    moments = []
    for pause in [*pauses, *[0.0] * 80]:
        time.later(seconds=pause)
        time.sleep(bucket.wait())
        bucket.take()
        moments.append(time.elapsed())

    assert _most_in_a_minute(moments) <= 60


def test_a_province_is_read_in_four_minutes() -> None:
    """190 reads of one identity."""
    time = SimulatedTime()

    _left(Pace(time, 1), time, 190)

    assert time.elapsed() <= 240


def test_identities_share_the_work_and_the_project_s_limit() -> None:
    """Three are three times as fast; ten stay below 300 a minute together."""
    three, ten = SimulatedTime(), SimulatedTime()
    by_three, by_ten = _left(Pace(three, 3), three, 300), _left(Pace(ten, 10), ten, 900)

    assert three.elapsed() <= 120
    assert {place for _, place in by_three} == {0, 1, 2}
    assert _most_in_a_minute([moment for moment, _ in by_ten]) <= 300
    assert all(one <= two for (one, _), (two, _) in pairwise(by_ten))


def test_two_identities_halve_the_minutes() -> None:
    """190 reads by two take half the time of one; each makes every other call from the start."""
    one, two = SimulatedTime(), SimulatedTime()

    _left(Pace(one, 1), one, 190)
    by_two = _left(Pace(two, 2), two, 190)

    assert two.elapsed() <= one.elapsed() / 2
    assert [place for _, place in by_two[:6]] == [0, 1, 0, 1, 0, 1]
    assert sum(place for _, place in by_two) == 95


@pytest.mark.parametrize(
    ("method", "url", "quota"),
    [
        ("get", f"{SHEET}?fields=sheets", Quota.READ),
        ("post", f"{SHEET}/values:batchGetByDataFilter", Quota.READ),
        ("post", f"{SHEET}/developerMetadata:search", Quota.READ),
        ("post", f"{SHEET}:batchUpdate", Quota.WRITE),
        ("put", f"{SHEET}/values/A1", Quota.WRITE),
        ("get", "https://www.googleapis.com/drive/v3/changes", Quota.NONE),
    ],
)
def test_what_a_call_counts_as(method: str, url: str, quota: Quota) -> None:
    """Posts that only read count as reads; Drive is not counted."""
    assert quota_of(method, url) is quota


def test_sharing_with_a_province_goes_slowly() -> None:
    """190 permissions: never more than 20 in a minute, whoever gives them."""
    time = SimulatedTime()
    pace = Pace(time, 3)
    moments = []
    for _ in range(190):
        pace.next(Quota.SHARE)
        moments.append(time.elapsed())

    assert _most_in_a_minute(moments) <= 20
    assert time.elapsed() < 15 * 60


@pytest.mark.parametrize(
    ("method", "rest", "quota"),
    [
        ("post", "/permissions", Quota.SHARE),
        ("POST", "/permissions?sendNotificationEmail=false", Quota.SHARE),
        ("get", "/permissions", Quota.NONE),
        ("delete", "/permissions/7", Quota.NONE),
        ("post", "/copy", Quota.NONE),
    ],
)
def test_giving_a_right_is_a_share(method: str, rest: str, quota: Quota) -> None:
    """Only a new permission is counted."""
    assert quota_of(method, f"https://www.googleapis.com/drive/v3/files/abc{rest}") is quota
