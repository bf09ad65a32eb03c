"""Tests of an office run on both kinds of database, but those that are about one of them, which say why."""

import ast
from collections import Counter
from collections.abc import Iterator

from tests.support import ROOT

#: How many tests or files of tests are about one kind. One more is to be thought about: what differs is mostly a fault.
KNOWN = Counter(sqlite_only=18)


def marks() -> Iterator[tuple[str, str, list[ast.expr]]]:
    """Yield the place of each such mark, its name, and what it is given."""
    for path in sorted((ROOT / "tests").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        given = {id(node.func): node.args for node in ast.walk(tree) if isinstance(node, ast.Call)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in {"sqlite_only", "postgresql_only"}:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.attr, given.get(id(node), [])


def test_each_says_why() -> None:
    """A mark has a reason of some words."""
    without = [
        place
        for place, _, given in marks()
        if not (len(given) == 1 and isinstance(given[0], ast.Constant) and len(str(given[0].value).split()) > 2)
    ]
    assert without == []


def test_there_are_no_more_than_known() -> None:
    """Whoever adds one counts it here."""
    assert Counter(name for _, name, _ in marks()) == KNOWN
