"""Phrases looked up by their first word are those that a pattern of them finds."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.issuers import heads_of_issuers, issuer_heads, issuers
from nhiemvu.facts.phrases import Phrases
from nhiemvu.facts.tables import any_of
from nhiemvu.facts.verbs import GroupName, finder, phrases, verb_groups

#: Few words of which many phrases begin alike, and what may stand between them.
WORDS = st.sampled_from(["ban", "bàn", "chỉ", "đạo", "huy", "quân", "sự", "ủy", "uỷ", "b", "5"])
BETWEEN = st.sampled_from([" ", " ", " ", "-", ", ", "  ", ".", ""])
TEXTS = st.lists(st.tuples(WORDS, BETWEEN), max_size=8).map(lambda parts: "".join(map("".join, parts)))
HEADS = st.sampled_from([issuer.head for issuer in issuers()])
GROUPS: tuple[GroupName, ...] = ("act", "deed", "lead", "support", "past")


def ends(pattern: re.Pattern[str], key: str, end: int) -> list[int | None]:
    """Return where a match ends that begins at each place."""
    return [match.end() if (match := pattern.match(key, start, end)) else None for start in range(end)]


@given(st.lists(TEXTS.filter(lambda text: text[:1].isalnum()), min_size=1), TEXTS, st.integers(0, 3))
def test_phrases_are_found_where_their_pattern_finds_them(among: list[str], text: str, less: int) -> None:
    """At every place, up to every end, of phrases that begin with one another."""
    key = matching_key(text)
    end = max(len(key) - less, 0)
    known, pattern = Phrases(among), re.compile(any_of(among))
    assert [known.end_at(key, start, end) for start in range(end)] == ends(pattern, key, end)
    found = [pattern.search(key, start, end) for start in range(end)]
    assert [known.first_in(key, start, end) for start in range(end)] == [one and one.end() for one in found]
    assert known.end(key) == bool(re.search(rf"(?<!\w)(?:{pattern.pattern})\Z", key))


def test_all_that_stand_at_a_place() -> None:
    """The longest first."""
    assert list(Phrases(["ban", "ban chỉ đạo", "ban chỉ"]).ends_at("ban chỉ đạo tỉnh", 0)) == [11, 7, 3]
    assert list(Phrases(["ban", "ban chỉ đạo", "ban chỉ"]).ends_at("ban chỉ đạo tỉnh", 0, 9)) == [7, 3]


@example("P.", "", "Kinh tế")
@given(HEADS, BETWEEN, TEXTS | HEADS)
def test_heads_of_issuers(head: str, between: str, behind: str) -> None:
    """Names of bodies, alone and in front of other words."""
    key = matching_key(f"{head}{between}{behind}")
    assert [heads_of_issuers().end_at(key, start) for start in range(len(key))] == ends(issuer_heads(), key, len(key))


def test_words_of_deeds() -> None:
    """Every phrase of the groups is found, and what only begins like it is not."""
    known = phrases(*GROUPS)
    for phrase in [phrase for group in GROUPS for phrase in verb_groups()[group].phrases]:
        for key in (matching_key(phrase), f"{matching_key(phrase)} hồ sơ", f"{matching_key(phrase)}x"):
            assert [known.end_at(key, start) for start in range(len(key))] == ends(finder(*GROUPS), key, len(key)), key
    assert known.end_at("rà soát hồ sơ") == len("rà soát")
