"""What stands around a report: what the office has said of itself, else what its last report has."""

from datetime import date

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.symbols import parse_symbol
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.layouts import Layout
from nhiemvu.reading.head.casing import in_sentence_case
from nhiemvu.reading.head.surroundings import Surroundings, surroundings_of
from nhiemvu.writing.frame import Frame, open_symbol
from nhiemvu.writing.opening import NO_OFFICE

#: What separates the recipients in their setting.
BETWEEN_RECIPIENTS = "\n"
#: What stands for what is not known, by the option of `init` that fills it.
GAPS = {
    "office": NO_OFFICE,
    "superior": "[cơ quan cấp trên]",
    "abbreviation": "[viết tắt tên cơ quan]",
    "place": "[địa danh]",
    "authority": "[thẩm quyền ký]",
    "position": "[chức vụ]",
    "signer": "[họ và tên]",
    "recipient": "[nơi nhận]",
}
#: How a recipient is marked to whom the report is made.
REPORTED_TO = "(b/c)"


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What is known of the office, "" and () where nothing is."""

    office: str
    superior: str
    #: The same as it stands in a sentence, where the last report has it in capitals.
    superior_in_words: str
    abbreviation: str
    place: str
    authority: str
    position: str
    signer: str
    recipients: tuple[str, ...]
    #: The body that reports: "Ban Thường vụ Đảng ủy".
    subject: str

    def lacking(self, layout: Layout) -> list[str]:
        """Return the options of `init` that would fill what a layout asks for and is not known."""
        known = {
            "office": self.office,
            "superior": self.superior or not layout.names_superior(self.office),
            "abbreviation": self.abbreviation,
            "place": self.place,
            "position": self.position,
            "signer": self.signer,
            "recipient": self.recipients,
        }
        return [option for option, value in known.items() if not value]

    @property
    def addressee(self) -> str:
        """To whom the report is made: the recipients marked "(b/c)", else the office above."""
        marked = [name.removesuffix(REPORTED_TO).strip() for name in self.recipients if name.endswith(REPORTED_TO)]
        return ", ".join(marked) or self.superior_in_words


def office_words(settings: dict[str, str], last: Directive | None, last_text: str) -> OfficeWords:
    """Return what is known of the office by its settings, and where these say nothing by its last report."""
    office = settings.get("office", "")
    around = surroundings_of(last_text, office) if last_text else Surroundings()
    symbol = parse_symbol(last.symbol) if last and last.symbol else None
    recipients = settings.get("recipients", "")
    superior, place = settings.get("superior") or around.upper_office, settings.get("place") or around.place
    return OfficeWords(
        office=office,
        superior=superior,
        superior_in_words=in_sentence_case(superior, last_text, place),
        abbreviation=settings.get("abbreviation") or (symbol.issuer_code if symbol else ""),
        place=place,
        authority=settings.get("authority") or around.authority,
        position=settings.get("position") or around.position,
        signer=settings.get("signer") or (last.signer if last else ""),
        recipients=tuple(recipients.split(BETWEEN_RECIPIENTS)) if recipients else around.recipients,
        subject=(last.issuer if last else "") or office,
    )


def frame_of(words: OfficeWords, layout: Layout, subtitle: str, as_of: date) -> Frame:
    """Return the frame of a report that is drafted on a day; its number and day are left open."""
    return Frame(
        layout=layout,
        upper_office=words.superior or (GAPS["superior"] if layout.names_superior(words.office) else ""),
        office=words.office or GAPS["office"],
        symbol=open_symbol(layout, "BC", words.abbreviation or GAPS["abbreviation"]),
        place=words.place or GAPS["place"],
        issued_on=None,
        drafted_on=as_of,
        subtitle=subtitle,
        authority=words.authority,
        position=words.position or GAPS["position"],
        signer=words.signer or GAPS["signer"],
        recipients=words.recipients or (GAPS["recipient"],),
    )
