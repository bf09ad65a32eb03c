"""What a PostgreSQL server refuses, in the words of a clerk: who may not do what, and why it lets nobody in.

Servers tell why they let nobody in by a sentence alone, without a code; those that offices meet are known by their
words. A server that speaks another language than English is quoted as it speaks.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from nhiemvu.domain.errors import DatabaseFault
from nhiemvu.domain.language import Text
from nhiemvu.store.faults import (
    DamagedDatabase,
    DiskFault,
    LockedDatabase,
    ReadOnlyDatabase,
    UnreachableDatabase,
    reason_of,
)

#: That the account may not do a thing (the manual of PostgreSQL, appendix A).
NOT_ALLOWED = "42501"


class NotGranted(DatabaseFault):
    """The account may not even read the database."""

    def __init__(self, name: str, account: str) -> None:
        super().__init__(
            Text(f"Tài khoản {account} chưa được cấp quyền trong {name}.", f"{account} has no role in {name}."),
            Text(
                f"Nhờ người phụ trách cấp: nhiemvu db grant {account} --role reader (xem) hoặc --role clerk (ghi).",
                f"Ask its owner for one: nhiemvu db grant {account} --role reader, or --role clerk.",
            ),
        )


class MayOnlyRead(DatabaseFault):
    """The account may read the database and not write."""

    def __init__(self, name: str, account: str) -> None:
        super().__init__(
            Text(f"Tài khoản {account} chỉ được xem {name}.", f"{account} may only read {name}."),
            Text(
                f"Nhờ người phụ trách (xem: nhiemvu db who) cấp quyền ghi: nhiemvu db grant {account} --role clerk",
                f"Ask its owner (see: nhiemvu db who) to let you write: nhiemvu db grant {account} --role clerk",
            ),
        )


class OwnerNeeded(DatabaseFault):
    """What is asked changes the schema, the office's settings or rights: who owns the database does that."""

    def __init__(self, name: str, account: str) -> None:
        super().__init__(
            Text(
                f"Tài khoản {account} không được làm việc này trong {name}: chỉ người phụ trách được làm.",
                f"{account} may not do this in {name}: its owner does.",
            ),
            Text(
                "Chưa có gì thay đổi. Xem ai là người phụ trách bằng: nhiemvu db who",
                "Nothing was changed. See who is an owner: nhiemvu db who",
            ),
        )


class Contended(LockedDatabase):
    """The server took the transaction back, for another one was in its way."""

    is_passing = True

    def __init__(self, name: str) -> None:
        DatabaseFault.__init__(
            self,
            Text(
                f"Máy chủ của {name} nhiều lần không ghi được vì chương trình khác ghi cùng lúc.",
                f"The server of {name} could not record it, time and again: another program writes at the same time.",
            ),
            Text(
                "Chưa có gì được ghi. Đợi một lát rồi chạy lại; nếu vẫn vậy thì hỏi người quản trị máy chủ.",
                "Nothing was recorded. Wait a moment and run again; else ask the keeper of the server.",
            ),
        )


class ReadOnlyServer(ReadOnlyDatabase):
    """The server takes no changes now."""

    def __init__(self, name: str) -> None:
        DatabaseFault.__init__(
            self,
            Text(
                f"Máy chủ của {name} đang ở chế độ chỉ đọc (máy dự phòng?).",
                f"The server of {name} takes no changes now (is it a standby?).",
            ),
            Text(
                "Chưa có gì được ghi. Nối tới máy chủ chính bằng --db, hoặc hỏi người quản trị máy chủ.",
                "Nothing was recorded. Name the main server with --db, or ask the keeper of the server.",
            ),
        )


class Refusal(NamedTuple):
    """Words by which a server or its library says why nobody is let in."""

    words: re.Pattern[str]
    reason: str
    instruction: Text


