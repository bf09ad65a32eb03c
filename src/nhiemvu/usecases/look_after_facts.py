"""Look at the office's own facts, check them, and add to them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nhiemvu.documents.files import write_whole
from nhiemvu.domain.errors import NotFound, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.own_files import OWN_FOLDER
from nhiemvu.domain.text import matching_key
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.office import TABLES, BadOfficeFacts, OfficeEntry, OfficeFault, read_entries
from nhiemvu.facts.packaged import packaged_rows

#: What a new file begins with.
HEAD = """# Từ ngữ riêng của cơ quan, dùng thêm với những gì chương trình đã nhận ra khi đọc văn bản.
# Cách ghi: xem docs/doc-van-ban.md. Kiểm tra sau khi sửa bằng: nhiemvu facts check
"""
#: Keys that hold the words themselves; the others say what they are for.
WORDS = ("phrases", "head", "pattern", "name", "before", "between")
PATTERNS = frozenset({"pattern", "before", "between"})
#: Keys that are not shown in lists.
ASIDE = frozenset({"source", "examples", "expects"})


class UnknownTable(NotFound):
    """No table of facts has this name."""

    def __init__(self, name: str) -> None:
        known = ", ".join(TABLES)
        super().__init__(
            Text(f"Không có bảng “{name}”.", f"There is no table “{name}”."),
            Text(f"Các bảng: {known}.", f"Tables: {known}."),
        )


class FactNeeds(UsageFault):
    """An entry of this kind needs an option that was not given."""

    def __init__(self, kind: str, option: str) -> None:
        super().__init__(
            Text(f"“{kind}” cần thêm {option}.", f"“{kind}” needs {option}."),
            Text("Xem cách dùng: nhiemvu facts add --help", "See the usage: nhiemvu facts add --help"),
        )


class FactTakesNot(UsageFault):
    """An option was given that this kind of entry has no use for."""

    def __init__(self, kind: str, option: str) -> None:
        super().__init__(
            Text(f"“{kind}” không dùng {option}.", f"“{kind}” takes no {option}."),
            Text("Xem cách dùng: nhiemvu facts add --help", "See the usage: nhiemvu facts add --help"),
        )


class FactRefused(UsageFault):
    """What was to be added cannot be used."""

    def __init__(self, reason: Text) -> None:
        super().__init__(
            Text(f"Không thêm được: {reason.vi}.", f"Not added: {reason.en}."),
            Text("Chưa ghi gì. Sửa lại rồi chạy lại lệnh.", "Nothing was written. Correct it and run again."),
        )


@dataclass(frozen=True, slots=True)
class KindOfFact:
    """What a clerk may add by a command."""

    table: str
    #: The key that holds the words.
    words: str
    #: The key that an option fills, for options that must be given.
    needed: Mapping[str, str]
    #: What every such entry has.
    fixed: Mapping[str, object]
    optional: Mapping[str, str]


KINDS: Mapping[str, KindOfFact] = {
    "heading": KindOfFact("headings", "phrases", {"section": "section"}, {}, {}),
    "unit": KindOfFact("issuers", "head", {}, {}, {}),
    "verb": KindOfFact("verbs", "phrases", {"group": "name"}, {}, {}),
    "deadline": KindOfFact("deadlines", "phrases", {}, {"rule": "none"}, {"rule": "rule"}),
    "lead-in": KindOfFact("leadins", "phrases", {}, {}, {}),
    "closing": KindOfFact("closings", "phrases", {}, {"name": "closing"}, {}),
    "cadence": KindOfFact("cadences", "phrases", {"cadence": "cadence"}, {}, {}),
    "kind": KindOfFact("kinds", "name", {"code": "code"}, {"systems": ["party", "state"]}, {}),
}


@dataclass(frozen=True, slots=True)
class ListedFact:
    """One entry as a list shows it."""

    table: str
    #: The line of the office's file; None for a packaged entry.
    line: int | None
    words: str
    #: What the words are for: section = tasks.
    use: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AddedFact:
    """What adding an entry came to."""

    file: Path
    #: Whether the words were known for this use before; nothing was written then.
    known: bool
    #: The entry as written.
    text: str


def list_facts(file: Path, table: str | None) -> list[ListedFact]:
    """Return the office's entries, or those of one table with the packaged ones after them.

    Raises UnknownTable, BadOfficeFacts.
    """
    if table is not None and table not in TABLES:
        raise UnknownTable(table)
    own = [entry for entry in _entries(file) if table in {None, entry.table}]
    packaged = packaged_rows(table) if table else ()
    return [_listed(entry.table, entry.line, entry.values) for entry in own] + [
        _listed(table, None, row) for row in packaged if table
    ]


def _listed(table: str, line: int | None, values: Mapping[str, Any]) -> ListedFact:
    key = next((name for name in WORDS if name in values), "")
    # A pattern is no reading for a clerk; what it finds is.
    shown = values.get("examples") if key in PATTERNS else None
    use = ", ".join(
        f"{name} = {_plain(value)}" for name, value in values.items() if name not in ASIDE and name != key and value
    )
    return ListedFact(table, line, _plain(shown or values.get(key, "")), use, values)


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(str(one) for one in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def check_facts(file: Path) -> tuple[int, list[OfficeFault]]:
    """Return how many entries the office's file has, and what is wrong in it by line."""
    entries, faults = read_entries(_content(file))
    return len(entries), faults


