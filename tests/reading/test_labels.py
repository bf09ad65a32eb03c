"""Labels at the start of paragraphs: what is soon seen to have none has none."""

from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.facts.labels import label_forms
from nhiemvu.reading.text.labels import LABEL_WORDS, LONGEST, read_label

#: Words with which labels begin or nearly do, in any case, and what stands behind them.
WORDS = st.sampled_from([*sorted(LABEL_WORDS), "I", "iv", "XII", "Ii", "a", "đ", "dd", "12", "1.2", "ban", "(i)", "-"])
CASED = st.tuples(WORDS, st.sampled_from([str.lower, str.upper, str.title])).map(lambda pair: pair[1](pair[0]))
SIGNS = st.sampled_from([" ", ". ", ") ", " là ", " - ", ", ", "/ ", ""])
STARTS = st.lists(st.tuples(CASED, SIGNS), min_size=1, max_size=4).map(lambda parts: "".join(map("".join, parts)))


@given(STARTS)
def test_no_label_is_passed_over(start: str) -> None:
    """Where a form of labels matches, a label is read; numbers of Roman letters are looked at more closely."""
    text = f"{start}Kiện toàn"
    forms = [form for form in label_forms() if form.pattern.match(text[:LONGEST])]
    assert read_label(text) or all(form.counts == "roman" for form in forms)
