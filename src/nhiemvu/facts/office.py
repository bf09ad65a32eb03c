"""The office's own facts: one TOML file beside its database, in the form of the packaged tables.

An entry stands under the name of its table, `[[headings]]`, with the keys that packaged entries have. `source` and
`examples` may be left out, and `phrases = [...]` may stand where packaged entries have a pattern. The office's entries
come before the packaged ones. The file is checked whole before any of it is used; its text is taken as NFC.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.language import Text
from nhiemvu.domain.system_reasons import system_reason
from nhiemvu.domain.text import nfc
from nhiemvu.facts.assessments import Assessment
from nhiemvu.facts.cadences import CadenceFact
from nhiemvu.facts.captions import CaptionFact
from nhiemvu.facts.choice import chosen_file, remembered
from nhiemvu.facts.citing import CitingWords
from nhiemvu.facts.closings import Closing
from nhiemvu.facts.columns import Column
from nhiemvu.facts.deadlines import DeadlineFact
from nhiemvu.facts.done_forms import DoneForm
from nhiemvu.facts.endings import Ending
from nhiemvu.facts.form_answers import FormAnswerFact
from nhiemvu.facts.headings import HeadingFact
from nhiemvu.facts.issuers import Issuer
from nhiemvu.facts.kinds import Kind
from nhiemvu.facts.leadins import LeadIn
from nhiemvu.facts.lines import LineFact
from nhiemvu.facts.named_dates import NamedDateFact
from nhiemvu.facts.names import NameWords
from nhiemvu.facts.office_checks import entry_faults, whole_entry
from nhiemvu.facts.office_lines import Lines
from nhiemvu.facts.periods import PeriodFact
from nhiemvu.facts.relations import RelationFact
from nhiemvu.facts.spellings import SpellingFact
from nhiemvu.facts.tables import Fact
from nhiemvu.facts.titles import TitleFact
from nhiemvu.facts.unfinished import UnfinishedFact
from nhiemvu.facts.verbs import VerbGroup

#: The tables that an office may add to. Forms of labels are none: what they count is a rule, not a word.
TABLES: Mapping[str, type[Fact]] = {
    "assessments": Assessment,
    "cadences": CadenceFact,
    "captions": CaptionFact,
    "citing": CitingWords,
    "closings": Closing,
    "columns": Column,
    "deadlines": DeadlineFact,
    "done_forms": DoneForm,
    "endings": Ending,
    "form_answers": FormAnswerFact,
    "headings": HeadingFact,
    "issuers": Issuer,
    "kinds": Kind,
    "leadins": LeadIn,
    "lines": LineFact,
    "named_dates": NamedDateFact,
    "names": NameWords,
    "periods": PeriodFact,
    "relations": RelationFact,
    "spellings": SpellingFact,
    "titles": TitleFact,
    "unfinished": UnfinishedFact,
    "verbs": VerbGroup,
}
#: Invalid value (at line 3, column 5)
PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True, order=True)
class OfficeFault:
    """What is wrong in one line of the file."""

    line: int
    message: Text


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """One entry as the file has it."""

    table: str
    line: int
    values: Mapping[str, Any]


class BadOfficeFacts(NhiemvuError):
    """The file of the office's own facts holds what cannot be used."""

    def __init__(self, file: Path, faults: Sequence[OfficeFault]) -> None:
        vi = "; ".join(f"dòng {fault.line}: {fault.message.vi}" for fault in faults)
        en = "; ".join(f"line {fault.line}: {fault.message.en}" for fault in faults)
        super().__init__(
            Text(f"Tệp từ ngữ riêng {file.name}: {vi}.", f"The office's own facts, {file.name}: {en}."),
            Text(
                f"Mở {file} bằng Notepad, sửa các dòng đó, rồi thử bằng: nhiemvu facts check",
                f"Open {file} in a text editor, correct those lines, then try: nhiemvu facts check",
            ),
        )


def read_entries(data: bytes) -> tuple[list[OfficeEntry], list[OfficeFault]]:
    """Return the entries of a file in its order, and everything that is wrong in it by line."""
    try:
        text = nfc(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return [], [OfficeFault(line, Text("không phải chữ UTF-8", "is not UTF-8 text"))]
    lines = Lines(text)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [], [_syntax_fault(str(error), text)]
    entries: list[OfficeEntry] = []
    faults: list[OfficeFault] = []
    for name, rows in tables.items():
        if name not in TABLES:
            faults.append(OfficeFault(lines.of_table(name), _unknown_table(name)))
        elif not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            wanted = Text(f"ghi [[{name}]] trên mỗi mục", f"write [[{name}]] above each entry")
            faults.append(OfficeFault(lines.of_table(name), wanted))
        else:
            entries += [OfficeEntry(name, lines.of_entry(name, place), row) for place, row in enumerate(rows)]
            faults += [fault for place, row in enumerate(rows) for fault in _faults(lines, name, place, row)]
    return sorted(entries, key=lambda entry: entry.line), sorted(faults)


def _syntax_fault(reason: str, text: str) -> OfficeFault:
    place = PLACE.search(reason)
    line = int(place[1]) if place and place[1] else text.count("\n") + (not text.endswith("\n"))
    words = PLACE.sub("", reason)
    return OfficeFault(line, Text(f"sai cú pháp TOML, xem lại dấu ngoặc và dấu nháy ({words})", f"is no TOML: {words}"))


def _unknown_table(name: str) -> Text:
    known = ", ".join(TABLES)
    return Text(f"không có bảng “{name}”; các bảng: {known}", f"there is no table “{name}”; tables: {known}")


def _faults(lines: Lines, table: str, place: int, row: Mapping[str, Any]) -> Iterator[OfficeFault]:
    for key, message in entry_faults(TABLES[table], row):
        yield OfficeFault(lines.of_key(table, place, key), message)


@remembered
def _own_entries() -> tuple[OfficeEntry, ...]:
    """Return the entries of the chosen file.

    Raises BadOfficeFacts.
    """
    file = chosen_file()
    if file is None:
        return ()
    try:
        data = file.read_bytes()
    except OSError as error:
        vi, en = system_reason(error)
        raise BadOfficeFacts(
            file, [OfficeFault(1, Text(f"không đọc được ({vi})", f"cannot be read ({en})"))]
        ) from error
    entries, faults = read_entries(data)
    if faults:
        raise BadOfficeFacts(file, faults)
    return tuple(entries)


@remembered
def own_rows(table: str) -> tuple[dict[str, Any], ...]:
    """Return the office's entries of a table, whole as packaged ones are.

    Raises BadOfficeFacts.
    """
    entries = (entry for entry in _own_entries() if entry.table == table)
    return tuple(whole_entry(TABLES[table], entry.values) for entry in entries)
