"""Each command has help in both languages, an example, two names, a place in the documents and a bad-input test."""

import ast
import re
import shlex
from collections.abc import Iterator

import pytest

from nhiemvu.cli.table import COMMANDS, Entry, find_entry
from nhiemvu.domain.language import Language
from tests.house.english import is_english
from tests.support import ROOT
from tools.build_cli_docs import Page, anchor, described, every_entry, named

PATHS = list(every_entry())
LEAVES = [path for path in PATHS if not path[-1].children]

each_path = pytest.mark.parametrize("path", PATHS, ids=named)
each_leaf = pytest.mark.parametrize("path", LEAVES, ids=named)


@pytest.fixture(scope="module")
def pages() -> dict[Language, dict[str, Page]]:
    """Return every command's help in each language."""
    return {"vi": described("vi"), "en": described("en")}


def command_of(words: list[str]) -> str:
    """Return the English name of the command that words begin with, or "" where they begin with none."""
    entries: tuple[Entry, ...] = COMMANDS
    path: list[Entry] = []
    for word in words:
        entry = find_entry(entries, word)
        if entry is None:
            break
        path.append(entry)
        entries = entry.children
    return named(tuple(path)) if path and not path[-1].children else ""


def bad_inputs(source: str) -> Iterator[list[str]]:
    """Yield the words of every bad input that a test file holds.

    These are the rows of tables `CASES` (name, exit code, words, what is said), and calls with an exit code that is
    not 0: `office("edit", 1, "--text", " ", code=2)`, `refused(office, 2, "edit", 1)`.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Tuple) and len(node.elts) >= 3:
            _, code, words, *_ = node.elts
            if isinstance(words, ast.List) and is_failure(code):
                yield leading_words(words.elts)
        elif isinstance(node, ast.Call):
            if any(keyword.arg == "code" and is_failure(keyword.value) for keyword in node.keywords):
                yield leading_words(node.args)
            elif isinstance(node.func, ast.Name) and node.func.id == "refused" and any(map(is_failure, node.args[1:2])):
                yield leading_words(node.args[2:])


def is_failure(node: ast.expr) -> bool:
    """Tell whether a node is an exit code that is not 0."""
    return isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value > 0


def leading_words(nodes: list[ast.expr]) -> list[str]:
    """Return the words that nodes begin with: those of a command."""
    words = []
    for node in nodes:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            break
        words.append(node.value)
    return words


REFUSED = {
    command_of(words)
    for file in sorted((ROOT / "tests" / "cli").glob("test_*.py"))
    for words in bad_inputs(file.read_text(encoding="utf-8"))
}


@each_path
def test_its_help_is_in_both_languages(path: tuple[Entry, ...], pages: dict[Language, dict[str, Page]]) -> None:
    """The line in lists and the sentence on its page differ by language, and the English ones are English."""
    vietnamese, english = pages["vi"][named(path)], pages["en"][named(path)]
    for vi, en in ((path[-1].help.vi, path[-1].help.en), (vietnamese.help, english.help)):
        assert vi
        assert en
        assert vi != en
        assert is_english(en), en
    assert path[-1].vietnamese
    assert path[-1].vietnamese.isascii()


@each_path
def test_its_options_have_help_in_both_languages(
    path: tuple[Entry, ...], pages: dict[Language, dict[str, Page]]
) -> None:
    """Each option and argument is told in Vietnamese and in English."""
    both = zip(pages["vi"][named(path)].options, pages["en"][named(path)].options, strict=True)
    for vietnamese, english in both:
        assert vietnamese.help, vietnamese.name
        assert english.help, english.name
        assert vietnamese.help != english.help, vietnamese.name
        assert is_english(english.help), english.name


@each_path
def test_its_english_page_is_english(path: tuple[Entry, ...], pages: dict[Language, dict[str, Page]]) -> None:
    """No Vietnamese is left on the page but in the examples, and no line of the text is wider than the screen."""
    text = pages["en"][named(path)].text.partition("\n\nExamples:\n")[0]
    assert is_english(text), text
    assert max(len(line) for line in text.splitlines()) <= 80


@each_leaf
def test_it_has_an_example_that_names_it(path: tuple[Entry, ...], pages: dict[Language, dict[str, Page]]) -> None:
    """Each example types the command itself, in both languages' help."""
    for page in (pages["vi"][named(path)], pages["en"][named(path)]):
        assert page.examples
        for example in page.examples:
            program, *words = shlex.split(example)
            assert program == "nhiemvu"
            assert command_of(words) == named(path), example
            assert example in page.text


@each_path
def test_it_has_a_place_in_the_documents(path: tuple[Entry, ...]) -> None:
    """docs/cli.md has a section of its own for it, and its table leads there."""
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert re.search(rf"^#+ nhiemvu {named(path)}$", text, re.MULTILINE)
    assert f"(#{anchor(path)})" in text


@each_leaf
def test_its_bad_input_is_tested(path: tuple[Entry, ...]) -> None:
    """At least one test types it wrongly and holds the exit code."""
    assert named(path) in REFUSED


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('CASES = [("a name", 3, ["unit", "add", "X", 5], "said")]', [["unit", "add", "X"]]),
        ('CASES = [("a name", 0, ["unit", "add"], "said")]', []),
        ('office("edit", 1, code=2)', [["edit"]]),
        ('office("edit", 1, code=0)', []),
        ('office("edit", 1)', []),
        ('refused(working, 5, "done", 1)', [["done"]]),
    ],
)
def test_bad_inputs_are_found_in_tests(source: str, found: list[list[str]]) -> None:
    """A command that is typed rightly is not taken for one that is refused."""
    assert list(bad_inputs(source)) == found


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["don-vi", "them", "X"], "unit add"),
        (["unit", "add", "X"], "unit add"),
        (["list", "--all"], "list"),
        (["unit"], ""),
        (["nothing"], ""),
        ([], ""),
    ],
)
def test_commands_are_known_by_their_words(words: list[str], name: str) -> None:
    """English and Vietnamese names give the same command; a noun alone is none."""
    assert command_of(words) == name