ASK_THE_KEEPER = Text("Hỏi người quản trị máy chủ.", "Ask the keeper of the server.")
PASSWORD = Text(
    "Ghi mật khẩu trong tệp ~/.pgpass (Windows: %APPDATA%\\postgresql\\pgpass.conf) hoặc biến PGPASSWORD; "
    "quên thì nhờ người phụ trách: nhiemvu db grant --help",
    "Keep the password in ~/.pgpass (Windows: %APPDATA%\\postgresql\\pgpass.conf) or PGPASSWORD; "
    "if it is lost ask the owner: nhiemvu db grant --help",
)
ADDRESS = Text(
    "Kiểm tra tên máy chủ và cổng trong --db hoặc NHIEMVU_DB, và mạng của máy này.",
    "Check the server's name and port in --db or NHIEMVU_DB, and this computer's network.",
)
LATER = Text(
    "Đợi một lát rồi chạy lại; nếu vẫn vậy thì hỏi người quản trị máy chủ.",
    "Wait a moment and run again; else ask the keeper of the server.",
)
GRANT = Text(
    "Nhờ người phụ trách cấp quyền: nhiemvu db grant TÊN --role clerk",
    "Ask the owner: nhiemvu db grant NAME --role clerk",
)
#: What concerns the account first: of several addresses that were tried, that one answered.
REFUSALS = tuple(
    Refusal(re.compile(words), reason, instruction)
    for words, reason, instruction in (
        # FATAL:  password authentication failed for user "lan"
        (r"password authentication failed", "sai tên tài khoản hoặc mật khẩu", PASSWORD),
        # fe_sendauth: no password supplied
        (r"no password supplied|empty password", "máy chủ đòi mật khẩu mà chưa có", PASSWORD),
        (
            r"(?:[Pp]eer|[Ii]dent) authentication failed",
            "tên tài khoản không phải tên người đang đăng nhập máy này",
            ASK_THE_KEEPER,
        ),
        # FATAL:  permission denied for database "xa"
        (r"permission denied for database", "tài khoản chưa được phép kết nối", GRANT),
        (r'role ".*" does not exist', "máy chủ không có tài khoản ấy", GRANT),
        (r"is not permitted to log in", "tài khoản không được phép đăng nhập", GRANT),
        (
            r'database ".*" does not exist',
            "máy chủ không có cơ sở dữ liệu tên ấy",
            Text(
                "Kiểm tra tên trong --db hoặc NHIEMVU_DB; nếu là mới thì người quản trị máy chủ tạo: createdb TÊN",
                "Check the name in --db or NHIEMVU_DB; a new one is made by the keeper of the server: createdb NAME",
            ),
        ),
        (r"no pg_hba\.conf entry", "máy chủ không nhận kết nối từ máy này hoặc của tài khoản này", ASK_THE_KEEPER),
        (
            r"too many clients|remaining connection slots|too many connections",
            "đang có quá nhiều người kết nối",
            LATER,
        ),
        (
            r"database system is|administrator command|closed the connection",
            "máy chủ đang khởi động hoặc vừa dừng",
            LATER,
        ),
        (
            r"definition of service",
            "không có dịch vụ tên ấy trong pg_service.conf",
            Text("Kiểm tra PGSERVICE và tệp ~/.pg_service.conf.", "Check PGSERVICE and ~/.pg_service.conf."),
        ),
        (
            r"[Nn]ame or service not known|resolve host|translate host name|getaddrinfo",
            "không tìm thấy máy chủ tên ấy",
            ADDRESS,
        ),
        (r"timeout expired|timed out|connection timeout", "máy chủ không trả lời", ADDRESS),
        (r"[Nn]etwork is unreachable|[Nn]o route to host", "không có đường mạng tới máy chủ", ADDRESS),
        (r"[Cc]onnection refused|No such file or directory", "không có máy chủ PostgreSQL nào trả lời ở đó", ADDRESS),
        (r"SSL|certificate", "không lập được kết nối mã hóa (SSL) với máy chủ", ASK_THE_KEEPER),
    )
)


#: What conditions of PostgreSQL mean to the user, by their whole code, else by its first two characters.
SERVER_FAULTS: dict[str, Callable[[str, Text], DatabaseFault]] = {
    "40001": lambda name, _: Contended(name),
    "40P01": lambda name, _: Contended(name),
    "55P03": lambda name, _: LockedDatabase(name),
    "57014": lambda name, _: LockedDatabase(name),
    "25006": lambda name, _: ReadOnlyServer(name),
    "53100": DiskFault,
    "58030": DiskFault,
    "XX": DamagedDatabase,
}
#: The first two characters of what else keeps one out.
CONNECTION_CLASSES = frozenset({"08", "28", "3D", "53", "57"})


def server_fault(cause: object, state: str | None, name: str, secret: str | None) -> DatabaseFault | None:
    """Return what an error of the server means, or None where it is a fault of the program.

    `state` is its code, None where there was no connection; `secret` a password that no message may show.
    """
    if state and (fault := SERVER_FAULTS.get(state) or SERVER_FAULTS.get(state[:2])):
        return fault(name, reason_of(cause, secret))
    return unreachable(cause, name, secret) if state is None or state[:2] in CONNECTION_CLASSES else None


def unreachable(cause: object, name: str, secret: str | None) -> UnreachableDatabase:
    """Return why nobody is let in."""
    said = reason_of(cause, secret)
    for refusal in REFUSALS:
        if refusal.words.search(str(cause)):
            return UnreachableDatabase(name, Text(refusal.reason, said.en), refusal.instruction)
    return UnreachableDatabase(name, said)


def denied(name: str, account: str, *, writing: bool) -> DatabaseFault:
    """Return what it means that the account may not do a thing: who writes has got past `MayOnlyRead`."""
    return OwnerNeeded(name, account) if writing else NotGranted(name, account)
