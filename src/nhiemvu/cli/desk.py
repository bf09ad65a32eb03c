"""What a command finds on its desk: the day, the way to the store, and whether a person is at the terminal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nhiemvu.store.database import Database
    from nhiemvu.store.session import Session


class Desk(NamedTuple):
    """The surroundings of one command."""

    #: The calendar day that the command takes for today.
    today: date
    #: The database as given: a path, a URL, or "" for the user's own.
    location: str
    #: Opens the database without a transaction, for the commands that look after it.
    database: Callable[..., Database]
    #: Opens the one transaction of the command: `with desk.transaction(writing=True) as session`.
    transaction: Callable[..., AbstractContextManager[Session]]
    #: Whether questions may be asked.
    interactive: bool
