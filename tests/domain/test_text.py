"""Vietnamese text: composed form, folding, tone marks, sorting."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.text import close_matches, fold, initials, nfc, shorten, sort_key, tone_key, writable

VIETNAMESE = st.text(alphabet="aăâeêioôơuưyđbcghklmnpqrstvx áàảãạắằẳẵặếềểễệ -,", max_size=40)


@pytest.mark.parametrize(
    ("name", "text", "folded"),
    [
        ("accents", "Biển, Đảo", "bien, dao"),
        ("look-alike letters of other alphabets", "Ðảng ủy, Ɖoàn", "dang uy, doan"),
        ("decomposed text", unicodedata.normalize("NFD", "Ủy ban nhân dân huyện"), "uy ban nhan dan huyen"),
        ("capitals that SQLite leaves", "ĐẦU TƯ", "dau tu"),
        ("spaces", "  hai \u00a0 từ\n", "hai tu"),
        ("nothing", "", ""),
    ],
)
def test_fold_forgets_accents_and_case(name: str, text: str, folded: str) -> None:
    """The search column holds plain small letters."""
    assert fold(text) == folded, name


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("hoà bình", "hòa bình", True),
        ("Uỷ ban", "ỦY BAN", True),
        ("thuỷ lợi", "thủy lợi", True),
        ("quý", "quy", False),
        ("biển", "biến", False),
        ("quý I", "qúy I", True),
    ],
)
def test_tone_key_forgets_where_the_tone_stands(one: str, other: str, equal: bool) -> None:  # noqa: FBT001 a table
    """Old and new places of a tone are equal; different tones are not."""
    assert (tone_key(one) == tone_key(other)) is equal


@given(VIETNAMESE)
def test_fold_is_stable(text: str) -> None:
    """Folding twice, or folding the decomposed form, gives the same."""
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(nfc(text))


def test_sort_key_orders_as_a_dictionary() -> None:
    """Đ follows D, Ơ follows O, tones come after letters, and numbers stand by value."""
    names = ["Ưu", "Êm", "An", "Ân", "Ăn", "Đa", "Da", "Ơn", "Ôn", "On", "Tổ 10", "Tổ 2", "ma", "mà", "má", "mạ"]
    ordered = ["An", "Ăn", "Ân", "Da", "Đa", "Êm", "ma", "mà", "má", "mạ", "On", "Ôn", "Ơn", "Tổ 2", "Tổ 10", "Ưu"]
    assert sorted(names, key=sort_key) == ordered
    assert sort_key("Tổ 3") < sort_key(f"Tổ {'1' * 5000}") < sort_key(f"Tổ {'2' * 5000}")


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Mở lớp tập huấn", 40, "Mở lớp tập huấn"),
        ("Mở lớp tập huấn, bồi dưỡng", 17, "Mở lớp tập huấn…"),
        ("Mở lớp tập huấn, bồi dưỡng", 15, "Mở lớp tập…"),
        ("mộttừrấtdài", 6, "mộttừ…"),
    ],
)
def test_shorten_cuts_between_words(text: str, length: int, short: str) -> None:
    """A title ends at a word and says that it was cut."""
    assert shorten(text, length) == short


def test_initials_and_close_matches() -> None:
    """Units are found by their first letters, and a slip finds its neighbours."""
    assert initials("Ban Tuyên giáo") == "btg"
    assert close_matches("Ban tuyen gia", ["Công an xã", "Ban Tuyên giáo"]) == ["Ban Tuyên giáo"]
    assert close_matches("zzz", ["Công an xã"]) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ho\u0300a gia\u0309i", "Hòa giải"),
        ("một\r\nhai\rba\n", "một\nhai\nba\n"),
        ("cột\tcột", "cột\tcột"),
        ("một\x0bhai\x0cba", "một\nhai\nba"),
        ("x\x00\x07\x1f\x85y", "xy"),
        ("Ho\x07\u0300a", "Hòa"),
        ("x\ud83d\uffffy", "xy"),
        ("- Rà soát 😀", "- Rà soát 😀"),
    ],
)
def test_what_every_file_can_hold(text: str, written: str) -> None:
    """Letters are composed, lines end in LF, and nothing is left that XML or a calendar refuses."""
    assert writable(text) == written
