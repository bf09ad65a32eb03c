"""Who may do what with a database that an office shares: three roles, each a group on the server."""

import re
from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.text import fold


class OfficeRole(StrEnum):
    """What a person may do with the database of an office; each may do what those after it may."""

    #: The schema, the office's settings, rights.
    OWNER = "owner"
    #: Records; history is appended to.
    CLERK = "clerk"
    #: Nothing is changed.
    READER = "reader"


ROLE_NAMES: Mapping[OfficeRole, Text] = {
    OfficeRole.OWNER: Text("phụ trách", "owner"),
    OfficeRole.CLERK: Text("chuyên viên", "clerk"),
    OfficeRole.READER: Text("người xem", "reader"),
}
#: PostgreSQL cuts longer names (its manual, 4.1.1).
LONGEST_NAME = 63
#: So many characters of a hash stand for what was cut off.
HASH = 8
#: nguyen.van-lan_2, lan@dongmay.vn: what stands in a URL as it is.
LOGIN = re.compile(r"[a-z_][a-z0-9_.@-]*")
#: Names that the server keeps for itself.
KEPT = frozenset({"public", "none", "current_user", "current_role", "session_user", "user"})
SHORTEST_PASSWORD = 8


class BadLogin(UsageFault):
    """What was typed cannot be the name of an account."""

    def __init__(self, typed: str) -> None:
        meant = re.sub(r"[^a-z0-9_.@-]+", ".", fold(typed)).strip(".-@")[:LONGEST_NAME]
        example = meant if LOGIN.fullmatch(meant) and meant not in KEPT and not meant.startswith("pg_") else "lan"
        super().__init__(
            Text(f"“{typed}” không đặt làm tên tài khoản được.", f"“{typed}” cannot be the name of an account."),
            Text(
                f"Dùng chữ thường không dấu, chữ số, dấu . _ -, tối đa {LONGEST_NAME} ký tự, ví dụ: {example}",
                f"Use small letters without accents, digits, . _ -, at most {LONGEST_NAME}; for example: {example}",
            ),
        )


class BadPassword(UsageFault):
    """A password is too short, or holds what cannot be typed."""

    def __init__(self) -> None:
        super().__init__(
            Text("Mật khẩu không dùng được.", "The password cannot be used."),
            Text(
                f"Đặt mật khẩu từ {SHORTEST_PASSWORD} ký tự trở lên, trên một dòng.",
                f"Choose {SHORTEST_PASSWORD} characters or more, in one line.",
            ),
        )


def login_name(typed: str) -> str:
    """Return the name of an account as the server keeps it: in small letters, as it folds names itself.

    Raises BadLogin.
    """
    name = typed.strip().lower()
    if not LOGIN.fullmatch(name) or len(name) > LONGEST_NAME or name in KEPT or name.startswith("pg_"):
        raise BadLogin(typed)
    return name


def good_password(typed: str) -> str:
    """Return a password.

    Raises BadPassword.
    """
    if len(typed) < SHORTEST_PASSWORD or not typed.isprintable():
        raise BadPassword
    return typed


def group_name(database: str, role: OfficeRole) -> str:
    """Return the name of the group that has a role in a database; names that would be too long end in a hash."""
    suffix = f"_{role.value}"
    if len(database.encode()) + len(suffix) <= LONGEST_NAME:
        return f"{database}{suffix}"
    digest = sha256(database.encode()).hexdigest()[:HASH]
    kept = database.encode()[: LONGEST_NAME - len(suffix) - HASH - 1].decode(errors="ignore")
    return f"{kept}_{digest}{suffix}"
