"""Directives that a clerk names in a statement of one line: "Kế hoạch số 26-KH/ĐU ngày 15/01/2026 của ..."."""

from collections.abc import Sequence

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.plans import CitedDirective, Link
from nhiemvu.domain.symbols import parse_symbol
from nhiemvu.domain.text import matching_key, nfc, squeeze
from nhiemvu.domain.values import dataclass
from nhiemvu.reading.citing.citations import citations_of
from nhiemvu.reading.citing.links import links_of
from nhiemvu.reading.citing.mentions import Mention, mentions_of
from nhiemvu.reading.citing.unnumbered import unnumbered_of


@dataclass(frozen=True, slots=True)
class Citation:
    """One document as a clerk cites it, with those that its title names."""

    #: The document first, then the others in order.
    cited: tuple[CitedDirective, ...]
    #: Relations between them, by their places in `cited`.
    links: tuple[Link, ...]
    #: Whether a document is named beside the first one, not in its title.
    several: bool = False
    #: The words with a date that no calendar has, or "".
    impossible: str = ""


def directives_named(statement: str) -> tuple[CitedDirective, ...]:
    """Return the directives that a statement names, in order; empty where it names none."""
    text = squeeze(nfc(statement))
    key = matching_key(text)
    mentions = [*mentions_of(text, key), *unnumbered_of(text, key)]
    return citations_of(mentions, Directive(kind=""), text).cited


def read_citation(words: str) -> Citation | None:
    """Return what is cited by words that are a citation by themselves, a symbol in small letters too; else None."""
    text = squeeze(nfc(words))
    if parse_symbol(text) and not mentions_of(text, matching_key(text)):
        text = text.upper()
    key = matching_key(text)
    mentions = sorted(
        [*mentions_of(text, key), *unnumbered_of(text, key, alone=True)], key=lambda mention: mention.span
    )
    if not mentions:
        return None
    citations = citations_of(mentions, Directive(kind=""), text)
    links = links_of(citations, key, "", 0)
    return Citation(
        citations.cited, links, _several(mentions, links, len(citations.cited)), _impossible(mentions, text)
    )


def _several(mentions: Sequence[Mention], links: Sequence[Link], count: int) -> bool:
    """Tell whether any document stands neither in the title of the first nor in a relation."""
    related = {place for link in links for place in (link.source, link.target)}
    outside = mentions[-1].span.start >= mentions[0].title_end
    return outside and any(place not in related for place in range(1, count))


def _impossible(mentions: Sequence[Mention], text: str) -> str:
    return next((text[one.span.start : one.span.end] for one in mentions if one.impossible), "")
