"""Calls leave only for hosts that are configured."""

from __future__ import annotations

import pytest

from sync.google.hosts import ForeignHostError, Hosts

METADATA = "http://169.254.169.254/computeMetadata/v1/"
IAM = "https://iamcredentials.googleapis.com/v1/x"
TOKEN = "https://oauth2.googleapis.com/token"  # noqa: S105  # an address


def test_the_stand_in_takes_the_place_of_google() -> None:
    """Path and query stay, scheme and host are the stand-in's."""
    hosts = Hosts("http://127.0.0.1:8080")

    assert hosts.call("https://sheets.googleapis.com/v4/x?a=1") == "http://127.0.0.1:8080/v4/x?a=1"
    assert hosts.login("http://127.0.0.1:8080/token") == "http://127.0.0.1:8080/token"
    assert hosts.login(TOKEN) == "http://127.0.0.1:8080/token"


@pytest.mark.parametrize(
    "url",
    [
        "http://sheets.googleapis.com/v4/x",
        "https://sheets.googleapis.com.example.org/v4/x",
        "https://user@example.org/sheets.googleapis.com",
        METADATA,
        IAM,
        TOKEN,
    ],
)
def test_the_api_is_two_hosts(url: str) -> None:
    """Nothing but Google's two hosts of the API, over https."""
    with pytest.raises(ForeignHostError):
        Hosts().call(url)


def test_keyless_logins_open_their_own_hosts() -> None:
    """With a key only its token endpoint may be asked; the others where no key is used."""
    assert Hosts().login(TOKEN) == TOKEN
    for url in (METADATA, IAM):
        assert Hosts(keyless=True).login(url) == url
        with pytest.raises(ForeignHostError):
            Hosts().login(url)


@pytest.mark.parametrize(
    ("api", "here"),
    [
        ("http://127.0.0.1:8080", True),
        ("http://localhost:8080", True),
        ("http://[::1]:8080", True),
        ("https://google.so.gov.vn", False),
        ("http://10.0.0.7:8080", False),
        ("http://127.0.0.1.example.org", False),
        ("", False),
    ],
)
def test_only_a_stand_in_on_this_machine_need_not_be_spared(api: str, here: bool) -> None:
    """Whatever else is configured may pass calls on to Google, and is paced like Google."""
    assert Hosts(api).are_here is here
