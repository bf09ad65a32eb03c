"""`db grant` and `db who` where the database is a file, and what they are typed wrongly."""

import pytest

from tests.cli.good_lines import TODAY
from tests.cli.refusing import refused
from tests.support import Office

CASES = [
    ("neither a role nor --revoke", 2, ["db", "grant", "lan"], "--role hoặc --revoke"),
    ("both", 2, ["db", "grant", "lan", "--role", "clerk", "--revoke"], "--role hoặc --revoke"),
    ("no account", 2, ["db", "grant", "--role", "clerk"], "TÀI_KHOẢN"),
    ("no such role", 2, ["db", "grant", "lan", "--role", "giám đốc"], "“giám đốc”"),
    ("more than asked for", 2, ["db", "who", "lan"], "lan"),
]


FILES = [
    ("a file", 2, ["db", "grant", "lan", "--role", "chuyen-vien"], "là một tệp"),
    ("a file, to take back", 2, ["db", "grant", "lan", "--revoke"], "là một tệp"),
    ("a file, in SQL", 2, ["du-lieu", "cap-quyen", "lan", "--role", "người xem", "--sql"], "là một tệp"),
]


@pytest.mark.parametrize(("code", "words", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_refused(busy: Office, code: int, words: list[str], said: str) -> None:
    """It is named, and nothing is changed."""
    assert said in refused(busy, code, *words, today=TODAY)


@pytest.mark.sqlite_only("whoever has the file")
@pytest.mark.parametrize(("code", "words", "said"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_a_file_is_granted_to_nobody(busy: Office, code: int, words: list[str], said: str) -> None:
    """How to share it instead is told, and nothing is changed."""
    assert said in refused(busy, code, *words, today=TODAY)


@pytest.mark.sqlite_only("whoever has the file")
def test_who_has_a_file(busy: Office) -> None:
    """Its owner alone; how to share it is told."""
    told = busy("db", "who")
    assert "phụ trách" in told.out
    assert "nhiemvu db move" in told.err
    [keeper] = busy("db", "who", "--format", "json").json
    assert (keeper["role"], keeper["account"]) == ("owner", busy.database.owner())
