"""What stands around a letter: what the office has said of itself, else what its last report has."""

from datetime import date

from nhiemvu.domain.periods import PeriodKind, period_of
from nhiemvu.domain.symbols import System
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.layouts import Layout, layout_for, layout_named
from nhiemvu.store.directives import get_directive
from nhiemvu.store.reports import latest_outline
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.usecases.report_frame import GAPS, OfficeWords, frame_of, office_words
from nhiemvu.writing.frame import Frame, open_letter_symbol

#: What of an office's recipients stands in each of its letters: who keeps the office's own copy.
KEPT = "Lưu"
#: What a letter has no need of: to whom it goes is its own matter.
NOT_NEEDED = frozenset({"recipient"})


@dataclass(frozen=True, slots=True)
class LetterOffice:
    """The office that writes letters, by one rule book."""

    words: OfficeWords
    layout: Layout

    @property
    def name(self) -> str:
        """Who writes, as a sentence says it."""
        return self.words.subject or GAPS["office"]

    @property
    def symbol(self) -> str:
        """The symbol of a letter without its number."""
        return open_letter_symbol(self.layout, self.words.abbreviation or GAPS["abbreviation"])

    @property
    def lacking(self) -> tuple[str, ...]:
        """The options of `init` that would fill what a letter leaves open."""
        return tuple(option for option in self.words.lacking(self.layout) if option not in NOT_NEEDED)

    def frame(self, subject: str, addressees: tuple[str, ...], copied: tuple[str, ...], day: date) -> Frame:
        """Return the frame of a letter that is written on a day; its number and day are left open."""
        kept = (name for name in self.words.recipients if name.startswith(KEPT))
        return replace(
            frame_of(self.words, self.layout, "", day),
            symbol=self.symbol,
            subject=subject,
            addressees=addressees,
            recipients=(*copied, *kept),
        )


def letter_office(session: Session, day: date, layout: str | None) -> LetterOffice:
    """Return the office as it writes on a day, by the rule book of that name, else by the one that holds for it."""
    settings = read_settings(session)
    rules = layout_named(layout) if layout else None
    rules = rules or layout_for(System(settings.get("system", System.PARTY)), day)
    held = latest_outline(session, None, period_of(PeriodKind.MONTH, day).next())
    last = get_directive(session, held.document_id) if held else None
    return LetterOffice(office_words(settings, last, held.text if held else ""), rules)
