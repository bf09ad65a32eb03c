"""What can be wrong with a database, and how SQLite tells it."""

import sqlite3
from collections.abc import Callable

from nhiemvu.domain.errors import Conflict, DatabaseFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.text import squeeze


class BadLocation(DatabaseFault):
    """What was given names no database that the program can use."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"“{name}” không phải cơ sở dữ liệu dùng được.", f"“{name}” names no database that can be used."),
            Text(
                "Ghi đường dẫn tệp, sqlite:///ĐƯỜNG_DẪN hoặc postgresql+psycopg://MÁY_CHỦ/TÊN.",
                "Give a file's path, sqlite:///PATH or postgresql+psycopg://HOST/NAME.",
            ),
        )


class DriverMissing(DatabaseFault):
    """PostgreSQL is asked for and its driver is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"Chưa cài phần kết nối PostgreSQL để mở {name}.",
                f"The PostgreSQL driver that opens {name} is missing.",
            ),
            Text('Cài bằng: pip install "nhiemvu[postgres]"', 'Install it: pip install "nhiemvu[postgres]"'),
        )


class NewerDatabase(DatabaseFault):
    """The schema was made by a later version of the program."""

    def __init__(self, name: str, found: str, known: str) -> None:
        super().__init__(
            Text(
                f"{name} do bản mới hơn của chương trình tạo ra (cấu trúc {found}, bản này biết đến {known}).",
                f"{name} belongs to a newer version of the program (schema {found}, this one knows {known}).",
            ),
            Text("Hãy cập nhật nhiemvu rồi chạy lại; chưa có gì bị thay đổi.", "Update nhiemvu; nothing was changed."),
        )


class OutdatedDatabase(DatabaseFault):
    """The schema was made by an earlier version of the program."""

    def __init__(self, name: str, found: str | None) -> None:
        super().__init__(
            Text(
                f"{name} do bản cũ của chương trình tạo ra (cấu trúc {found or 'trống'}).",
                f"{name} belongs to an older version of the program (schema {found or 'empty'}).",
            ),
            Text(
                "Chạy: nhiemvu db upgrade (tệp được tự sao lưu trước khi nâng cấp).",
                "Run: nhiemvu db upgrade (a file is backed up first).",
            ),
        )


class ForeignDatabase(DatabaseFault):
    """The file or database holds something else."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"{name} không phải cơ sở dữ liệu của nhiemvu.", f"{name} is not a database of nhiemvu."),
            Text(
                "Kiểm tra lại tên; tệp được giữ nguyên. Nếu đúng là dữ liệu của nhiemvu thì đầu tệp đã hỏng:"
                " nhiemvu db restore",
                "Check its name; it was left as it is. If it was made by nhiemvu, its head is damaged:"
                " nhiemvu db restore",
            ),
        )


class DatabaseThere(Conflict):
    """A database is there where one is to be made of an archive or of another database."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"{name} đã có dữ liệu.", f"{name} holds data already."),
            Text(
                "Chọn một cơ sở dữ liệu mới, còn trống; dữ liệu đang có được giữ nguyên.",
                "Name a new one that is empty; what is there was left as it is.",
            ),
        )


class ReadOnlyDatabase(DatabaseFault):
    """The database may be read, not written."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"{name} chỉ cho đọc, không ghi được.", f"{name} can only be read."),
            Text(
                "Xin quyền ghi vào tệp và thư mục, hoặc dùng bản khác bằng --db.",
                "Ask for the right to write to it and its folder, or name another with --db.",
            ),
        )


class LockedDatabase(DatabaseFault):
    """Another program is writing and did not finish in time."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"{name} đang được chương trình khác ghi.", f"{name} is being written by another program."),
            Text(
                "Đợi một lát rồi chạy lại; chưa có gì được ghi.", "Wait a moment and run again; nothing was recorded."
            ),
        )


class UnreachableDatabase(DatabaseFault):
    """The server does not answer, or the folder is missing or closed."""

    def __init__(self, name: str, reason: Text, instruction: Text | None = None) -> None:
        super().__init__(
            Text(f"Không mở được {name}: {reason.vi}.", f"Cannot open {name}: {reason.en}."),
            instruction
            or Text(
                "Kiểm tra đường dẫn, quyền truy cập, hoặc máy chủ và mạng.",
                "Check the path and its permissions, or the server and the network.",
            ),
        )


