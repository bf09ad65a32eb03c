"""Where a template is wrong, and why: its marks are looked at one by one, in the order of the page.

Asked only after the engine has refused a template; what the engine alone can tell is told in its own words.
"""

import re
from collections.abc import Iterator
from html import unescape

from docx.document import Document
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # the library carries no types
from jinja2 import TemplateSyntaxError, meta

from nhiemvu.documents.docx_out.blocks import ATTRIBUTES
from nhiemvu.documents.docx_out.engine import ENGINE, Forbidden
from nhiemvu.documents.docx_out.places import Place, places
from nhiemvu.domain.language import Text
from nhiemvu.domain.text import shorten, squeeze
from nhiemvu.domain.values import dataclass

#: {%p for block in blocks %}, {{r block.runs }}: the opening sign, the letter of what it stands for, the words.
MARK = re.compile(r"\{(?P<sign>[{%])-?(?P<letter>(?:p|r|tr|tc)(?=\s))?(?P<words>.*?)-?[}%]\}", re.DOTALL)
REMARK = re.compile(r"\{#.*?#\}", re.DOTALL)
LEFT_OPEN = re.compile(r"\{[{%#]|[}%#]\}")
#: What must be closed, and by what; what may follow what is open; what stands alone.
CLOSED_BY = {"for": "endfor", "if": "endif"}
OPENED_BY = {"else": ("for", "if"), "elif": ("if",), "endfor": ("for",), "endif": ("if",)}
ALONE = frozenset({"vm", "hm", "colspan", "cellbg"})
#: The letter without which a mark of a block does not stand in the place of what it shows.
LETTERS = {"runs": "r", "xml": "p"}
KNOWN_NAMES = frozenset({"blocks", "loop"})
WORDS_SHOWN = 60
#: What the engine calls the file of a template.
ENGINE_FILE = "<template>"
#: Typographic quotes, which Word types by itself and the engine takes for plain ones.
PLAIN_QUOTES = str.maketrans("“”‘’", "\"\"''")

