"""Every table of facts: composed letters, a source and examples for each entry, one order, and examples that hold."""

import re
import typing
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.domain.form_cells import answer_key
from nhiemvu.domain.forms import FORM_STATES, STATE_CHOICES
from nhiemvu.domain.plans import SectionKind
from nhiemvu.domain.symbols import parse_symbol
from nhiemvu.domain.text import fold, matching_key, sort_key
from nhiemvu.facts.cadences import CadenceFact, cadence_facts
from nhiemvu.facts.citing import CitingName, any_cited
from nhiemvu.facts.closings import closing_of, closings
from nhiemvu.facts.damage import damage_facts
from nhiemvu.facts.deadlines import NEEDED, DeadlineFact, base_group, binds_whole, deadline_facts
from nhiemvu.facts.endings import ended, endings
from nhiemvu.facts.form_answers import NO_OBSTACLE, answer_words, form_answer_facts
from nhiemvu.facts.headings import heading_fact, heading_facts
from nhiemvu.facts.issuers import issuer_heads, issuer_of_code, issuers, issuers_by_head
from nhiemvu.facts.kinds import kind_name, kinds, kinds_by_name, kinds_by_symbol_code
from nhiemvu.facts.labels import label_forms
from nhiemvu.facts.leadins import introduces_plans, introduces_tasks, lead_ins
from nhiemvu.facts.letterheads import letterhead_facts
from nhiemvu.facts.needed import Sieve, all_needed_words, may_hold, needed_words
from nhiemvu.facts.packaged import packaged_rows
from nhiemvu.facts.periods import PeriodFact, period_facts
from nhiemvu.facts.relations import RelationFact, relation_facts
from nhiemvu.facts.spellings import spelling, spelling_facts
from nhiemvu.facts.tables import any_of, branching, matching_form, rows, with_letters_first
from nhiemvu.facts.titles import subject_of, title_facts, title_words
from nhiemvu.facts.totals import number_in, total_facts
from nhiemvu.facts.verbs import field_named, finder, verb_groups
from nhiemvu.reading.citing.mentions import mentions_of
from nhiemvu.reading.head.reported import periods_of
from nhiemvu.reading.tasks.deadlines import Anchor, find_deadlines
from nhiemvu.reading.text.labels import read_label
from nhiemvu.reading.units.names import name_at

DATA = files("nhiemvu.facts").joinpath("data")
TABLES = sorted(entry.name.removesuffix(".toml") for entry in DATA.iterdir() if entry.name.endswith(".toml"))
#: What orders the entries of a table that is no sequence by itself.
ORDERED: dict[str, Any] = {
    "kinds": lambda row: sort_key(row["name"]),
    "issuers": lambda row: sort_key(row["head"]),
    "labels": lambda row: row["rank"],
}
REFERENCE = date(2024, 3, 6)


@pytest.mark.parametrize("name", TABLES)
def test_table_is_composed(name: str) -> None:
    """Files hold composed letters, so that a search for a word finds it."""
    text = DATA.joinpath(f"{name}.toml").read_text("utf-8")
    assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("name", TABLES)
def test_entries_have_sources_and_examples(name: str) -> None:
    """Each entry says where it comes from and shows at least one example."""
    for row in rows(name):
        assert row["source"].strip()
        assert row["examples"]


@pytest.mark.parametrize("name", sorted(ORDERED))
def test_entries_are_in_order(name: str) -> None:
    """Entries stand in one order, each once."""
    keys = [ORDERED[name](row) for row in rows(name)]
    assert all(one < other for one, other in pairwise(keys))


def test_answers_of_forms_say_what_they_are_named_for() -> None:
    """Each example is one of its entry's words; no word says two things, nor what the list of a form says otherwise."""
    words = [answer_key(word) for fact in form_answer_facts() for word in fact.words]
    assert len(words) == len(set(words))
    for fact in form_answer_facts():
        for example in fact.examples:
            if fact.name == NO_OBSTACLE:
                assert answer_key(example) in answer_words().no_obstacle
            else:
                assert answer_words().states[answer_key(example)] == fact.name
                assert fact.name in FORM_STATES
    assert not {fold(choice) for choice in STATE_CHOICES} & set(words)


