"""The search for rings of values waits until a document is done, and leaves the values of a long one alone."""

import gc
from weakref import ref

import pytest

from nhiemvu.domain.collecting import MANY, SEVERAL, collecting_later


class Ring:
    """A value that holds itself."""

    def __init__(self) -> None:
        self.held = self


def made(count: int) -> list[list[int]]:
    """Return many values, as a document of some length gives them."""
    with collecting_later():
        assert not gc.isenabled()
        return [[number] for number in range(count)]


@pytest.mark.parametrize(("count", "is_old"), [(MANY // 2, False), (2 * MANY, True)])
def test_values_of_a_long_document_become_old_unlooked(count: int, *, is_old: bool) -> None:
    """Those of a short one are looked through in no time."""
    gc.collect()
    before = len(gc.get_objects(generation=2))
    held = made(count)
    assert gc.isenabled()
    assert (len(gc.get_objects(generation=2)) - before >= len(held)) is is_old


def test_what_several_long_documents_leave_is_cleared_away() -> None:
    """A process that reads many documents does not grow by each."""
    ring = Ring()
    left = ref(ring)
    del ring
    for _ in range(SEVERAL):
        made(2 * MANY)
    assert left() is None


def test_whoever_put_it_off_before_has_it_put_off_still() -> None:
    """Drafting reads documents."""
    with collecting_later():
        made(1)
        assert not gc.isenabled()
