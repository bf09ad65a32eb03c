"""Whether an entry of the office's own facts can be used: its keys, their types, its patterns and its examples."""

import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from enum import StrEnum
from typing import Any

from nhiemvu.domain.language import Text, in_quotes
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.deadlines import NEEDED, DeadlineFact, base_group, parts_given
from nhiemvu.facts.packaged import frozen
from nhiemvu.facts.tables import Fact, WrittenPattern, any_of, compiled

#: What an entry of the office may leave out, beside what has a default of its own.
LEFT_OUT: Mapping[str, object] = {
    "source": "cơ quan tự thêm",
    "name": "own",
    "weak": False,
    "where": "anywhere",
    "counts": "always",
    "follows": "any",
    "expects": (),
}
#: Keys that hold words to be found; what an entry shows by them needs no examples.
SHOWN_BY = ("phrases", "head", "spellings", "name")
#: What only the tests of packaged entries use.
UNCHECKED = frozenset({"expects"})
#: A key with what is wrong with it.
Wrong = tuple[str, Text]


def entry_faults(kind: type[Fact], row: Mapping[str, Any]) -> list[Wrong]:
    """Return what is wrong with an entry of a table, each with the key that it concerns ("" for the whole)."""
    wrong = [*_keys(kind, row), *_types(kind, row)]
    wrong = wrong or list(_patterns(kind, row))
    return wrong or list(_examples(kind, row))


def whole_entry(kind: type[Fact], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry without faults as packaged ones are: nothing left out, phrases as a pattern where one is due."""
    known = _fields(kind)
    whole = {key: frozen(value) for key, value in row.items() if key in known}
    if "pattern" in known and "phrases" in row:
        whole["pattern"] = any_of(row["phrases"])
    shown = next((row[key] for key in SHOWN_BY if key in row), None)
    return {**_left_out(kind), "examples": tuple(_texts(shown)), **whole}


def _fields(kind: type[Fact]) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(kind)}


def _left_out(kind: type[Fact]) -> dict[str, object]:
    """Return what stands where an entry of a table leaves something out."""
    known, hints = _fields(kind), typing.get_type_hints(kind)
    filling = {name: value for name, value in LEFT_OUT.items() if name in known and _is_required(known[name])}
    if "pattern" not in known:
        # There a name is what is looked for.
        filling.pop("name", None)
    return {name: value for name, value in filling.items() if value in _few(hints[name], value)}


def _few(hint: Any, value: object) -> tuple[object, ...]:  # noqa: ANN401 any annotation
    """Return the values that a key may have where they are few, else `value`."""
    return typing.get_args(hint) if typing.get_origin(hint) is typing.Literal else (value,)


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _keys(kind: type[Fact], row: Mapping[str, Any]) -> Iterator[Wrong]:
    known = _fields(kind)
    usable = [*known, *(["phrases"] if "pattern" in known else [])]
    for key in row:
        if key not in usable:
            listed = ", ".join(usable)
            yield key, Text(f"không có khóa “{key}”; các khóa: {listed}", f"there is no key “{key}”; keys: {listed}")
    given = {*row, *_left_out(kind), "examples", *(["pattern"] if "phrases" in row else [])}
    for name, field in known.items():
        if _is_required(field) and name not in given:
            yield "", Text(f"thiếu khóa “{name}”", f"the key “{name}” is missing")
    if "pattern" in row and "phrases" in row and "pattern" in known:
        yield "phrases", Text("chỉ ghi một trong pattern và phrases", "pattern and phrases exclude one another")


def _types(kind: type[Fact], row: Mapping[str, Any]) -> Iterator[Wrong]:
    hints = {"phrases": tuple[str, ...], **typing.get_type_hints(kind)}
    for key, value in row.items():
        if key in hints and key not in UNCHECKED and (wanted := _wanted(hints[key], value)):
            yield key, Text(f"{key} phải là {wanted.vi}", f"{key} must be {wanted.en}")


def _wanted(hint: Any, value: object) -> Text | None:  # noqa: ANN401, PLR0911 any annotation; one return a kind of it
    """Return what a value should be, or None where it is so."""
    arguments = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return _wanted(arguments[0], value)
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list) or not value:
            return Text("danh sách trong ngoặc vuông", "a list in brackets")
        return next((wanted for one in value if (wanted := _wanted(arguments[0], one))), None)
    choices = [str(one) for one in (hint if _is_choice(hint) else arguments)]
    if typing.get_origin(hint) is typing.Literal or _is_choice(hint):
        listed = in_quotes(choices)
        return None if value in choices else Text(f"một trong {listed}", f"one of {listed}")
    if hint is bool:
        return None if isinstance(value, bool) else Text("true hoặc false", "true or false")
    if hint is int:
        return None if isinstance(value, int) else Text("một số nguyên", "a whole number")
    if hint is date:
        return None if _is_day(value) else Text("ngày trong dấu nháy, dạng 2025-06-30", "a day in quotes as 2025-06-30")
    filled = isinstance(value, str) and bool(value.strip())
    return None if filled else Text("chữ trong dấu nháy", "a text in quotes")


def _is_day(value: object) -> bool:
    try:
        return bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def _is_choice(hint: Any) -> bool:  # noqa: ANN401 any annotation
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _patterns(kind: type[Fact], row: Mapping[str, Any]) -> Iterator[Wrong]:
    for key, pattern in _written_patterns(kind, row):
        try:
            made = compiled(pattern)
        except re.error as error:
            yield key, Text(f"mẫu sai: {error}", f"a bad pattern: {error}")
            continue
        if made.search(""):
            yield key, Text("mẫu khớp cả với chữ trống", "the pattern matches an empty text")
        if kind is DeadlineFact and (lacking := _needed_groups(row) - set(map(base_group, made.groupindex))):
            listed = ", ".join(f"(?P<{name}>...)" for name in sorted(lacking))
            yield key, Text(f"mẫu thiếu {listed} cho rule = “{row['rule']}”", f"the pattern lacks {listed}")
    if kind is DeadlineFact and "phrases" in row and (needed := _needed_groups(row)):
        listed = ", ".join(sorted(needed))
        yield "rule", Text(f"cần pattern với các nhóm {listed}", f"needs a pattern with the groups {listed}")


def _written_patterns(kind: type[Fact], row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, hint in typing.get_type_hints(kind).items():
        plain = typing.get_args(hint)[0] if isinstance(hint, types.UnionType) else hint
        if key in row and (typing.get_origin(plain) is re.Pattern or plain is WrittenPattern):
            yield key, row[key]


def _needed_groups(row: Mapping[str, Any]) -> frozenset[str]:
    """Return the groups that a pattern must have by its rule, but for what is fixed: the day is made of them."""
    return NEEDED.get(row["rule"], frozenset()) - set(parts_given(str(row.get("fixed", ""))))


def _examples(kind: type[Fact], row: Mapping[str, Any]) -> Iterator[Wrong]:
    whole = whole_entry(kind, row)
    patterns = [compiled(pattern) for _, pattern in _written_patterns(kind, whole)]
    words = [word for key in SHOWN_BY for word in _texts(row.get(key)) if key != "name" or not patterns]
    if not patterns:
        patterns = [re.compile(any_of(words))]
    for example in row.get("examples", ()):
        if not any(pattern.search(matching_key(example)) for pattern in patterns):
            yield "examples", Text(f"không tìm thấy mục này trong ví dụ “{example}”", f"is not found in “{example}”")


def _texts(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []
