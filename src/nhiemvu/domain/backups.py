"""How backups are called and which of them are thinned out: "nhiemvu-20260331-083015.db", the moment in its name."""

import re
from collections.abc import Iterable
from datetime import datetime

from nhiemvu.domain.values import dataclass

#: The folder of a database's backups is named after its file: "nhiemvu.db-backups".
FOLDER_SUFFIX = "-backups"
#: So many newest backups of one kind stay, whatever their age, and one a month of those before.
NEWEST = 10
MOMENT = "%Y%m%d-%H%M%S"
NAME = re.compile(r"(?P<stem>.+?)-(?P<moment>\d{8}-\d{6})(?P<why>-[a-z-]+)?\.db")
#: Why a backup was made by itself.
BEFORE_UPGRADE, BEFORE_RESTORE = "-truoc-nang-cap", "-truoc-khoi-phuc"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One file of a folder of backups."""

    made_at: datetime
    name: str
    #: Why the program made it by itself, or "".
    why: str


def backup_name(stem: str, made_at: datetime, why: str = "") -> str:
    """Return the name of the backup of a database."""
    return f"{stem}-{made_at.strftime(MOMENT)}{why}.db"


def backups_among(stem: str, names: Iterable[str]) -> list[Backup]:
    """Return those of some files that are backups of a database, the newest first."""
    found = []
    for name in names:
        match = NAME.fullmatch(name)
        if match and match["stem"] == stem:
            # A name like one of ours may state a moment that never was: it is somebody's own file.
            try:
                made_at = datetime.strptime(match["moment"], MOMENT)  # noqa: DTZ007 the clock on the wall
            except ValueError:
                continue
            found.append(Backup(made_at, name, match["why"] or ""))
    return sorted(found, reverse=True)


def thinned_out(backups: Iterable[Backup], newest: int = NEWEST) -> list[Backup]:
    """Return the backups that may go: of each kind all but the newest ones, and the last of each earlier month."""
    gone: list[Backup] = []
    kept: dict[str, int] = {}
    months: set[tuple[str, int, int]] = set()
    for backup in sorted(backups, reverse=True):
        month = (backup.why, backup.made_at.year, backup.made_at.month)
        if kept.get(backup.why, 0) < newest:
            kept[backup.why] = kept.get(backup.why, 0) + 1
        elif month in months:
            gone.append(backup)
        months.add(month)
    return gone