class MissingDatabase(UnreachableDatabase):
    """No database is there, and none is to be made."""

    def __init__(self, name: str) -> None:
        super().__init__(name, Text("chưa có cơ sở dữ liệu ở đó", "there is none"))


class LostDatabase(DatabaseFault):
    """Nothing is where a database was: backups of it lie beside."""

    def __init__(self, name: str, folder: str) -> None:
        super().__init__(
            Text(
                f"{name} mất hoặc trống rỗng, mà cạnh đó có bản sao lưu.",
                f"{name} is lost or empty, and backups of it are there.",
            ),
            Text(
                f"Khôi phục: nhiemvu db restore. Nếu muốn bắt đầu lại từ đầu, đổi tên thư mục “{folder}”.",
                f"Put one back: nhiemvu db restore. To begin anew, rename the folder “{folder}”.",
            ),
        )


class DamagedDatabase(DatabaseFault):
    """The content is not whole."""

    def __init__(self, name: str, reason: Text) -> None:
        self.reason = reason
        super().__init__(
            Text(f"{name} bị hỏng: {reason.vi}.", f"{name} is damaged: {reason.en}."),
            Text(
                "Khôi phục bản sao lưu gần nhất: nhiemvu db restore (xem: nhiemvu db backup --list).",
                "Restore the newest backup: nhiemvu db restore (see: nhiemvu db backup --list).",
            ),
        )


class DiskFault(DatabaseFault):
    """The disk is full or fails."""

    def __init__(self, name: str, reason: Text) -> None:
        super().__init__(
            Text(f"Không ghi được {name}: {reason.vi}.", f"Cannot write {name}: {reason.en}."),
            Text(
                "Kiểm tra ổ đĩa còn chỗ trống và không lỗi; chưa có gì được ghi.",
                "Check the disk; nothing was recorded.",
            ),
        )


#: What the primary result codes of SQLite mean to the user.
SQLITE_FAULTS: dict[int, Callable[[str, Text], DatabaseFault]] = {
    sqlite3.SQLITE_BUSY: lambda name, _: LockedDatabase(name),
    sqlite3.SQLITE_LOCKED: lambda name, _: LockedDatabase(name),
    sqlite3.SQLITE_READONLY: lambda name, _: ReadOnlyDatabase(name),
    sqlite3.SQLITE_IOERR: DiskFault,
    sqlite3.SQLITE_FULL: DiskFault,
    sqlite3.SQLITE_CORRUPT: DamagedDatabase,
    sqlite3.SQLITE_CANTOPEN: UnreachableDatabase,
    sqlite3.SQLITE_PERM: UnreachableDatabase,
    sqlite3.SQLITE_NOTADB: lambda name, _: ForeignDatabase(name),
}
#: What SQLite says in English alone, by its primary result code.
SQLITE_REASONS: dict[int, Text] = {
    sqlite3.SQLITE_IOERR: Text("ổ đĩa đầy, hoặc ổ đĩa hay đường mạng bị lỗi", "the disk is full, or fails"),
    sqlite3.SQLITE_FULL: Text("hết chỗ trên ổ đĩa", "the disk is full"),
    sqlite3.SQLITE_CORRUPT: Text("nội dung tệp sai lệch hoặc bị cắt mất", "its content is garbled or cut off"),
    sqlite3.SQLITE_CANTOPEN: Text("hệ thống không cho mở tệp ở đó", "the system does not let it be opened there"),
    sqlite3.SQLITE_PERM: Text("không có quyền", "it is not permitted"),
}


#: How the driver begins to tell of a value that is no text, an error without a code of SQLite's.
UNDECODED = "Could not decode to UTF-8"


def sqlite_fault(cause: sqlite3.Error, name: str) -> DatabaseFault | None:
    """Return what an error of SQLite means, or None where it is a fault of the program."""
    # An extended code holds its primary code in the low byte (sqlite.org/rescode.html).
    primary = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if str(cause).startswith(UNDECODED):
        return DamagedDatabase(name, Text("chữ trong tệp bị hỏng", "letters in it are damaged"))
    fault = SQLITE_FAULTS.get(primary)
    return fault(name, SQLITE_REASONS.get(primary) or reason_of(cause)) if fault else None


def reason_of(cause: object, secret: str | None = None) -> Text:
    """Return what a driver says, in one line, without a password that no message may show."""
    first_line = next(iter(str(cause).strip().splitlines()), type(cause).__name__)
    words = squeeze(first_line).rstrip(".")
    words = words.replace(secret, "***") if secret else words
    return Text(words, words)