Fault = tuple[Text, Text]


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that waits for the one that closes it."""

    keyword: str
    written: str
    place: Place
    #: The name that a loop gives, and whether it gives blocks.
    name: str
    over_blocks: bool


def diagnosed(document: Document, file: DocxTemplate, error: Exception) -> Fault:
    """Return place and reason of what made the engine refuse a document; `file` is what it was rendering."""
    found = next(_Marks().faults(document), None)
    if found:
        return found[0].called, found[1]
    words = _words_at(file, error)
    reason = error.reason if isinstance(error, Forbidden) else Text(*[str(error).rstrip(".")] * 2)
    for place, text in places(document):
        if words and words in squeeze(text):
            return place.called, reason
    shown = shorten(words, WORDS_SHOWN)
    return Text(f"dòng “{shown}”", f"the line “{shown}”") if words else Text("thân văn bản", "the body"), reason


class _Marks:
    """The marks of one template, read in their order."""

    def __init__(self) -> None:
        self._engine = ENGINE
        self._waiting: list[_Open] = []
        #: Names that the template itself gives.
        self._given: set[str] = set()

    def faults(self, document: Document) -> Iterator[tuple[Place, Text]]:
        """Yield what is wrong, as far as marks tell by themselves."""
        part = ""
        for place, text in places(document):
            if place.part != part:
                yield from self._left_open()
                part, self._waiting = place.part, []
            without_remarks = REMARK.sub("", text)
            for mark in MARK.finditer(without_remarks):
                for reason in self._value(mark) if mark["sign"] == "{" else self._command(mark, place):
                    yield place, reason
            if left := LEFT_OPEN.search(MARK.sub("", without_remarks)):
                words = _shown(text)
                yield (
                    place,
                    Text(f"dấu {left[0]} chưa đủ đôi trong “{words}”", f"{left[0]} has no partner in “{words}”"),
                )
        yield from self._left_open()

    def _value(self, mark: re.Match[str]) -> Iterator[Text]:
        """Yield what is wrong with "{{ ... }}"."""
        written, words = _shown(mark[0]), _words(mark)
        attribute = words.rpartition(".")[2]
        if mark["letter"] != LETTERS.get(attribute, mark["letter"]):
            right = f"{{{{{LETTERS[attribute]} {words} }}}}"
            yield Text(f"“{written}” phải ghi là “{right}”", f"“{written}” is to be written “{right}”")
        yield from self._expression(f"{{{{ {words} }}}}", written)

    def _command(self, mark: re.Match[str], place: Place) -> Iterator[Text]:
        """Yield what is wrong with "{% ... %}"."""
        written, words = _shown(mark[0]), _words(mark)
        keyword, _, rest = words.partition(" ")
        if keyword in CLOSED_BY:
            name = rest.partition(" in ")[0].strip() if keyword == "for" else ""
            yield from self._expression(f"{{% {words} %}}{{% {CLOSED_BY[keyword]} %}}", written, name)
            self._waiting.append(_Open(keyword, written, place, name, over_blocks=rest.endswith(" in blocks")))
        elif keyword in OPENED_BY:
            if not self._waiting or self._waiting[-1].keyword not in OPENED_BY[keyword]:
                yield Text(f"“{written}” không có phần mở đi trước", f"nothing is open before “{written}”")
            elif keyword in CLOSED_BY.values():
                self._waiting.pop()
            elif rest:
                yield from self._expression(f"{{% if {rest} %}}{{% endif %}}", written)
        elif keyword == "set":
            self._given.add(rest.partition("=")[0].strip())
            yield from self._expression(f"{{% {words} %}}", written)
        elif keyword not in ALONE:
            yield Text(f"không hiểu lệnh “{written}”", f"“{written}” is no command")

    def _expression(self, snippet: str, written: str, name: str = "") -> Iterator[Text]:
        """Yield what is wrong with the words of a mark, which give a name of their own where they begin a loop."""
        try:
            names = meta.find_undeclared_variables(self._engine.parse(snippet))
        except TemplateSyntaxError:
            yield Text(f"không hiểu “{written}”", f"“{written}” is not understood")
            return
        for block in (found.name for found in self._waiting if found.over_blocks):
            for attribute in re.findall(rf"\b{re.escape(block)}\.(\w+)", snippet):
                if attribute not in ATTRIBUTES:
                    yield Text(
                        f"trong “{written}”, “{block}” không có “{attribute}”, chỉ có {', '.join(ATTRIBUTES)}",
                        f"in “{written}”, “{block}” has no “{attribute}”, only {', '.join(ATTRIBUTES)}",
                    )
        known = KNOWN_NAMES | self._given | {found.name for found in self._waiting} | {name} | set(self._engine.globals)
        for unknown in sorted(names - known):
            yield Text(
                f"mẫu không có giá trị nào tên “{unknown}” (trong “{written}”)",
                f"there is no value named “{unknown}” (in “{written}”)",
            )

    def _left_open(self) -> Iterator[tuple[Place, Text]]:
        for found in self._waiting:
            end = f"{{% {CLOSED_BY[found.keyword]} %}}"
            reason = Text(
                f"“{found.written}” chưa được đóng bằng “{end}”", f"“{found.written}” is not closed by “{end}”"
            )
            yield found.place, reason


def _words(mark: re.Match[str]) -> str:
    return str(mark["words"]).translate(PLAIN_QUOTES).strip()


def _shown(text: str) -> str:
    return shorten(squeeze(text), WORDS_SHOWN)


def _words_at(file: DocxTemplate, error: Exception) -> str:
    """Return the words of the line of the template where the engine stopped, "" where it does not tell."""
    line = getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == ENGINE_FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    part = file.current_rendering_part
    if not line or part is None:
        return ""
    source = file.get_xml() if part is file.docx.part else file.get_part_xml(part)
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", file.patch_xml(source)).splitlines()
    return squeeze(unescape(re.sub(r"<[^>]+>", "", lines[line - 1]))) if line <= len(lines) else ""
