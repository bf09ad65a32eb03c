"""What contradicts a record of a document, and which other date or issuer is a slip."""

from dataclasses import replace
from datetime import date

import pytest

from nhiemvu.domain.contradictions import contradictions, is_slip
from nhiemvu.domain.directives import Directive

HELD = Directive(
    kind="KH",
    symbol="26-KH/ĐU",
    issued_on=date(2019, 11, 6),
    issuer="Ban Thường vụ Huyện ủy",
    title="thực hiện Chỉ thị số 97-CT/TW",
    signer="Trần Văn Bình",
)


@pytest.mark.parametrize(
    ("name", "stated", "fields"),
    [
        ("itself", HELD, []),
        ("less", Directive(kind="KH", symbol="26-KH/ĐU"), []),
        ("another dash", replace(HELD, symbol="26 – kh/đu"), []),
        ("the committee for its bureau", replace(HELD, issuer="Huyện ủy"), []),
        ("a longer title", replace(HELD, title="Về thực hiện Chỉ thị số 97-CT/TW, ngày 08/8/2018"), []),
        ("a shorter title, marks and case", replace(HELD, title="“THỰC HIỆN Chỉ thị”"), []),
        ("another title", replace(HELD, title="đại hội"), ["title"]),
        ("part of a word", replace(HELD, title="hiện Chỉ thị số 2"), ["title"]),
        ("another day", replace(HELD, issued_on=date(2019, 11, 7)), ["issued_on"]),
        ("another issuer and signer", replace(HELD, issuer="Tỉnh ủy", signer="Lê Văn Cường"), ["issuer", "signer"]),
        ("another kind", replace(HELD, kind="CTr"), ["kind"]),
        ("another symbol", replace(HELD, symbol="73-KH/HU"), ["symbol"]),
    ],
)
def test_contradictions(name: str, stated: Directive, fields: list[str]) -> None:
    """Both must say something, and not the same."""
    assert contradictions(HELD, stated) == fields, name
    assert contradictions(stated, HELD) == fields, name


def test_the_place_of_a_tone_mark_is_no_contradiction() -> None:
    """“hoà” and “hòa.” are one word."""
    held = Directive(kind="KL", title="Chiến lược hoà bình")
    assert contradictions(held, Directive(kind="KL", title="chiến lược hòa bình.")) == []


@pytest.mark.parametrize(
    ("name", "stated", "slip"),
    [
        ("another day of the year", replace(HELD, issued_on=date(2019, 11, 7)), True),
        ("another issuer on the day", replace(HELD, issuer="Ban Thường vụ Tỉnh ủy"), True),
        ("another year", replace(HELD, issued_on=date(2023, 11, 6)), False),
        ("another issuer, no day", replace(HELD, issuer="Ban Thường vụ Tỉnh ủy", issued_on=None), False),
        ("another issuer and day", replace(HELD, issuer="Tỉnh ủy", issued_on=date(2019, 3, 1)), False),
        ("another number", replace(HELD, symbol="73-KH/HU", issued_on=date(2019, 11, 7)), False),
        ("the same document", replace(HELD, title=""), False),
    ],
)
def test_slips(name: str, stated: Directive, *, slip: bool) -> None:
    """A number is given once a year by one issuer; other years and other issuers have their own."""
    assert is_slip(HELD, stated) is slip, name


def test_documents_without_a_symbol_are_never_slips() -> None:
    """Two reports of one title and two days are two."""
    held = Directive(kind="KL", title="Công tác dân vận", issued_on=date(2023, 3, 1))
    assert not is_slip(held, replace(held, issued_on=date(2023, 4, 1)))
