"""What a command finds on its desk: the day, the way to the store, and whether a person is at the terminal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from nhiemvu.domain.values import dataclass

if TYPE_CHECKING:
    from nhiemvu.store.database import Database
    from nhiemvu.store.session import Session


class Signature(NamedTuple):
    """What an event of the history says of the command that made it."""

    at: datetime
    actor: str
    #: The command's words as typed, without the program's own options.
    command: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The surroundings of one command."""

    #: The calendar day that the command takes for today.
    today: date
    #: The database as given: a path, a URL, or "" for the user's own.
    location: str
    #: Tells the same with the user's own written out.
    place: Callable[[], str]
    #: Opens the database without a transaction, for the commands that look after it.
    database: Callable[..., Database]
    #: Opens the one transaction of the command: `with desk.transaction(writing=True) as session`; with
    #: `rehearsal=True`, too, everything is rolled back at its end.
    transaction: Callable[..., AbstractContextManager[Session]]
    #: Opens a reading transaction for a command of every hour, whose statements were compiled ahead of time.
    reading: Callable[[], AbstractContextManager[Session]]
    #: Opens a reading transaction where there is a database already, else gives None; nothing is made.
    existing: Callable[..., AbstractContextManager[Session | None]]
    #: Chooses the office's own facts for what is read without a transaction, and gives their file.
    facts: Callable[[], str]
    #: Signs an event that the command records itself.
    sign: Callable[[], Signature]
    #: Whether questions may be asked.
    interactive: bool
