"""Patterns made ready ahead: what Python's compiler makes of the regular expressions that reading asks for, in a file.

To compile some three hundred patterns takes longer than to read a short document. The file holds their code for one
version of Python, as .pyc files do, and the words that each pattern needs (`needed`). What is not in it, such as a
pattern with an office's own words, is compiled when it is asked for. `python -m tools.keep_patterns` writes the file.
"""

import _sre  # type: ignore[import-not-found]  # no public way leads from code to a pattern
import marshal
import re
import sys
import zlib
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TypeAlias

#: The flags of a pattern, its code (whole numbers, packed), the number of its groups, their numbers, their names.
Code: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
#: Sets of words, as `needed.all_needed_words` gives them.
Needs: TypeAlias = tuple[tuple[str, ...], ...]
#: The file for this version of Python: patterns.cpython-311.bin.
NAME = f"patterns.{sys.implementation.cache_tag}.bin"
#: What must be the same where code is made and where it runs.
ENGINE = (_sre.MAGIC, _sre.CODESIZE, sys.byteorder)
#: A whole number of the code.
UNIT = "I"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of patterns, by their words."""

    codes: Mapping[str, Code] = field(default_factory=dict)
    needs: Mapping[str, Needs] = field(default_factory=dict)
    #: The words of patterns that are built, by what they are built of (`tables`).
    built: Mapping[str, str] = field(default_factory=dict)


@cache
def kept() -> Kept:
    """Return what the file holds; nothing where there is none for this engine."""
    file = files("nhiemvu.facts").joinpath(NAME)
    return unpacked(file.read_bytes()) if file.is_file() else Kept()


def unpacked(data: bytes) -> Kept:
    """Return what the bytes of a file hold; nothing where it is for another engine."""
    # It comes with the program, as its .pyc files do.
    engine, *held = marshal.loads(data)  # noqa: S302
    return Kept(*held) if engine == ENGINE else Kept()


def packed(patterns: Kept) -> bytes:
    """Return the bytes of a file."""
    return marshal.dumps((ENGINE, dict(patterns.codes), dict(patterns.needs), dict(patterns.built)))


class _Asked:
    """What this process asked for, by the words of the pattern."""

    patterns: dict[str, re.Pattern[str]] = {}  # noqa: RUF012 one process
    needs: dict[str, Needs] = {}  # noqa: RUF012 one process
    built: dict[str, str] = {}  # noqa: RUF012 one process


def made_ready(words: str) -> re.Pattern[str]:
    """Return a regular expression made ready, by its code where that is kept."""
    made = _Asked.patterns.get(words)
    if made is None:
        code = kept().codes.get(words)
        made = _Asked.patterns[words] = re.compile(words) if code is None else _of_code(words, code)
    return made


def _of_code(words: str, code: Code) -> re.Pattern[str]:
    flags, numbers, *groups = code
    made: re.Pattern[str] = _sre.compile(words, flags, array(UNIT, zlib.decompress(numbers)).tolist(), *groups)
    return made


def needs_of(words: str, find: Callable[[str], Needs]) -> Needs:
    """Return what a pattern needs, found by `find` where it is not kept."""
    needs = _Asked.needs.get(words)
    if needs is None:
        held = kept().needs.get(words)
        needs = _Asked.needs[words] = find(words) if held is None else held
    return needs


def built_of(parts: str, build: Callable[[str], str]) -> str:
    """Return the words of the pattern that `build` makes of parts, where it is not kept."""
    words = _Asked.built.get(parts)
    if words is None:
        held = kept().built.get(parts)
        words = _Asked.built[parts] = build(parts) if held is None else held
    return words


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What a process asked for, in order: words of patterns, of those whose needs, and what patterns are built of."""

    patterns: list[str]
    needs: list[str]
    built: list[str]


def asked_for() -> AskedFor:
    """Return what this process asked for."""
    return AskedFor(sorted(_Asked.patterns), sorted(_Asked.needs), sorted(_Asked.built))
