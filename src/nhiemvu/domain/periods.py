"""Reporting periods: month, quarter, half-year, nine months, year.

Written `2023-M05`, `2023-Q2`, `2023-H1`, `2023-9M`, `2023`; the first and last day of a period both belong to it.
"""

from datetime import date
from enum import StrEnum

from nhiemvu.domain.dates import month_end
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.patterns import pattern
from nhiemvu.domain.text import fold, squeeze
from nhiemvu.domain.values import dataclass

ROMAN = ("I", "II", "III", "IV")


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


#: Months in one period of each kind.
MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}
HIGHEST = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.HALF: 2,
    PeriodKind.NINE_MONTHS: 1,
    PeriodKind.YEAR: 1,
}
#: 2023-Q2, 2023-M05, 2023-H1, 2023-9M, 2023
CODE = pattern(r"(\d{4})(?:-(?:q(\d{1,2})|m(\d{1,2})|h(\d{1,2})|(9)m))?")
#: Q2/2023, quý II năm 2023, tháng 5/2023, 6 tháng đầu năm 2023, 9 tháng năm 2023, năm 2023
WORDS = (
    (PeriodKind.QUARTER, pattern(r"(?:q|quy |qui )(\d{1,2}|iv|i{1,3})(?:\s?[/-]\s?| nam )(\d{4})")),
    (PeriodKind.MONTH, pattern(r"(?:m|thang )(\d{1,2})(?:\s?[/-]\s?| nam )(\d{4})")),
    (PeriodKind.HALF, pattern(r"(?:6|sau) thang (dau|cuoi) nam (\d{4})")),
    (PeriodKind.NINE_MONTHS, pattern(r"(9|chin) thang (?:dau )?nam (\d{4})")),
    (PeriodKind.YEAR, pattern(r"(nam) (\d{4})")),
)
NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "dau": 1, "cuoi": 2}


class BadPeriod(UsageFault):
    """A period that does not exist or cannot be told from what was typed."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Text(f"Không có kỳ “{text}”.", f"There is no period “{text}”."),
            Text(
                "Hãy ghi 2023-Q2 (quý), 2023-M05 (tháng), 2023-H1 (6 tháng), 2023-9M (9 tháng) hoặc 2023 (năm).",
                "Write 2023-Q2, 2023-M05, 2023-H1, 2023-9M or 2023.",
            ),
        )


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period of a calendar year."""

    year: int
    kind: PeriodKind
    #: Which one in its year, from 1; always 1 for nine months and for a year.
    number: int = 1

    def __post_init__(self) -> None:
        """Refuse a period that no calendar has."""
        if not (1900 <= self.year <= 2200 and 1 <= self.number <= HIGHEST[self.kind]):
            raise BadPeriod(f"{self.kind} {self.number}/{self.year}")

    @property
    def code(self) -> str:
        """The written form: 2023-Q2."""
        suffix = {
            PeriodKind.MONTH: f"-M{self.number:02d}",
            PeriodKind.QUARTER: f"-Q{self.number}",
            PeriodKind.HALF: f"-H{self.number}",
            PeriodKind.NINE_MONTHS: "-9M",
            PeriodKind.YEAR: "",
        }
        return f"{self.year}{suffix[self.kind]}"

    @property
    def first_day(self) -> date:
        """The first calendar day."""
        return date(self.year, (self.number - 1) * MONTHS[self.kind] + 1, 1)

    @property
    def last_day(self) -> date:
        """The last calendar day."""
        return month_end(self.year, self.number * MONTHS[self.kind])

    @property
    def name(self) -> str:
        """The name in documents, in lower case: "quý II năm 2023"."""
        return f"{self.short_name} năm {self.year}" if self.kind is not PeriodKind.YEAR else f"năm {self.year}"

    @property
    def short_name(self) -> str:
        """The name without its year: "quý II", "6 tháng đầu"."""
        names = {
            PeriodKind.MONTH: f"tháng {self.number}",
            PeriodKind.QUARTER: f"quý {ROMAN[(self.number - 1) % 4]}",
            PeriodKind.HALF: "6 tháng đầu" if self.number == 1 else "6 tháng cuối",
            PeriodKind.NINE_MONTHS: "9 tháng",
            PeriodKind.YEAR: "năm",
        }
        return names[self.kind]

    def next(self) -> "Period":
        """Return the period that a report of this one plans: after nine months, the fourth quarter."""
        if self.kind is PeriodKind.NINE_MONTHS:
            return Period(self.year, PeriodKind.QUARTER, 4)
        if self.number == HIGHEST[self.kind]:
            return Period(self.year + 1, self.kind)
        return Period(self.year, self.kind, self.number + 1)

    def previous(self) -> "Period":
        """Return the period of the same kind just before this one."""
        if self.number == 1:
            return Period(self.year - 1, self.kind, HIGHEST[self.kind])
        return Period(self.year, self.kind, self.number - 1)


def period_of(kind: PeriodKind, day: date) -> Period:
    """Return the period of a kind that a day lies in; of nine months also for the days behind them."""
    return Period(day.year, kind, min((day.month - 1) // MONTHS[kind] + 1, HIGHEST[kind]))


def parse_period(text: str) -> Period:
    """Return the period that `text` names: a code (2023-Q2), "Q2/2023" or words ("quý II năm 2023").

    Raises BadPeriod for anything else.
    """
    key = fold(text)
    try:
        return _from_code(key) or _from_words(key) or _refuse(text)
    except BadPeriod as error:
        raise BadPeriod(squeeze(text)) from error


def _refuse(text: str) -> Period:
    raise BadPeriod(squeeze(text))


def _from_code(key: str) -> Period | None:
    match = CODE.fullmatch(key)
    if not match:
        return None
    year, quarter, month, half, nine = match.groups()
    for kind, number in ((PeriodKind.QUARTER, quarter), (PeriodKind.MONTH, month), (PeriodKind.HALF, half)):
        if number:
            return Period(int(year), kind, int(number))
    return Period(int(year), PeriodKind.NINE_MONTHS if nine else PeriodKind.YEAR)


def _from_words(key: str) -> Period | None:
    for kind, words in WORDS:
        if match := words.fullmatch(key):
            only_one = HIGHEST[kind] == 1
            return Period(int(match[2]), kind, 1 if only_one else NUMBERS.get(match[1]) or int(match[1]))
    return None
