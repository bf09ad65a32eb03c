"""Tables of facts are read as the standard library reads them, and mostly without it."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from nhiemvu.facts.plain_toml import read_toml

TABLES = sorted(Path(str(files("nhiemvu.facts"))).glob("data/*.toml"))
#: A table in which every line is plain.
PLAIN = '# Names.\n\n[[entry]]\nhead = "Ấp"\nform = \'\\d "x"\'\nplace = true\nsize = [13, 14.5]\nat = -2.5\n'


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_table(table: Path) -> None:
    """What is read faster is the same."""
    text = table.read_text("utf-8")
    assert read_toml(text) == tomllib.loads(text)


def test_the_longest_tables_are_read_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is not plain would slow every command down unseen."""
    monkeypatch.setattr(tomllib, "loads", None)
    for name in ("done_forms", "issuers", "kinds", "looks", "verbs"):
        assert read_toml(next(table for table in TABLES if table.stem == name).read_text("utf-8"))["entry"]


@pytest.mark.parametrize(
    "line",
    [
        r'words = "một \"hai\" \u1ea1"',
        'words = """một\nhai"""',
        "words = '''một'''",
        "day = 2026-02-16",
        'words = ["một", # hai\n"ba"]',
        'pairs = [["một", "hai"], ["ba", "bốn"]]',
        'mixed = ["một", 2]',
        'inside = { words = "một" }',
        'a.b = "một"',
        '"a b" = "một"',
        "numbers = [1,2,]",
        "[a.b]",
        '[[entry]]\nwords = "một"  # hai',
        "empty = []",
        'words = [\n  "một",\n  "hai",\n]',
        "words = [ 'một' , \"hai\" ]",
        "last = 'một'",
    ],
)
def test_other_lines(line: str) -> None:
    """Whatever TOML allows is understood as the library understands it."""
    for text in (f"{PLAIN}{line}\n", f"{line}\n{PLAIN}", f"{PLAIN}{line}"):
        try:
            wanted = tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            with pytest.raises(tomllib.TOMLDecodeError):
                read_toml(text)
        else:
            assert read_toml(text) == wanted


def test_what_is_no_toml() -> None:
    """The library tells what is wrong."""
    with pytest.raises(tomllib.TOMLDecodeError):
        read_toml(f"{PLAIN}words = một\n")
