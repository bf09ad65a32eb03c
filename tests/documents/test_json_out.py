"""A JSON array that is written value by value is one that a reader takes whole."""

import io
import json
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.json_out import write_json
from nhiemvu.domain.tasks import State


def written(*values: object) -> str:
    """Return an array of values."""
    file = io.BytesIO()
    write_json(file, values)
    return file.getvalue().decode()


def test_days_and_states_are_words() -> None:
    """Letters are not escaped, and each value has its lines."""
    assert written({"ngày": date(2026, 4, 2), "state": State.DONE}, 1) == (
        '[\n  {\n    "ngày": "2026-04-02",\n    "state": "done"\n  },\n  1\n]\n'
    )
    assert written() == "[]\n"


def test_what_is_no_json_is_refused() -> None:
    """Nobody is handed a value that was guessed."""
    with pytest.raises(TypeError):
        written(object())


class Place(Enum):
    """What holds values of other kinds."""

    DAY = date(2026, 4, 2)
    BOTH = ("x", 1)


HANOI = timezone(timedelta(hours=7))
ODD: list[object] = [
    [{1: "a"}, {True: "a"}, {1.0: "a"}, {None: "a"}],
    [datetime(2026, 4, 2, 7, tzinfo=HANOI), datetime(2026, 4, 2, tzinfo=UTC)],
    [Place.DAY, {"hai": Place.BOTH}],
    [float("nan"), 10**30, -0.0],
]


@pytest.mark.parametrize("value", ODD)
def test_what_is_equal_or_rare_is_told_as_the_library_tells_it(value: object) -> None:
    """Names and moments that are equal are written each in its own way."""
    plain = json.dumps([value], ensure_ascii=False, indent=2, default=lambda one: getattr(one, "value", str(one)))
    assert written(value) == plain.replace(" 07:00", "T07:00").replace(" 00:00", "T00:00") + "\n"


WORDS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | WORDS
    | st.sampled_from(["%s", "%", '"\\']),
    lambda values: (
        st.lists(values, max_size=3)
        | st.tuples(values)
        | st.dictionaries(WORDS | st.sampled_from(["%", "%(x)s", "%%"]), values, max_size=3)
    ),
    max_leaves=6,
)


@given(st.lists(VALUES, min_size=1))
def test_any_values(values: list[object]) -> None:
    """They are laid out as the library lays them out."""
    assert written(*values) == json.dumps(values, ensure_ascii=False, indent=2) + "\n"