def test_each_kind_is_found_in_its_examples() -> None:
    """A citation of each kind, in each of its spellings, is read as that kind."""
    for kind in kinds():
        for example in kind.examples:
            (mention,) = mentions_of(example, matching_key(example))
            assert mention.directive.kind == kind.code, example
            assert mention.span.start == 0, example


def test_kinds_are_found_by_name_and_by_code() -> None:
    """Names and symbol codes lead to kinds; a code that two kinds bear leads to its own kind first."""
    assert kinds_by_name()["thông báo kết luận"].code == "TB"
    assert [kind.code for kind in kinds_by_symbol_code()["qđ"]] == ["QĐ", "QyĐ"]
    assert kind_name("CT") == "Chỉ thị"
    assert kind_name("XYZ") == "XYZ"


def test_each_issuer_begins_its_examples() -> None:
    """Each example is a name that begins with its entry's head, the longest head that fits."""
    for issuer in issuers():
        for example in issuer.examples:
            key = matching_key(example)
            head = issuer_heads().match(key)
            assert head is not None, example
            assert issuers_by_head()[head[0]].head.startswith(issuer.head), example
            assert name_at(example, key, 0) is not None, example


@pytest.mark.parametrize(
    ("code", "issuer"),
    [("TTg", "Thủ tướng Chính phủ"), ("QH15", "Quốc hội"), ("VPTW", "Văn phòng Trung ương Đảng"), ("TU", "")],
)
def test_issuer_of_code(code: str, issuer: str) -> None:
    """A code that one body alone bears names it; "TU" may be any province."""
    assert issuer_of_code(code) == issuer


def test_each_heading_is_found_by_its_entry() -> None:
    """Each heading belongs to the entry that shows it, those of no section to none."""
    for fact in heading_facts():
        for example in fact.examples:
            assert heading_fact(example) is (None if fact.section is SectionKind.OTHER else fact), example


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Kết quả thực hiện nhiệm vụ quý I", "results"),
        ("Nhiệm vụ, giải pháp khắc phục hạn chế", "tasks"),
        ("Tổ chức thực hiện nhiệm vụ", "organisation"),
        ("Mục tiêu và nhiệm vụ", "tasks"),
        ("Khó khăn trong công tác những tháng còn lại", "shortcomings"),
        ("Một số việc trọng tâm", "tasks"),
        ("Một số việc trọng tâm đã thực hiện", "results"),
    ],
)
def test_the_first_phrase_decides(heading: str, section: str) -> None:
    """Of two phrases in a heading the first counts, of two at one place the longer."""
    fact = heading_fact(heading)
    assert fact is not None
    assert fact.section == section


def test_plain_heading_is_no_section() -> None:
    """A heading without a known phrase belongs to no entry."""
    assert heading_fact("Công tác cải cách hành chính") is None


def test_each_closing_is_found_by_its_entry() -> None:
    """Each closing paragraph belongs to the entry that shows it, and a plain sentence to none."""
    for closing in closings():
        for example in closing.examples:
            assert closing_of(example) == closing.name, example
    assert closing_of("Tiếp tục tuyên truyền trong nhân dân.") is None


def test_each_label_is_found_by_its_form() -> None:
    """Each labelled paragraph is read with the form that shows it."""
    for form in label_forms():
        for example in form.examples:
            label = read_label(example)
            assert label is not None, example
            assert label.form is form, example


def test_each_lead_in_introduces_tasks() -> None:
    """Each lead-in is found by its own pattern, one that tells of the past is none, nor is one without a colon."""
    for lead_in in lead_ins():
        for example in lead_in.examples:
            assert lead_in.pattern.search(matching_key(example)), example
            assert introduces_plans(example) is (lead_in.name != "done"), example
    assert not introduces_tasks("Ủy ban nhân dân huyện yêu cầu các phòng thực hiện.")


