"""Keep the patterns of reading and the tables of facts ready, for the version of Python that runs this.

    python -m tools.keep_patterns [--check]

The composed documents of the tests are read, and every pattern that is asked for is kept as code, with those of all
forms of deadlines: src/nhiemvu/facts/patterns.*.bin. Tables are kept as they are parsed: tables.*.bin beside it.
`--check` changes nothing and fails where a file is not what it should be.
"""

import sys
import zlib
from array import array
from collections.abc import Mapping
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]  # no public way leads to the code of a pattern

from nhiemvu import facts
from nhiemvu.documents.text_in import read_text
from nhiemvu.facts import packaged
from nhiemvu.facts.deadlines import deadline_facts
from nhiemvu.facts.kept import NAME, UNIT, Code, Kept, asked_for, kept, packed
from nhiemvu.facts.needed import found_needs
from nhiemvu.facts.tables import built
from nhiemvu.reading.report import read_report
from tests.composed.plain import typed
from tests.composed.source import composed_documents

FILE = Path(facts.__file__).with_name(NAME)
TABLES = FILE.with_name(packaged.NAME)


def main(arguments: list[str]) -> int:
    """Keep, write or check, and return the exit code."""
    found = wanted()
    tables = packaged.packed(sorted(file.stem for file in (FILE.parent / "data").glob("*.toml")))
    are_kept = _parsed(packaged.kept_tables()) == _parsed(packaged.unpacked(tables))
    if "--check" in arguments:
        return int(not are_kept or _plain(kept()) != _plain(found))
    FILE.write_bytes(packed(found))
    print(f"{FILE.name}: {len(found.codes)} patterns, {FILE.stat().st_size:,} bytes")
    if not are_kept:
        # The same tables may be packed in several ways.
        TABLES.write_bytes(tables)
    print(f"{TABLES.name}: {len(packaged.unpacked(tables))} tables, {len(tables):,} bytes")
    return 0


def wanted() -> Kept:
    """Return what the file is to hold."""
    for document in composed_documents():
        read_report(read_text(typed(document).encode(), document.name))
    for fact in deadline_facts():
        fact.finder.search("")
    asked = asked_for()
    return Kept(
        {words: code_of(words) for words in asked.patterns},
        {words: found_needs(words) for words in asked.needs},
        {parts: built(parts) for parts in asked.built},
    )


def code_of(words: str) -> Code:
    """Return the code of a pattern, as `re.compile` makes it."""
    parts = _parser.parse(words)
    numbers = array(UNIT, _compiler._code(parts, 0))  # noqa: SLF001 what compiles has no public name
    names: list[str | None] = [None] * parts.state.groups
    for name, number in parts.state.groupdict.items():
        names[number] = name
    packed_numbers = zlib.compress(numbers.tobytes(), 9)
    return parts.state.flags, packed_numbers, parts.state.groups - 1, dict(parts.state.groupdict), tuple(names)


def _plain(patterns: Kept) -> Kept:
    """Return it with the numbers of each code as they are: they may be packed in several ways."""
    codes = {words: (code[0], zlib.decompress(code[1]), *code[2:]) for words, code in patterns.codes.items()}
    return Kept(codes, patterns.needs, patterns.built)


def _parsed(tables: Mapping[str, packaged.KeptTable]) -> dict[str, tuple[bytes, packaged.Table]]:
    """Return tables as they are parsed, each with what its file is known by."""
    return {name: (kept.seal, kept.table()) for name, kept in tables.items()}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
