"""A password that is typed in an address stands in no message, traceback, history or archive."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.history import events
from tests.server import Server
from tests.store.shared_office import SharedOffice, shared_office
from tests.support import Outcome

SECRET = "Bi.Mat:Zq7x/cua@LanLy"  # noqa: S105 made up
#: What may be quoted of it.
PARTS = ("Bi.Mat", "Zq7x", "LanLy")


@pytest.fixture(scope="module")
def office(server: Server) -> Iterator[SharedOffice]:
    """Return a shared office; its server asks nobody for the password that is typed."""
    with shared_office(server) as made:
        yield made


def hold_hidden(*texts: str) -> None:
    """Hold that no part of the password is in some texts."""
    for text in texts:
        for part in PARTS:
            assert part not in text, text


def located(office: SharedOffice) -> str:
    """Return the address with the password."""
    url = make_url(office.location("hung")).set(password=SECRET)
    return url.render_as_string(hide_password=False)


def test_nothing_that_is_printed_or_kept_holds_it(
    office: SharedOffice, type_command: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands that succeed and that fail, what they record, an archive, another database."""
    monkeypatch.chdir(tmp_path)
    location = located(office)
    for code, words in (
        (0, ["add", "Họp giao ban"]),
        (0, ["update", "1", "--note", "Đang làm"]),
        (0, ["history", "--format", "json"]),
        (0, ["db", "who"]),
        (0, ["db", "grant", office.account("hoa"), "--role", "clerk", "--sql"]),
        (6, ["db", "grant", office.account("hoa"), "--role", "clerk"]),
        (0, ["export", "--archive", "luu-tru"]),
        (0, ["db", "move", "--to", "rieng.db"]),
        (5, ["load", "luu-tru"]),
        (5, ["db", "move", "--to", location]),
        (2, ["db", "backup"]),
        (2, ["list", location]),
        (3, ["update", "99", "--note", location]),
    ):
        outcome = type_command("--db", location, *words)
        assert outcome.code == code, (words, outcome)
        hold_hidden(outcome.out, outcome.err)
        assert "Lưu ý: mật khẩu ghi trong lệnh" in outcome.err
    with transaction(office.opened_by("tam"), writing=False) as session:
        hold_hidden(*(event.command for event in events(session)))
    with transaction(open_database(str(tmp_path / "rieng.db")), writing=False) as session:
        hold_hidden(*(event.command for event in events(session)))
    kept = [path for path in (tmp_path / "luu-tru").rglob("*") if path.is_file()]
    assert kept
    hold_hidden(*(path.read_text(encoding="utf-8") for path in kept))


def test_an_address_in_the_environment_is_no_cause_for_a_warning(
    office: SharedOffice, type_command: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others cannot read it there; it is hidden all the same."""
    monkeypatch.setenv("NHIEMVU_DB", located(office))
    outcome = type_command("add", "Họp chi bộ")
    assert (outcome.code, outcome.err) == (0, "")
    monkeypatch.setenv("NHIEMVU_DB", f"postgresql://lan:{SECRET}@127.0.0.1:1/xa")
    outcome = type_command("list")
    assert outcome.code == 6
    hold_hidden(outcome.err)


@pytest.mark.parametrize(
    "location",
    [
        "postgresql://lan:{}@127.0.0.1:1/xa?connect_timeout=2",
        "postgresql://lan:x@127.0.0.1:1/xa?connect_timeout=2&password=Bi.Mat",
        "postgresql://lan:{}@127.0.0.1:99999/xa?connect_timeout=2",
        "postgresql://lan:{}@127.0.0.1:xyz/xa",
        "mysql://lan:{}@127.0.0.1/xa",
    ],
)
@pytest.mark.parametrize("place", ["--db", "NHIEMVU_DB"])
def test_a_traceback_holds_no_password(location: str, place: str) -> None:
    """With `--debug` Python's own account of an error is printed, without it."""
    typed = location.format(SECRET)
    given, environment = (["--db", typed], os.environ) if place == "--db" else ([], {**os.environ, place: typed})
    command = [sys.executable, "-m", "nhiemvu", "--debug", *given, "list"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    hold_hidden(done.stdout, done.stderr)


def test_sockets_and_services_of_the_library_work(
    office: SharedOffice, type_command: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The usual files and variables of PostgreSQL name server, account and database."""
    url = make_url(office.location("lan"))
    service = tmp_path / "pg_service.conf"
    lines = ["[xa]", f"host={url.query['host']}", f"dbname={office.name}", f"user={office.account('lan')}"]
    service.write_text("\n".join([*lines, ""]), encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(service))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert type_command("--db", "postgresql:///?service=xa", "add", "Trực Tết").code == 0
    monkeypatch.setenv("PGSERVICE", "xa")
    assert "Trực Tết" in type_command("--db", "postgresql://", "list").out
    with transaction(office.opened_by("tam"), writing=False) as session:
        assert events(session)[0].actor == office.account("lan")