def test_each_word_of_a_group_is_found() -> None:
    """Each group finds its own phrases, and its examples hold one of them; fields are found by their names."""
    for group in verb_groups().values():
        for phrase in group.phrases:
            assert finder(group.name).fullmatch(matching_key(phrase)), phrase
            assert not group.name.endswith("_field") or field_named(phrase) == group.name, phrase
        for example in group.examples:
            assert finder(group.name).search(matching_key(example)), example


@pytest.mark.parametrize("fact", deadline_facts(), ids=lambda fact: str(fact.name))
def test_each_deadline_gives_its_day(fact: DeadlineFact) -> None:
    """Each phrase is found by its own entry alone and gives the day beside it; what binds nobody gives no deadline."""
    assert len(fact.examples) == len(fact.expects)
    for example, expected in zip(fact.examples, fact.expects, strict=True):
        assert fact.finder.search(matching_key(example)), example
        deadlines = find_deadlines(example, Anchor(REFERENCE), bare=fact.where == "field")
        binds = fact.rule != "free" and not (fact.event and not expected)
        assert [(one.rule, str(one.day or "")) for one in deadlines] == [(fact.name, expected)] * binds, example


def test_each_deadline_has_the_groups_of_its_rule() -> None:
    """Without these groups a rule would find no day."""
    for fact in deadline_facts():
        assert NEEDED.get(fact.rule, frozenset()) <= {*fact.given, *map(base_group, fact.finder.groupindex)}, fact.name


def test_whole_is_found() -> None:
    """Words for everything in a point bind the deadline behind them, up to the end of their sentence."""
    assert binds_whole().search(matching_key("Các nhiệm vụ trên hoàn thành "))
    assert not binds_whole().search(matching_key("Các nhiệm vụ trên rất khó. Hoàn thành "))


def test_each_cadence_is_found_by_its_entry() -> None:
    """The first entry that finds an example is the one that shows it."""
    for fact in cadence_facts():
        for example in fact.examples:
            first = next(one for one in cadence_facts() if one.pattern.search(matching_key(example)))
            assert first is fact, example


@pytest.mark.parametrize(
    "words", ["bố trí kinh phí chi thường xuyên", "xây dựng dự toán ngân sách hằng năm", "kế hoạch hằng quý của xã"]
)
def test_nouns_set_no_cadence(words: str) -> None:
    """Recurrent expenditure and yearly budgets say nothing about a task's cadence."""
    assert not any(fact.counts == "always" and fact.pattern.search(matching_key(words)) for fact in cadence_facts())


@pytest.mark.parametrize("fact", relation_facts(), ids=lambda fact: f"{fact.relation} {fact.examples[0][:30]}")
def test_each_relation_is_found_by_its_entry(fact: RelationFact) -> None:
    """The words around the documents of an example match their own entry, and the kinds suit it."""
    for example in fact.examples:
        key = matching_key(example)
        first, *others = mentions_of(example, key)
        for second in others[:1]:
            assert fact.joined_at(key[first.end : second.span.start]) is not None, example
            kinds = first.directive.kind, second.directive.kind
            assert fact.suits(*(reversed(kinds) if fact.reversed else kinds)), example
        assert bool(others) == (fact.between is not None), example
        assert not fact.before or fact.before.search(key[: first.span.start]), example
        assert not fact.behind or fact.behind.match(key, first.end), example


def test_unless_undoes_a_relation() -> None:
    """An account of how a document was carried out does not carry it out."""
    (fact,) = (fact for fact in relation_facts() if fact.unless)
    assert fact.joined_at(" về tiếp tục thực hiện ") is not None
    assert fact.joined_at(" về kiểm tra tình hình thực hiện ") is None


def test_each_word_of_a_citation_is_found() -> None:
    """Each use finds its own phrases, and its examples hold one of them."""
    uses = packaged_rows("citing")
    assert set(typing.get_args(CitingName)) == {row["name"] for row in uses}
    for row in uses:
        pattern = re.compile(any_cited(row["name"]))
        for phrase in row["phrases"]:
            assert pattern.fullmatch(matching_key(phrase)), phrase
        for example in row["examples"]:
            assert pattern.search(matching_key(example)), example


