"""Kinds by what a clerk calls them, and the kinds that a symbol tells."""

import pytest

from nhiemvu.facts.kinds import find_kind, kinds_of_symbol, may_bear


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("KH", "KH"),
        ("kế hoạch", "KH"),
        ("Ke hoach", "KH"),
        ("ctr", "CTr"),
        ("chương trình hành động", "CTr"),
        ("DA", "DA"),
        ("ĐA", "ĐA"),
        ("đa", "ĐA"),
        ("qd", "QĐ"),
        ("Quy định", "QyĐ"),
        ("luật", "LUẬT"),
        ("xyz", None),
        ("", None),
    ],
)
def test_kind_by_name(words: str, code: str | None) -> None:
    """Names and abbreviations serve, whatever their case and accents; what is written exactly goes first."""
    kind = find_kind(words)
    assert (kind and kind.code) == code


@pytest.mark.parametrize(
    ("code", "symbol", "fits"),
    [
        ("KH", "26-KH/ĐU", True),
        ("CT", "26-KH/ĐU", False),
        ("QyĐ", "12-QĐ/TW", True),
        ("QĐ", "12-QĐ/TW", True),
        ("NQ", "106/2023/QH15", True),
        ("LUẬT", "22/2023/QH15", True),
        ("CV", "1234/BGDĐT-VP", True),
        ("ĐA", "06", True),
    ],
)
def test_kind_and_symbol(code: str, symbol: str, *, fits: bool) -> None:
    """A symbol's code tells the kind, but for the Assembly's and for letters without a code."""
    assert may_bear(code, symbol) is fits


def test_kinds_of_a_symbol() -> None:
    """The kind whose own code it is comes first."""
    assert [kind.code for kind in kinds_of_symbol("12-QĐ/TW")] == ["QĐ", "QyĐ"]
    assert kinds_of_symbol("1234/BGDĐT-VP") == ()
