"""What a check of a document's form finds: each fault with its place and how grave it is."""

from enum import StrEnum

from nhiemvu.domain.language import Text
from nhiemvu.domain.values import dataclass


class Severity(StrEnum):
    """How grave a finding is."""

    #: The rule book is broken.
    WRONG = "wrong"
    #: A person should look: the rule book leaves room, or the program cannot be sure.
    DOUBTFUL = "doubtful"


class FindingCode(StrEnum):
    """Kinds of findings; what each means stands in the table of facts `findings`."""

    PAPER = "paper"
    MARGIN = "margin"
    PAGE_NUMBER_MISSING = "page_number_missing"
    PAGE_NUMBER_FIRST = "page_number_first"
    PAGE_NUMBER_PLACE = "page_number_place"
    PAGE_NUMBER_LETTERS = "page_number_letters"
    TABLE_WIDE = "table_wide"
    FONT = "font"
    SIZE = "size"
    SIZE_MIXED = "size_mixed"
    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    CAPITALS = "capitals"
    ALIGN = "align"
    LINE_SPACING = "line_spacing"
    PARAGRAPH_SPACING = "paragraph_spacing"
    FIRST_LINE = "first_line"
    MISSING = "missing"
    ORDER = "order"
    SIDE = "side"
    RULE = "rule"
    NATION = "nation"
    MOTTO = "motto"
    SYMBOL_FORM = "symbol_form"
    SYMBOL_ZERO = "symbol_zero"
    SYMBOL_KIND = "symbol_kind"
    SYMBOL_YEAR = "symbol_year"
    SYMBOL_BLANK = "symbol_blank"
    DATE_FORM = "date_form"
    DATE_ZERO = "date_zero"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_BLANK = "date_blank"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    SUBTITLE_CASE = "subtitle_case"
    BASIS = "basis"
    OFFICE_ENDED = "office_ended"
    LABEL_FORM = "label_form"
    LABEL_MISSING = "label_missing"
    LABEL_REPEATED = "label_repeated"
    AUTHORITY = "authority"
    POSITION = "position"
    SIGNER = "signer"
    RECIPIENT_FORM = "recipient_form"
    RECIPIENT_END = "recipient_end"
    ARCHIVE = "archive"
    FULL_STOP = "full_stop"
    GAP = "gap"
    NOT_COMPOSED = "not_composed"
    SPACES = "spaces"
    CITATION_COMMA = "citation_comma"
    CITATION_DATE = "citation_date"
    TOTALS = "totals"
    DAMAGED = "damaged"
    NOTE_MARK = "note_mark"
    RECORD_DIFFERS = "record_differs"
    RECORD_REPLACED = "record_replaced"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is."""

    #: What of the page: "lề trái", "số, ký hiệu", "đoạn 12".
    name: Text
    #: Number of the paragraph among those with words, 0 where it is not about one.
    paragraph: int = 0
    #: The first words of the paragraph.
    words: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What one rule found."""

    code: FindingCode
    message: Text
    place: Place
    #: Where it is not that of the code.
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault as it is shown."""

    code: FindingCode
    severity: Severity
    message: Text
    place: Place
    #: The rule that is broken: "Hướng dẫn 05-HD/VPTW, lề trang".
    source: Text