@given(st.lists(st.text("ab c.", min_size=1, max_size=6), min_size=1, max_size=8), st.text("ab c.", max_size=20))
def test_branches_find_what_a_plain_list_finds(phrases: list[str], text: str) -> None:
    """A pattern of branches finds the same places as one that lists the phrases, the longest first."""
    listed = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    plain = re.compile(rf"(?<!\w)(?:{listed})(?!\w)")
    for pattern in (rf"(?<!\w){branching(phrases)}(?!\w)", any_of(phrases)):
        found = re.compile(pattern).finditer(text)
        assert [one.span() for one in found] == [one.span() for one in plain.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?<!\w)trước quý (?P<q>i|ii)", ("trước quý i",)),
        (r"(?:trong|vào) \d+", ("vào", "trong")),
        (r"\d+ (?:ngày|giờ)(?: làm việc)?", ("giờ", "ngày")),
        (r"(?:hằng )?quý", ("quý",)),
        (r"\d+|quý", ()),
        (r"(?i:quý)", ()),
        (r"[tq]uý", ("uý",)),
        (r"(?:hằng|hàng) \d", ("hàng", "hằng")),
        (r"đ(?<!\wđ)ến (?P<words>ngày) \d", ("đến ngày",)),
        (r"quý|(?:cuối|đầu quý)", ("quý", "cuối")),
        (r"\A(?:về )?(?:thời gian|\d{1,2} ngày) tổ chức", ()),
        (r"\A[^:]{0,9}tổ chức", ("tổ chức",)),
    ],
)
def test_words_that_a_pattern_needs(pattern: str, words: tuple[str, ...]) -> None:
    """Every match holds one of the words; there are none where a match may hold none, or is seen at once."""
    assert needed_words(re.compile(pattern)) == words


@pytest.mark.parametrize("fact", [*deadline_facts(), *cadence_facts()], ids=lambda fact: str(fact.name))
def test_examples_hold_what_their_pattern_needs(fact: DeadlineFact | CadenceFact) -> None:
    """Looking for the words that a form needs loses none of its examples."""
    for example in fact.examples:
        assert may_hold(needed_words(fact.pattern), matching_key(example)), example


def test_a_sieve_leaves_what_a_text_may_hold() -> None:
    """Of many facts those are left whose words stand in a text, and those that need none, in order."""
    sieve = Sieve(deadline_facts())
    assert sieve.may_be_in("") == [fact for fact in deadline_facts() if not needed_words(fact.pattern)]
    for fact in deadline_facts():
        text = " ".join(matching_key(example) for example in fact.examples)
        left = sieve.may_be_in(text)
        assert fact in left
        assert left == [one for one in deadline_facts() if all(_each_held(one.pattern, text))]


def _each_held(pattern: str, text: str) -> Iterator[bool]:
    return (may_hold(words, text) for words in all_needed_words(pattern))


def test_both_sets_of_words_that_a_pattern_needs() -> None:
    """Of words that follow one another each is needed; of several ways the best of each, and the second best."""
    assert all_needed_words(r"(?:vào|trong) (?:ngày|tháng) \d+") == [("ngày", "tháng"), ("vào", "trong")]
    assert all_needed_words(r"(?:trước|sau) quý \d|hết năm|cuối kỳ") == [("quý", "cuối kỳ", "hết năm")]


@pytest.mark.parametrize(
    ("pattern", "led"),
    [
        (r"(?<!\w)(?:trước|đến hết) \d", r"(?:t(?<!\wt)rước|đ(?<!\wđ)ến hết) \d"),
        (r"\d(?<!\w)(?:a[|)]b|c\)(?:d|e))", r"\d(?:a(?<!\wa)[|)]b|c(?<!\wc)\)(?:d|e))"),
        (r"(?<!\w)(?:ngay )?từ", r"(?<!\w)(?:ngay )?từ"),
        (r"(?<!\w)(?:h?ngày|quý)", r"(?<!\w)(?:h?ngày|quý)"),
        (r"(?<!\w)(?:\d+|quý)", r"(?<!\w)(?:\d+|quý)"),
        (r"(?<!\w)(?:(?:cho )?đến|quý)", r"(?<!\w)(?:(?:cho )?đến|quý)"),
    ],
)
def test_patterns_with_their_letters_first(pattern: str, led: str) -> None:
    """Where each way begins with a letter, it comes before the condition; what may be left out keeps its own."""
    assert with_letters_first(pattern) == led


