"""What is kept ready of patterns and of tables says what these say, and it is what reading asks for."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from nhiemvu.facts.kept import NAME, Kept, kept, made_ready, needs_of, packed, unpacked
from nhiemvu.facts.needed import found_needs
from nhiemvu.facts.packaged import Table, _table, kept_tables, packaged_rows, parsed, written_table
from nhiemvu.facts.tables import built

ROOT = Path(__file__).resolve().parents[2]
#: The file is written for the version of Python that the project is built with; another one compiles as it reads.
pytestmark = pytest.mark.skipif(not kept().codes, reason=f"there is no {NAME}")


def test_kept_patterns_are_those_that_python_compiles() -> None:
    """The code of each is what `re.compile` makes of its words: flags, groups and names, too."""
    for words in kept().codes:
        made, compiled = made_ready(words), re.compile(words)
        assert made == compiled, words
        assert (made.flags, made.groups, made.groupindex) == (compiled.flags, compiled.groups, compiled.groupindex)


def test_kept_needs_are_those_that_the_patterns_have() -> None:
    """Nothing else than the pattern itself tells which words it needs."""
    for words, needs in kept().needs.items():
        assert needs == found_needs(words), words


def test_kept_words_are_those_that_are_built() -> None:
    """What a pattern says is built of phrases and of other words, whether it is kept or not."""
    for parts, words in kept().built.items():
        assert words == built(parts), parts


def test_the_file_holds_what_reading_asks_for() -> None:
    """Whoever changes a fact keeps the patterns anew: python -m tools.keep_patterns."""
    command = [sys.executable, "-m", "tools.keep_patterns", "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0, "run: make patterns"


@pytest.mark.parametrize("name", ["issuers", "deadlines", "verbs", "names"])
def test_tables_are_kept_as_they_are_parsed(name: str) -> None:
    """The large ones are among them, with all their entries and parts."""
    assert kept_tables()[name].table() == parsed(written_table(name))


def test_a_table_whose_file_has_changed_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept of a file says nothing of another one."""
    written = b'[parts]\nday = "ng\xc3\xa0y"\n[[entry]]\npattern = "{day} sau"\nphrases = ["sau"]\n'
    table = parsed(written)
    assert table == Table(({"pattern": "(?:ngày) sau", "phrases": ("sau",)},), {"day": "ngày"})
    monkeypatch.setattr("nhiemvu.facts.packaged.written_table", lambda name: written if name == "verbs" else b"")
    _table.cache_clear()
    try:
        assert packaged_rows("verbs") == table.rows
    finally:
        _table.cache_clear()


def test_other_patterns_are_compiled() -> None:
    """An office's own words are in no file."""
    assert made_ready(r"(?P<own>mẫu \d+)(?!\w)").fullmatch("mẫu 12")
    assert needs_of("một mẫu riêng", found_needs) == (("một mẫu riêng",),)


def test_a_file_for_another_engine_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code runs in the engine that it was made for, and in no other."""
    held = Kept({}, {"mẫu": (("mẫu",),)})
    assert unpacked(packed(held)) == held
    data = packed(held)
    monkeypatch.setattr("nhiemvu.facts.kept.ENGINE", (0, 4, sys.byteorder))
    assert unpacked(data) == Kept()
