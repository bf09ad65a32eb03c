"""A server that is lost in the middle of a transaction: the user is told that, not of a fault of the program."""

import pytest
from sqlalchemy.exc import PendingRollbackError

from nhiemvu.store.faults import UnreachableDatabase
from nhiemvu.store.translation import translated


def test_what_is_asked_of_a_lost_connection_is_told_as_lost() -> None:
    """The library refuses to go on with a transaction whose connection is gone."""
    with pytest.raises(UnreachableDatabase) as caught, translated("van-phong"):
        raise PendingRollbackError
    assert "mất kết nối" in caught.value.message.vi
    assert "van-phong" in caught.value.message.vi
