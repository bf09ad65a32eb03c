"""Passwords of a server that asks for them: set by `db grant`, given by the usual variables and files."""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.server import Server
from tests.store.shared_office import SharedOffice, shared_office
from tests.support import Outcome

pytestmark = pytest.mark.usefixtures("opened_anew")

#: Other tests make theirs on the same server meanwhile.
COUNT_ROLES = "SELECT count(*) FROM pg_roles WHERE strpos(rolname, current_database()) > 0"
SECRET, OTHER = "Mat.khau-cua:Hoa%", "Mat.khau-khac"


@pytest.fixture(scope="module")
def strict(server: Server) -> Iterator[SharedOffice]:
    """Return an office whose server asks everybody but its keeper for a password."""
    with shared_office(server, filled=False) as office:
        [(file,)] = office.sql(None, "SHOW hba_file")
        rules = Path(file)
        if not os.access(rules, os.W_OK):
            pytest.skip("the rules of the server are elsewhere")
        before = rules.read_text(encoding="utf-8")
        keeper = office.database.engine.url.username
        rules.write_text(f"local {office.name} {keeper} trust\nlocal {office.name} all scram-sha-256\n{before}")
        office.sql(None, "SELECT pg_reload_conf()")
        yield office
        rules.write_text(before, encoding="utf-8")
        office.sql(None, "SELECT pg_reload_conf()")


Typed = Callable[..., Outcome]


@pytest.fixture
def type_as(strict: SharedOffice, type_command: Typed, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return a way to type commands as somebody, without passwords in the environment."""
    for name in ("PGPASSWORD", "PGPASSFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PGPASSFILE", os.devnull)
    return lambda who, *words: type_command("--db", strict.location(who), *words)


def set_password(office: SharedOffice, type_command: Typed, monkeypatch: pytest.MonkeyPatch, typed: str) -> Outcome:
    """Let the keeper give Hoa a role and the password that standard input holds."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
    keeper = office.database.engine.url.render_as_string(hide_password=False)
    words = ["db", "grant", office.account("hoa"), "--role", "reader", "--password-stdin"]
    return type_command("--db", keeper, *words)


def test_a_password_is_set_and_given(
    strict: SharedOffice, type_as: Typed, type_command: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """By a variable or a file; without it, and with a wrong one, the reason is told."""
    told = set_password(strict, type_command, monkeypatch, f"{SECRET}\n")
    assert told.code == 0, told
    assert SECRET not in told.out + told.err
    assert "chưa có mật khẩu" not in told.err
    assert "đòi mật khẩu" in type_as("hoa", "list").err
    monkeypatch.setenv("PGPASSWORD", OTHER)
    wrong = type_as("hoa", "list")
    assert (wrong.code, "sai tên tài khoản hoặc mật khẩu" in wrong.err, OTHER in wrong.err) == (6, True, False)
    monkeypatch.setenv("PGPASSWORD", SECRET)
    assert type_as("hoa", "list").code == 0
    monkeypatch.delenv("PGPASSWORD")
    kept = tmp_path / "pgpass"
    kept.write_text(f"*:*:{strict.name}:{strict.account('hoa')}:{SECRET.replace(':', chr(92) + ':')}\n")
    kept.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(kept))
    assert type_as("hoa", "list").code == 0
    # Lost, and set anew.
    assert set_password(strict, type_command, monkeypatch, OTHER).code == 0
    assert type_as("hoa", "list").code == 6
    monkeypatch.setenv("PGPASSWORD", OTHER)
    assert type_as("hoa", "list").code == 0


@pytest.mark.parametrize("typed", ["", "ngan\n", "\n"])
def test_a_password_that_will_not_do(
    strict: SharedOffice, type_command: Typed, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """It is refused, and nothing is done."""
    before = strict.sql(None, COUNT_ROLES)
    outcome = set_password(strict, type_command, monkeypatch, typed)
    assert (outcome.code, "Mật khẩu không dùng được" in outcome.err) == (2, True)
    assert strict.sql(None, COUNT_ROLES) == before


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ([SECRET, SECRET], 0, "đặt mật khẩu cho"),
        ([SECRET, OTHER], 2, "không giống nhau"),
        ([""], 0, "chưa có mật khẩu"),
    ],
)
def test_a_password_typed_at_a_terminal(strict: SharedOffice, typed: list[str], code: int, told: str) -> None:
    """It is asked for twice, and not shown."""
    keeper = strict.database.engine.url.render_as_string(hide_password=False)
    account = strict.account(f"nam{len(typed[0])}_{code}")
    words = [sys.executable, "-m", "nhiemvu", "db", "grant", account, "--role", "clerk"]
    main, worker = pty.openpty()
    with subprocess.Popen(
        words,
        stdin=worker,
        stdout=subprocess.PIPE,
        stderr=worker,
        env={**os.environ, "NHIEMVU_DB": keeper, "NHIEMVU_LANG": "vi"},
        start_new_session=True,
    ) as running:
        os.close(worker)
        shown = ""
        for line in typed:
            # What is typed before it is asked for is thrown away; the end of an earlier question asks for nothing.
            asked = ""
            while not asked.rstrip().endswith(":"):
                more = rest_of(main)
                assert more, shown + asked
                asked += more
            shown += asked
            os.write(main, f"{line}\n".encode())
        assert running.stdout
        printed = running.stdout.read().decode()
        running.wait()
        shown += "".join(iter(lambda: rest_of(main), ""))
    os.close(main)
    assert (running.returncode, told in printed + shown) == (code, True), printed + shown
    assert SECRET not in printed + shown


def rest_of(terminal: int) -> str:
    """Return what a terminal still shows, "" where nobody writes to it any more."""
    try:
        return os.read(terminal, 4096).decode()
    except OSError:
        return ""
