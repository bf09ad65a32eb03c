"""How a page of two languages writes words, numbers, shares and days."""

from datetime import date

from nhiemvu.domain.counts import Rate
from nhiemvu.domain.language import Language, Text
from nhiemvu.domain.periods import PeriodKind, parse_period
from nhiemvu.domain.values import dataclass
from nhiemvu.writing.figures import number_words, percent_words

#: Thousands and decimals in Vietnamese and in English: 21.914 and 98,63; 21,914 and 98.63.
SWAPPED = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Speech:
    """A page's language."""

    language: Language

    def say(self, vi: str, en: str) -> str:
        """Return one of two texts."""
        return en if self.language == "en" else vi

    def text(self, text: Text) -> str:
        """Return a text in the language."""
        return text.of(self.language)

    def number(self, number: int) -> str:
        """Return a number: "1.234", in English "1,234"."""
        return self._written(number_words(number))

    def percent(self, rate: Rate) -> str:
        """Return a share: "98,63%", in English "98.63%"; "-" of nothing."""
        return self._written(percent_words(rate))

    def day(self, day: date | None) -> str:
        """Return a day: "30/06/2026"; "" for none."""
        return f"{day:%d/%m/%Y}" if day else ""

    def days(self, number: int) -> str:
        """Return a number of days: "5 ngày"."""
        return self.say(f"{self.number(number)} ngày", f"{self.number(number)} {'day' if number == 1 else 'days'}")

    def tasks(self, number: int) -> str:
        """Return a number of tasks: "5 nhiệm vụ"."""
        return self.say(
            f"{self.number(number)} nhiệm vụ", f"{self.number(number)} {'task' if number == 1 else 'tasks'}"
        )

    def period(self, code: str) -> str:
        """Return the name of a period: "quý II năm 2026", in English its code."""
        return self.say(parse_period(code).name, code)

    def short_period(self, code: str) -> str:
        """Return a name of a period for a chart: "Q2/26", "T5/26", "2026"."""
        period = parse_period(code)
        year = f"{period.year % 100:02d}"
        names = {
            PeriodKind.MONTH: self.say(f"T{period.number}/{year}", f"M{period.number}/{year}"),
            PeriodKind.QUARTER: f"Q{period.number}/{year}",
            PeriodKind.HALF: self.say(f"6T{period.number}/{year}", f"H{period.number}/{year}"),
            PeriodKind.NINE_MONTHS: self.say(f"9T/{year}", f"9M/{year}"),
            PeriodKind.YEAR: str(period.year),
        }
        return names[period.kind]

    def _written(self, figures: str) -> str:
        return figures.translate(SWAPPED) if self.language == "en" else figures
