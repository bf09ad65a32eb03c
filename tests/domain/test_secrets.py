"""Passwords in addresses of databases are found, and are left out of texts."""

import pytest

from nhiemvu.domain.secrets import holds_password, passwords_in, without_passwords

SECRET = "Bi.Mat-2026"  # noqa: S105 made up


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://lan:{SECRET}@maychu/xa",
        f"postgresql+psycopg://lan:{SECRET}@maychu:5433/xa?connect_timeout=2",
        f"postgres://:{SECRET}@/xa",
        f"postgresql://lan:{SECRET}/x@y@maychu/xa",
        f"postgresql://lan:123/{SECRET}@maychu/xa",
        f"postgresql://lan:có dấu cách {SECRET}@maychu/xa",
        f"postgresql://maychu/xa?password={SECRET}",
        f"postgresql://maychu/xa?user=lan&password={SECRET}&connect_timeout=2",
        f"--db=postgresql://lan:{SECRET}@maychu/xa",
    ],
)
def test_a_password_is_found_and_left_out(address: str) -> None:
    """Whatever it holds; where the database is, and who opens it, stays readable."""
    assert holds_password(address)
    assert SECRET not in without_passwords(f"Không mở được {address}.")
    assert any(SECRET in found for found in passwords_in([address]))
    assert "/xa" in without_passwords(address) or "maychu" in without_passwords(address)


@pytest.mark.parametrize(
    "word",
    [
        "postgresql://lan@maychu/xa",
        "postgresql://lan@maychu:5432/xa?host=/tmp",
        "postgresql:///xa?service=xa",
        "sqlite:///D:/du-lieu/xa.db",
        "D:/du-lieu/xa.db",
        "Kế hoạch số 7-KH/ĐU",
        "lan@dongmay.vn",
        "http://dongmay.vn/tin",
    ],
)
def test_what_holds_no_password_stays(word: str) -> None:
    """Accounts, places and other words are not secret."""
    assert not holds_password(word)
    assert passwords_in([word]) == set()
    assert without_passwords(word) == word


def test_a_known_password_is_left_out_wherever_it_stands() -> None:
    """Libraries quote parts of an address that they cannot read, with signs written out or not."""
    known = passwords_in(["postgresql://lan:Bi%40Mat/2026@maychu/xa"])
    said = 'invalid port "Bi@Mat/2026", host "2026@maychu", path "Bi%40Mat"'
    assert without_passwords(said, known) == 'invalid port "***", host "***@maychu", path "***"'


def test_short_words_are_not_torn_from_messages() -> None:
    """A password of two letters stands in too many words."""
    assert without_passwords("Không mở được", passwords_in(["postgresql://lan:mở@maychu/xa"])) == "Không mở được"
