"""Rule books of official pages: which holds when, and that each element has its look."""

import typing
from datetime import date

import pytest

from nhiemvu.domain.findings import FindingCode
from nhiemvu.domain.pages import Style
from nhiemvu.domain.symbols import System
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.findings import finding_facts
from nhiemvu.facts.formalities import FormalityName, formality_facts
from nhiemvu.facts.layouts import layout_for, layout_named, layouts, looks, looks_of


def test_examples_follow_their_rule_book() -> None:
    """Each example is a day of a document that follows the entry."""
    for layout in layouts():
        for example in layout.examples:
            assert layout_for(layout.system, date.fromisoformat(example)) is layout, example


@pytest.mark.parametrize(
    ("name", "system", "day", "expected"),
    [
        ("the day on which the newer one begins", System.PARTY, date(2026, 5, 27), "hd05"),
        ("the day before it", System.PARTY, date(2026, 5, 26), "hd36"),
        ("long before either", System.PARTY, date(2010, 1, 1), "hd36"),
        ("the State has one", System.STATE, date(2030, 1, 1), "nd30"),
    ],
)
def test_one_rule_book_holds(name: str, system: System, day: date, expected: str) -> None:
    """By the system of the office and the day of the document."""
    assert layout_for(system, day).name == expected, name


def test_rule_books_are_named_once() -> None:
    """A name leads to one; a name that none has leads nowhere."""
    assert len({layout.name for layout in layouts()}) == len(layouts())
    assert layout_named("hd05") is not None
    assert layout_named("hd99") is None


def test_ranges_go_upward() -> None:
    """From the least to the most."""
    for layout in layouts():
        for least, most in (layout.top, layout.bottom, layout.left, layout.right, layout.first_line):
            assert 0 < least <= most, layout.name
        assert 0 < layout.body_line[1] <= layout.body_line[2]
    for look in looks():
        assert 8 <= look.size[0] <= look.size[1] <= 16, look


def test_each_element_has_one_look_in_each_system() -> None:
    """Every element that the system's page has; the examples are words in that look."""
    inner = {Style.REMARK, Style.CAPTION}
    for system, lacking in ((System.PARTY, {Style.MOTTO}), (System.STATE, {Style.RULE})):
        assert set(looks_of(system)) == set(Style) - inner - lacking
        assert sum(look.system is system for look in looks()) == len(looks_of(system))
    for look in looks():
        for example in look.examples:
            assert not look.capitals or example == example.upper(), example


def test_labels_of_the_highest_points_differ() -> None:
    """The Party writes "I-", the State "I."."""
    assert {layout.name: layout.labels[0] for layout in layouts()} == {"hd05": "I-", "hd36": "I-", "nd30": "I."}


def test_each_kind_of_finding_is_described() -> None:
    """Every code has its entry, and every entry its code, in the order of the codes."""
    assert list(finding_facts()) == list(FindingCode)
    for fact in finding_facts().values():
        assert fact.meaning.endswith("."), fact.name
        assert fact.mend.endswith("."), fact.name


def test_each_formality_is_found_in_its_examples() -> None:
    """Each use finds its own examples, and plain sentences none."""
    assert set(typing.get_args(FormalityName)) == set(formality_facts())
    for fact in formality_facts().values():
        for example in fact.examples:
            assert fact.pattern.search(matching_key(example)), example
        assert not fact.pattern.search(matching_key("Đã mở 02 lớp tập huấn, đạt 98% [1]; còn lại trong tháng 6."))
