"""Directives that a clerk names in a statement of one line: "Kế hoạch số 72-KH/HU ngày 06/11/2019 của ..."."""

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import CitedDirective
from nhiemvu.domain.text import matching_key, nfc, squeeze
from nhiemvu.reading.citations import citations_of
from nhiemvu.reading.mentions import mentions_of
from nhiemvu.reading.unnumbered import unnumbered_of


def directives_named(statement: str) -> tuple[CitedDirective, ...]:
    """Return the directives that a statement names, in order; empty where it names none."""
    text = squeeze(nfc(statement))
    key = matching_key(text)
    mentions = [*mentions_of(text, key), *unnumbered_of(text, key)]
    return citations_of(mentions, Directive(kind=""), text).cited