@pytest.mark.parametrize("fact", deadline_facts(), ids=lambda fact: str(fact.name))
def test_letters_first_find_the_same(fact: DeadlineFact) -> None:
    """A pattern finds in all examples of all forms what it finds as it is written."""
    text = " ".join(matching_key(example) for one in deadline_facts() for example in one.examples)
    plain = re.compile(fact.pattern).finditer(text)
    assert [one.span() for one in fact.finder.finditer(text)] == [one.span() for one in plain]


def test_a_long_phrase_is_a_pattern() -> None:
    """A phrase as long as a page is no fault."""
    assert re.fullmatch(branching(["nội dung " * 500, "nội quy"]), "nội dung " * 500)


def test_subject_of_title() -> None:
    """Words of account in front of a subject are left out, and each example has one."""
    for fact in title_facts():
        for example in fact.examples:
            assert fact.pattern.search(matching_key(example)), example
            assert fact.name != "results" or subject_of(example).startswith("công tác"), example


def test_plans_are_told_from_accounts() -> None:
    """A plan that is carried out is no plan within a title."""
    assert title_words("plans").search("kết quả quý i, nhiệm vụ quý ii")
    assert not title_words("plans").search("kết quả thực hiện kế hoạch năm 2024")


def test_each_part_of_a_letterhead_is_found() -> None:
    """Each example holds its own part."""
    for fact in letterhead_facts().values():
        for example in fact.examples:
            assert fact.pattern.search(matching_key(example)), example


def test_each_sign_of_damage_is_found() -> None:
    """Each example shows its own sign, and plain sentences none."""
    for fact in damage_facts().values():
        for example in fact.examples:
            assert fact.pattern.search(matching_key(example)), example
        assert not fact.pattern.search(matching_key("Từ 5 - 10 xã tổ chức tập huấn; nội dung: an toàn giao thông?"))


def test_each_count_is_found() -> None:
    """Each example shows its own count and its number; percentages and dates are no counts."""
    for fact in total_facts().values():
        for example in fact.examples:
            found = fact.pattern.search(matching_key(example))
            assert found is not None, example
            assert fact.name == "within" or str(number_in(found)) in example.replace(".", ""), example
    assert not total_facts()["done"].pattern.search("hoàn thành 80% kế hoạch, hoàn thành 20/5")


def test_each_ended_office_is_found() -> None:
    """Each example is an office of its own entry, the day after it ended and not before."""
    for ending in endings():
        for example in ending.examples:
            symbol = example if parse_symbol(example) else ""
            issuer = "" if symbol else example
            assert ended(symbol, issuer, ending.last_day + timedelta(1)) is ending, example
            assert ended(symbol, issuer, ending.last_day) is None, example
    assert ended("15-KH/TU", "Tỉnh ủy", REFERENCE.replace(year=2026)) is None


@pytest.mark.parametrize("fact", period_facts(), ids=lambda fact: str(fact.name))
def test_each_period_is_found_by_its_entry(fact: PeriodFact) -> None:
    """Each example gives the code beside it, or no period and no year that a period could take."""
    for example, expected in zip(fact.examples, fact.expects, strict=True):
        assert fact.pattern.search(matching_key(example)), example
        reported = periods_of(f"kết quả {example}").reported
        assert (reported.code if reported else "") == expected, example


def test_each_spelling_is_kept_in_its_examples() -> None:
    """Each entry's words are found in its examples, whatever their case."""
    for fact in spelling_facts().values():
        for example in fact.examples:
            assert spelling(fact.name).search(matching_key(example)), example


def test_patterns_keep_classes_and_groups() -> None:
    """Preparing a pattern changes its words only, not a class or the name of a group."""
    assert re.compile(matching_form(r"Uỷ ban\W(?P<d>\d)")).pattern == r"ủy ban\W(?P<d>\d)"