def add_fact(
    file: Path, kind: str, words: str, options: Mapping[str, str], *, examples: Sequence[str], source: str | None
) -> AddedFact:
    """Add an entry to the office's file, which is made where it is missing.

    Raises FactNeeds, FactTakesNot, FactRefused, BadOfficeFacts where the file has faults already, and the faults of
    writing.
    """
    table, values = _entry(kind, words, options)
    values |= {"examples": list(examples)} if examples else {}
    values |= {"source": source} if source else {}
    text = _as_toml(table, values)
    if _is_known(file, table, values):
        return AddedFact(file, known=True, text=text)
    held = _content(file) or HEAD.encode()
    after = held.rstrip(b"\r\n") + b"\n\n" + text.encode()
    if faults := read_entries(after)[1]:
        raise FactRefused(_by_option(kind, faults[0].message))
    file.parent.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
    write_whole(file, after)
    return AddedFact(file, known=False, text=text)


def _entry(kind: str, words: str, options: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    wanted = KINDS[kind]
    for option in wanted.needed:
        if option not in options:
            raise FactNeeds(kind, f"--{option}")
    keys = {**wanted.needed, **wanted.optional}
    for option in options:
        if option not in keys:
            raise FactTakesNot(kind, f"--{option}")
    values = {**wanted.fixed, **{keys[option]: value for option, value in options.items()}}
    values[wanted.words] = [words] if wanted.words == "phrases" else words
    if wanted.table == "kinds":
        values["symbol_codes"] = [values["code"]]
    return wanted.table, values


def _by_option(kind: str, fault: Text) -> Text:
    """Return what is wrong with a key of an entry, told of the option that filled it."""
    for option, key in {**KINDS[kind].needed, **KINDS[kind].optional}.items():
        if fault.vi.startswith(f"{key} ") and fault.en.startswith(f"{key} "):
            return Text(f"--{option}{fault.vi.removeprefix(key)}", f"--{option}{fault.en.removeprefix(key)}")
    return fault


def _is_known(file: Path, table: str, values: Mapping[str, Any]) -> bool:
    """Tell whether an entry finds the same words for the same use."""
    rows = [entry.values for entry in _entries(file) if entry.table == table]
    use = {key: value for key, value in values.items() if key not in ASIDE and key not in {"phrases", "head"}}
    wanted = {matching_key(word) for word in _words(values)}
    return any(
        wanted <= {matching_key(word) for word in _words(row)} and all(row.get(key) == use[key] for key in use)
        for row in (*rows, *packaged_rows(table))
    )


def _words(values: Mapping[str, Any]) -> list[str]:
    return [*values.get("phrases", ()), *([values["head"]] if "head" in values else [])]


def _entries(file: Path) -> list[OfficeEntry]:
    entries, faults = read_entries(_content(file))
    if faults:
        raise BadOfficeFacts(file, faults)
    return entries


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _as_toml(table: str, values: Mapping[str, Any]) -> str:
    # What JSON writes of texts, lists and yes or no is TOML, too.
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return "\n".join([f"[[{table}]]", *lines]) + "\n"
