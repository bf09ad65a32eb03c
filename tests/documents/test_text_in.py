"""Plain text in every encoding that can be told for sure."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.text_in import UnknownEncoding, decoded, read_text
from nhiemvu.domain.text import TONES, nfc

WORDS = "Ủy ban nhân dân xã báo cáo:\nmột, hai."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE", "LE without mark", "BE without mark"],
)
def test_encodings(data: bytes) -> None:
    """Every form of Unicode gives the same characters."""
    assert decoded(data, "a.txt") == WORDS


def _tone_apart(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return nfc("".join(part for part in parts if part not in TONES)) + "".join(part for part in parts if part in TONES)


def test_old_windows() -> None:
    """Text of Windows-1258 is read where that gives Vietnamese words, and comes out composed."""
    # The encoding has letters with hooks and hats whole, and tones apart.
    whole = "".join(_tone_apart(letter) for letter in WORDS)
    assert decoded(whole.encode("cp1258"), "a.txt") == WORDS


@pytest.mark.parametrize("data", ["Ñaûng boä xaõ".encode("latin-1"), "Straße nach Köln".encode("cp1252")])
def test_other_encodings_are_not_taken_for_it(data: bytes) -> None:
    """Bytes of old fonts and of other languages are refused."""
    with pytest.raises(UnknownEncoding):
        decoded(data, "a.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("một\nhai", [("một", False), ("hai", False)]),
        ("một\r\nhai\r\n", [("một", False), ("hai", False)]),
        ("một\rhai", [("một", False), ("hai", False)]),
        ("một\u2028hai", [("một", False), ("hai", False)]),
        ("một\n\nhai", [("một", False), ("hai", True)]),
        ("\n\nmột\n \t\nhai", [("một", False), ("hai", True)]),
        ("triển\fkhai", [("triển", False), ("khai", False)]),
        ("triển\n\n\fkhai", [("triển", False), ("khai", True)]),
        ("  thụt  ", [("  thụt  ", False)]),
        ("Uy\u0309 ban", [("Uỷ ban", False)]),
    ],
    ids=[
        *("Unix", "Windows", "old Macintosh", "separator", "blank line", "blank at the start and of spaces"),
        *("page end", "page end after a blank line", "space is kept", "composed"),
    ],
)
def test_lines(text: str, expected: list[tuple[str, bool]]) -> None:
    """Each line is a paragraph that knows whether a blank line stood before it."""
    pages = read_text(text.encode(), "a.txt")
    assert pages.loose_lines
    assert [(paragraph.text, paragraph.gap_before) for paragraph in pages.paragraphs()] == expected


LINES = st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff")))


@given(LINES)
def test_no_word_is_lost(words: list[str]) -> None:
    """Whatever the lines hold, they come out one by one."""
    found = [paragraph.text for paragraph in read_text("\n".join(words).encode(), "a.txt").paragraphs()]
    assert found == [nfc(line) for line in words if line.strip()]
