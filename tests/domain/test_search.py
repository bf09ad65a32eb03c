"""Searching Vietnamese text: what a query finds, what it does not, and what is shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.search import (
    LONGEST_WORD,
    PIECE,
    SHOWN,
    NothingToSearch,
    Phrase,
    excerpt,
    indexed_words,
    parse_query,
    pieces,
    places_of,
    words_of,
)
from nhiemvu.domain.text import nfc

TEXT = "Tuyên truyền về biển, đảo; hoà giải ở cơ sở theo Chỉ thị số 97-CT/TW của Ủy ban. Biến động hoàn toàn."
#: (query, what it finds in TEXT)
FOUND = [
    ("bien", ["biển", "Biến"]),
    ("bien dao", ["biển", "đảo", "Biến"]),
    ("BIEN DAO", ["biển", "đảo", "Biến"]),
    ("biển", ["biển"]),
    ("biến", ["Biến"]),
    ("Biển đảo", ["biển", "đảo"]),
    ("biển dao", ["biển"]),
    ("dao", ["đảo"]),
    ("ðảo", ["đảo"]),
    ("hòa", ["hoà"]),
    ("hoà", ["hoà"]),
    ("hoa", ["hoà"]),
    ("uỷ ban", ["Ủy", "ban"]),
    ("ủy ban", ["Ủy", "ban"]),
    (unicodedata.normalize("NFD", "biển đảo"), ["biển", "đảo"]),
    ('"bien dao"', ["biển, đảo"]),
    ("“biển đảo”", ["biển, đảo"]),
    ("«hoà giải ở cơ sở»", ["hoà giải ở cơ sở"]),
    ('"dao bien"', []),
    ('"biển đảo', ["biển, đảo"]),
    ("97-CT/TW", ["97-CT/TW"]),
    ("97‑ct/tw", ["97-CT/TW"]),
    ("tuy*", ["Tuyên"]),
    ("truyề*", ["truyền"]),
    ("hoà*", ["hoà", "hoàn"]),
    ("hòa*", ["hoà", "hoàn"]),
    ('"bien da*"', ["biển, đảo"]),
    ('"bien da"*', ["biển, đảo"]),
    ("97-CT*", ["97-CT"]),
    ("uyên", []),
    ("bie", []),
]


@pytest.mark.parametrize(("query", "words"), FOUND, ids=[case[0] for case in FOUND])
def test_what_a_query_finds(query: str, words: list[str]) -> None:
    """Without accents all are found, with accents only those; case, tone placement and form of letters never count."""
    assert [TEXT[first:last] for _, (first, last) in places_of(TEXT, parse_query(query))] == words


def test_all_words_as_one_phrase() -> None:
    """Where the shell takes the quotation marks away, a flag makes a phrase."""
    assert parse_query("hòa giải cơ sở", phrase=True).phrases == (Phrase(("hòa", "giải", "cơ", "sở")),)
    assert parse_query("hòa giải cơ s*", phrase=True).phrases == (Phrase(("hòa", "giải", "cơ", "s"), prefix=True),)
    assert parse_query("a “b c” d* a").phrases == (Phrase(("a",)), Phrase(("b", "c")), Phrase(("d",), prefix=True))


@pytest.mark.parametrize("query", ["-", "“”", "* ; /", '""'])
def test_a_query_without_words_is_refused(query: str) -> None:
    """There is nothing to look for."""
    with pytest.raises(NothingToSearch):
        parse_query(query)


def shown(text: str, query: str) -> str:
    """Return an excerpt with what was found in brackets."""
    part = excerpt(text, parse_query(query))
    for first, last in reversed(part.places):
        part = part._replace(text=f"{part.text[:first]}[{part.text[first:last]}]{part.text[last:]}")
    return part.text


def test_a_short_text_is_shown_whole() -> None:
    """On one line, neighbours in one piece."""
    assert shown("Tuyên truyền\nbiển, đảo.", "bien dao") == "Tuyên truyền [biển, đảo]."
    assert shown("biển và đảo", "dao bien") == "[biển] và [đảo]"


def test_of_a_long_text_the_part_with_most_words_is_shown() -> None:
    """It begins some words before them; whole words only; the first place in the text is told."""
    text = f"{'biển ' * 3}{'việc khác ' * 40}tuyên truyền biển, đảo quê hương {'việc khác ' * 40}"
    part = excerpt(text, parse_query("bien dao"))
    assert part.text.startswith("… ")
    assert part.text.endswith(" …")
    assert "tuyên truyền biển, đảo quê hương" in part.text
    assert len(part.text) <= SHOWN + 4
    assert [part.text[first:last] for first, last in part.places] == ["biển, đảo"]
    assert text[part.at :].startswith("biển, đảo")
    assert not part.text.removeprefix("… ").startswith("iệc")


@given(st.text(alphabet="bđaoềễ ơ,.-\n", max_size=60), st.text(alphabet='bđaoềễơ*" ', min_size=1, max_size=12))
def test_excerpts_hold_the_words_found(text: str, query: str) -> None:
    """Every marked stretch begins and ends with a word of the text, in order, none over another."""
    text = nfc(text)
    try:
        wanted = parse_query(query)
    except NothingToSearch:
        return
    part = excerpt(text, wanted)
    assert bool(part.places) == bool(places_of(text, wanted))
    ends = [edge for place in part.places for edge in place]
    assert ends == sorted(ends)
    for first, last in part.places:
        assert next(words_of(part.text[first:last])).start == 0
        assert part.text[first:last].strip() == part.text[first:last]


@given(st.text(alphabet="bđĐaoềễ ơ,.-_\n97²İΣα’“ðuỷ\u00a0", max_size=80).map(nfc), st.sampled_from(["", "x" * 250]))
def test_an_index_has_the_words_of_a_text(text: str, long: str) -> None:
    """With accents and without, in order; no longer than an index takes them."""
    words = [*words_of(f"{text} {long}")]
    assert indexed_words(f"{text} {long}") == (
        " ".join(word.exact for word in words),
        " ".join(word.folded for word in words),
    )


@given(st.text(alphabet="abc \n", max_size=300).map(lambda text: text * 60))
def test_pieces_are_the_text(text: str) -> None:
    """Nothing is lost between pieces, none is too long, and no word is cut that is no longer than a piece."""
    found = list(pieces(text))
    assert "".join(piece for _, piece in found) == text
    assert all(text[start:].startswith(piece) and 0 < len(piece) <= PIECE for start, piece in found)
    if max(map(len, text.split()), default=0) < PIECE // 2:
        assert [word.exact for _, piece in found for word in words_of(piece)] == [word.exact for word in words_of(text)]


def test_an_endless_word_is_cut() -> None:
    """In the index and in the query alike."""
    [word] = words_of("a" * 5000)
    assert len(word.exact) == LONGEST_WORD
    assert places_of("a" * 5000, parse_query("a" * 4999)) == [(0, (0, 5000))]
