"""Symbols and directives: what names one document, and how it is cited."""

from datetime import date

import pytest

from nhiemvu.domain.directives import Directive, cited_in_full, identity, merged, same_document
from nhiemvu.domain.symbols import System, parse_symbol, symbol_key, written_symbol

ISSUED = date(2022, 1, 5)


@pytest.mark.parametrize(
    ("text", "system", "type_code", "issuer_code"),
    [
        ("97-CT/TW", System.PARTY, "CT", "TW"),
        ("312 – CV/BTGDVTU", System.PARTY, "CV", "BTGDVTU"),
        ("05‑QC/BTCTU-BDVTU", System.PARTY, "QC", "BTCTU-BDVTU"),
        ("5053-CV/VPTW/nb", System.PARTY, "CV", "VPTW/nb"),
        ("251/QĐ-UBND", System.STATE, "QĐ", "UBND"),
        ("30/2020/NĐ-CP", System.STATE, "NĐ", "CP"),
        ("190/2025/QH15", System.STATE, "", "QH15"),
        ("1234/BGDĐT-VP", System.STATE, "BGDĐT", "VP"),
    ],
)
def test_forms_of_symbols(text: str, system: System, type_code: str, issuer_code: str) -> None:
    """Party and State symbols are told apart, with every kind of dash."""
    symbol = parse_symbol(text)
    assert symbol is not None
    assert (symbol.system, symbol.type_code, symbol.issuer_code) == (system, type_code, issuer_code)


@pytest.mark.parametrize("text", ["", "CT/TW", "12", "06/11/2019", "ngày 5"])
def test_what_is_no_symbol(text: str) -> None:
    """A date or a word is not read as a symbol."""
    assert parse_symbol(text) is None


def test_written_and_compared_forms() -> None:
    """The printed form loses spaces and odd dashes; the compared one also case, accents and zeros in front."""
    assert written_symbol("05 ‑ KH/HU") == "05-KH/HU"
    assert symbol_key("05-KH/HU") == symbol_key("5 - kh/hu")
    assert symbol_key("251/QĐ-UBND") != symbol_key("4416/QĐ-UBND")


FULL = Directive(kind="CT", symbol="97-CT/TW", issued_on=ISSUED, issuer="Ban Bí thư", title="Tăng cường")


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("itself", FULL, True),
        ("without a date", Directive(kind="CT", symbol="97-CT/TW"), True),
        ("with another dash", Directive(kind="CT", symbol="97 – CT/TW", issued_on=ISSUED), True),
        ("another date", Directive(kind="CT", symbol="97-CT/TW", issued_on=date(2017, 1, 5)), False),
        ("another issuer", Directive(kind="CT", symbol="97-CT/TW", issuer="Tỉnh ủy"), False),
        ("a longer issuer", Directive(kind="CT", symbol="97-CT/TW", issuer="Ban Bí thư (khóa XIII)"), True),
        ("no symbol", Directive(kind="CT", issuer="Ban Bí thư", title="Tăng cường"), False),
    ],
)
def test_same_document(name: str, other: Directive, same: bool) -> None:  # noqa: FBT001 a table
    """Nothing that both state may differ."""
    assert same_document(FULL, other) is same, name
    assert same_document(other, FULL) is same, name


def test_documents_without_a_symbol_are_told_by_kind_issuer_and_title() -> None:
    """A conclusion named by its title is one document however its tone marks stand."""
    one = Directive(kind="KL", issuer="Bộ Chính trị", title="Chiến lược hoà bình")
    assert same_document(one, Directive(kind="KL", issuer="Bộ Chính trị", title="chiến lược hòa bình"))
    assert not same_document(one, Directive(kind="KL", issuer="Bộ Chính trị", title="Chiến lược khác"))
    assert not same_document(one, Directive(kind="KL", issuer="Bộ Chính trị"))


def test_identity_keeps_terms_and_years_apart() -> None:
    """A symbol is used again each term: the date belongs to the key."""
    again = Directive(kind="CT", symbol="97-CT/TW", issued_on=date(2017, 1, 5), issuer="Ban Bí thư")
    assert identity(FULL) != identity(again)
    assert identity(FULL) == identity(Directive(kind="CT", symbol="97 - CT/TW", issued_on=ISSUED, issuer="ban bí thư"))


def test_merged_fills_only_what_was_lacking() -> None:
    """What is recorded stays."""
    known = Directive(kind="CT", symbol="97-CT/TW", title="Tăng cường")
    assert merged(known, Directive(kind="CT", symbol="97-CT/TW", issued_on=ISSUED, title="Khác")) == Directive(
        kind="CT", symbol="97-CT/TW", issued_on=ISSUED, title="Tăng cường"
    )


@pytest.mark.parametrize(
    ("directive", "cited"),
    [
        (FULL, "Chỉ thị số 97-CT/TW, ngày 05/01/2022 của Ban Bí thư về “Tăng cường”"),
        (Directive(kind="CT", symbol="97-CT/TW"), "Chỉ thị số 97-CT/TW"),
        (Directive(kind="CT", issuer="Ban Bí thư", title="về thi đua"), "Chỉ thị của Ban Bí thư về thi đua"),
    ],
)
def test_cited_in_full(directive: Directive, cited: str) -> None:
    """The first citation has what is known and nothing else."""
    assert cited_in_full(directive, "Chỉ thị") == cited
