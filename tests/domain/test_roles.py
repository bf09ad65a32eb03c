"""Names of accounts and of the groups of a database, and passwords."""

import pytest

from nhiemvu.domain.roles import (
    LONGEST_NAME,
    BadLogin,
    BadPassword,
    OfficeRole,
    good_password,
    group_name,
    login_name,
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("lan", "lan"), ("LAN", "lan"), (" Nguyen.Van-Lan_2 ", "nguyen.van-lan_2"), ("lan@dongmay.vn", "lan@dongmay.vn")],
)
def test_names_of_accounts(typed: str, name: str) -> None:
    """Small letters, as the server folds names that nobody quotes."""
    assert login_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("Nguyễn Văn Lân", "nguyen.van.lan"),
        ("đặng", "dang"),
        ("2lan", "lan"),
        ("pg_read_all_data", "lan"),
        ("PUBLIC", "lan"),
        ("a" * (LONGEST_NAME + 1), "a" * LONGEST_NAME),
        ('lan"; DROP TABLE task', "lan.drop.table.task"),
        ("🙂", "lan"),
    ],
)
def test_what_is_no_name_of_an_account(typed: str, example: str) -> None:
    """It is refused, with one that will do."""
    with pytest.raises(BadLogin) as caught:
        login_name(typed)
    assert caught.value.instruction.vi.endswith(f"ví dụ: {example}")


@pytest.mark.parametrize("typed", ["", "1234567", "mật khẩu\n2", "a\0bcdefgh"])
def test_passwords_that_are_refused(typed: str) -> None:
    """The message does not tell them."""
    with pytest.raises(BadPassword) as caught:
        good_password(typed)
    assert not typed or typed not in "".join((*caught.value.message, *caught.value.instruction))


def test_groups_are_named_after_the_database() -> None:
    """Each database has its own, however long its name is and whatever letters it has."""
    assert group_name("xa_dong_may", OfficeRole.CLERK) == "xa_dong_may_clerk"
    long = ["đ" * 31, "đ" * 31 + "a", "đ" * 30 + "aa"]
    names = [group_name(name, role) for name in long for role in OfficeRole]
    assert len(set(names)) == len(names)
    assert all(len(name.encode()) <= LONGEST_NAME for name in names)
