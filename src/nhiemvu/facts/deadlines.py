"""Phrases that set a deadline, each with the rule that turns it into a day."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from nhiemvu.domain.text import matching_key
from nhiemvu.facts.choice import remembered
from nhiemvu.facts.kept import made_ready
from nhiemvu.facts.needed import Sieve, all_needed_words, may_hold, needed_words
from nhiemvu.facts.packaged import part_of
from nhiemvu.facts.tables import Fact, WrittenPattern, compiled, ready, rows, written

Rule = Literal[
    "after", "any_month", "before_month", "before_quarter", "before_year", "count", "day", "free", "half", "month",
    "nine", "none", "quarter", "this_month", "this_quarter", "words", "year",
]  # fmt: skip
Where = Literal["anywhere", "field", "sentence"]
#: The groups without which a rule finds no day; a pattern that has several forms numbers them: m, m2, m3.
NEEDED: Mapping[Rule, frozenset[str]] = {
    "after": frozenset("n"),
    "any_month": frozenset("d"),
    "before_month": frozenset("m"),
    "before_quarter": frozenset("q"),
    "count": frozenset("nu"),
    "day": frozenset("dm"),
    "half": frozenset("h"),
    "month": frozenset("m"),
    "quarter": frozenset("q"),
}


#: Words of time that most forms have: "ngày", "hằng quý".
TIMES = ("ngày", "tháng", "năm", "quý", "kỳ", "giờ", "tuần", "tết")
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineFact(Fact):
    """One form of deadlines."""

    name: str
    #: "free": words that hold a time and set no deadline; "words": those of a field in which nothing else is found.
    rule: Rule
    #: "field": where a field or cell holds nothing but the time; "sentence": everywhere else.
    where: Where
    #: Whether the words may tell of what was: then a day before the document's own is no deadline.
    event: bool = False
    #: Whether it comes back: of several deadlines another binds first.
    recurs: bool = False
    #: What its words do not say of the day: "5/9", or "15" where they name the month.
    fixed: str = ""
    pattern: WrittenPattern
    #: The days of the examples for a document of 06/3/2024, "" for none.
    expects: tuple[str, ...]

    @property
    def given(self) -> Mapping[str, str]:
        """The parts of the day that its words do not say."""
        return parts_given(self.fixed)

    @property
    def finder(self) -> re.Pattern[str]:
        """The pattern made ready."""
        return ready(self.pattern)


@remembered
def deadline_facts() -> tuple[DeadlineFact, ...]:
    """Return every form, in the order of the table."""
    return tuple(DeadlineFact(**{**row, "pattern": written(row["pattern"])}) for row in rows("deadlines"))


@remembered
def deadlines_where(left_out: Where) -> Sieve[DeadlineFact]:
    """Return the forms that are looked for, but for those of one place and the one that takes any words."""
    return Sieve(fact for fact in deadline_facts() if fact.where != left_out and fact.rule != "words")


@remembered
def sign_of_time() -> re.Pattern[str]:
    """Return what finds the first sign of a time in text in its matching form: there is one in every deadline.

    It is a digit or one of the usual words; to these come words of forms whose examples hold none of them, such as an
    office's own.
    """
    signs = list(TIMES)
    for fact in deadline_facts():
        keys = map(matching_key, fact.examples) if fact.rule != "words" else ()
        if not all(DIGIT.search(key) or may_hold(TIMES, key) for key in keys):
            signs += needed_words(fact.pattern) or ("",)
    return made_ready("" if "" in signs else _first_of(dict.fromkeys(signs)))


def _first_of(signs: Iterable[str]) -> str:
    """Return a pattern that finds a digit or one of some words, with one set of signs first: an engine skips to it."""
    firsts = "".join(dict.fromkeys(re.escape(sign[0]) for sign in signs))
    rests = "|".join(f"{re.escape(sign[1:])}(?<={re.escape(sign)})" for sign in signs)
    return rf"[\d{firsts}](?:{rests}|(?<=\d))"


def parts_given(fixed: str) -> Mapping[str, str]:
    """Return the parts of a day that is written "5/9", or "15" without its month, by the names of groups."""
    return dict(zip("dm", fixed.split("/"), strict=False)) if fixed else {}


def base_group(name: str) -> str:
    """Return the name of a group without the number of its form: "m2" is "m"."""
    return name.rstrip("0123456789")


def is_strict(name: str) -> bool:
    """Tell whether the entry of a name sets a deadline in so many words: nothing that was, nothing that comes back."""
    return any(fact.name == name and not fact.event and not fact.recurs for fact in deadline_facts())


@remembered
def binds_whole() -> re.Pattern[str]:
    """Return what makes the deadline behind it hold for a whole point: "các nhiệm vụ trên"."""
    return compiled(part_of("deadlines", "whole"))


@remembered
def needs_of_whole() -> list[tuple[str, ...]]:
    """Return the sets of words that `binds_whole` needs."""
    return all_needed_words(binds_whole())


@remembered
def typed_along() -> re.Pattern[str]:
    """Return what may stand beside a deadline that is typed and changes nothing: "phải xong", "hạn"."""
    return compiled(part_of("deadlines", "along"))


@remembered
def typed_either() -> re.Pattern[str]:
    """Return what stands between two deadlines of which either may be meant: "hoặc"."""
    return compiled(part_of("deadlines", "either"))


def rule_of(name: str) -> Rule:
    """Return the rule of the entry of a name."""
    return next(fact.rule for fact in deadline_facts() if fact.name == name)
