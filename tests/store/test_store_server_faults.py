"""Why a server lets nobody in, from the words of its library, in Vietnamese with what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nhiemvu.store.faults import DiskFault, LockedDatabase, ReadOnlyDatabase, UnreachableDatabase
from nhiemvu.store.server_faults import Contended, ReadOnlyServer, server_fault
from tests.server import Server
from tests.support import Outcome

#: What libpq 17 and PostgreSQL 12 to 18 say.
SAID = {
    'connection to server at "10.0.0.5" failed: FATAL:  password authentication failed for user "lan"': "sai",
    "fe_sendauth: no password supplied": "đòi mật khẩu",
    'FATAL:  Peer authentication failed for user "lan"': "không phải tên người đang đăng nhập",
    'FATAL:  permission denied for database "xa"\nDETAIL:  User does not have CONNECT privilege.': "chưa được phép",
    'FATAL:  role "lan" does not exist': "không có tài khoản",
    'FATAL:  role "xa_clerk" is not permitted to log in': "không được phép đăng nhập",
    'FATAL:  database "xa" does not exist': "không có cơ sở dữ liệu",
    'FATAL:  no pg_hba.conf entry for host "10.0.0.9", user "lan", database "xa", no encryption': "không nhận kết nối",
    "FATAL:  sorry, too many clients already": "quá nhiều người",
    'FATAL:  too many connections for role "lan"': "quá nhiều người",
    "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute": "quá nhiều người",
    "FATAL:  the database system is starting up": "đang khởi động",
    "server closed the connection unexpectedly": "vừa dừng",
    'definition of service "xa" not found': "pg_service.conf",
    "[Errno -2] Name or service not known": "không tìm thấy máy chủ",
    "failed to resolve host 'maychu': [Errno 11001] getaddrinfo failed": "không tìm thấy máy chủ",
    "connection timeout expired": "không trả lời",
    'connection to server at "10.0.0.5", port 5432 failed: No route to host': "không có đường mạng",
    'connection to server at "127.0.0.1", port 1 failed: Connection refused\n\tIs the server running?': "trả lời ở đó",
    'connection to server on socket "/tmp/.s.PGSQL.5432" failed: No such file or directory': "trả lời ở đó",
    "server does not support SSL, but SSL was required": "mã hóa",
    # Of several addresses the one that answered says why.
    'Multiple connection attempts failed: \n- host: "::1": Connection refused\n- FATAL:  role "lan" does not exist': (
        "không có tài khoản"
    ),
}


@pytest.mark.parametrize(("said", "told"), SAID.items())
def test_why_nobody_is_let_in(said: str, told: str) -> None:
    """The reason is told in Vietnamese, with what to do; in English it is quoted."""
    fault = server_fault(said, None, "postgresql://lan@maychu/xa", None)
    assert isinstance(fault, UnreachableDatabase)
    assert told in fault.message.vi
    assert said.partition("\n")[0].partition("FATAL")[0].strip() in fault.message.en
    assert "đường dẫn" not in fault.instruction.vi


def test_other_words_are_quoted() -> None:
    """Also those of a server that speaks another language, without a password."""
    fault = server_fault('FATAL:  Mật khẩu "bi.mat" sai', None, "postgresql://lan@maychu/xa", "bi.mat")
    assert fault
    assert 'FATAL: Mật khẩu "***" sai' in fault.message.vi


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ("40001", Contended),
        ("40P01", Contended),
        ("55P03", LockedDatabase),
        ("25006", ReadOnlyServer),
        ("25006", ReadOnlyDatabase),
        ("53100", DiskFault),
        ("53300", UnreachableDatabase),
        ("57P01", UnreachableDatabase),
        ("42P01", type(None)),
    ],
)
def test_codes(state: str, fault: type) -> None:
    """What a server says with a code is known by it."""
    assert isinstance(server_fault("words", state, "name", None), fault)


@pytest.mark.parametrize(
    ("user", "name", "told"),
    [
        ("postgres", "nhiemvu_khong_co", "máy chủ không có cơ sở dữ liệu tên ấy"),
        ("khong_co", "postgres", "máy chủ không có tài khoản ấy"),
        ("pg_monitor", "postgres", "tài khoản không được phép đăng nhập"),
    ],
)
def test_a_real_server_is_understood(
    server: Server, type_command: Callable[..., Outcome], user: str, name: str, told: str
) -> None:
    """Two lines and exit 6."""
    outcome = type_command("--db", server.location(name).replace("postgres@", f"{user}@"), "list")
    assert outcome.code == 6
    assert told in outcome.err
    assert len(outcome.err.splitlines()) == 2


def test_nobody_answers(type_command: Callable[..., Outcome], tmp_path: Path) -> None:
    """Neither at an address nor in a folder, nor is there such a service."""
    for location, told in (
        ("postgresql://127.0.0.1:1/xa", "không có máy chủ PostgreSQL nào trả lời"),
        (f"postgresql:///xa?host={tmp_path}", "không có máy chủ PostgreSQL nào trả lời"),
        ("postgresql:///?service=khong_co", "pg_service.conf"),
    ):
        outcome = type_command("--db", location, "list")
        assert (outcome.code, told in outcome.err) == (6, True), outcome
