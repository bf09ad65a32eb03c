"""Telling Vietnamese text by its letters and syllables."""

import pytest

from nhiemvu.domain.syllables import SYLLABLE, is_vietnamese


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ủy ban nhân dân xã báo cáo kết quả công tác quý I", True),
        ("Căn cứ Quyết định số 12-QĐ/TW, UBND huyện giao BCĐ thực hiện.", True),
        ("Uy ban nhan dan xa bao cao ket qua cong tac", False),
        ("Ñaûng boä xaõ baùo caùo keát quaû", False),
        ("§¶ng bé x· b¸o c¸o kÕt qu¶ c«ng t¸c", False),
        ("Thirc hien K~ hoach cua Ban Ch~p hanh", False),
        ("The committee reports its results", False),
        ("Le comité a présenté les résultats de la réunion", False),
        ("12/2026", False),
        ("", False),
    ],
    ids=["plain", "abbreviations", "no accents", "VNI", "TCVN3", "bad OCR", "English", "French", "numbers", "nothing"],
)
def test_is_vietnamese(text: str, expected: bool) -> None:  # noqa: FBT001 a column of the table
    """Only Vietnamese in Unicode is told as such."""
    assert is_vietnamese(text) is expected


@pytest.mark.parametrize(
    "syllable",
    ["nghiêng", "quyêt", "giao", "khuya", "ương", "yêu", "uôc", "thuơ", "gi", "gin", "xoong", "khoeo", "nguêch"],
)
def test_syllables(syllable: str) -> None:
    """Syllables of every shape, without their tones, are well formed."""
    assert SYLLABLE.fullmatch(syllable)
