"""Names of backups, and which of them are thinned out."""

from datetime import datetime, timedelta

import pytest

from nhiemvu.domain.backups import BEFORE_RESTORE, BEFORE_UPGRADE, Backup, backup_name, backups_among, thinned_out

MOMENT = datetime(2026, 3, 31, 8, 30, 15)  # noqa: DTZ001 the clock on the wall


@pytest.mark.parametrize("stem", ["nhiemvu", "nhiem vu-2026", "cơ quan"])
@pytest.mark.parametrize("why", ["", BEFORE_UPGRADE, BEFORE_RESTORE])
def test_a_name_is_read_as_it_was_written(stem: str, why: str) -> None:
    """A backup is known again by its name, with its moment and why it was made."""
    name = backup_name(stem, MOMENT, why)
    assert backups_among(stem, [name]) == [Backup(MOMENT, name, why)]


@pytest.mark.parametrize(
    "name",
    [
        "nhiemvu.db",
        "khac-20260331-083015.db",
        "nhiemvu-20260231-083015.db",
        "nhiemvu-20260331-083015.db.part",
        "nhiemvu-20260331-083015.txt",
        "nhiemvu-20260331.db",
    ],
)
def test_other_files_are_no_backups(name: str) -> None:
    """What lies in the folder otherwise is left out, a moment that never was too."""
    assert backups_among("nhiemvu", [name]) == []


def test_the_newest_come_first() -> None:
    """Backups are listed by when they were made, not by name."""
    moments = [MOMENT - timedelta(days=day) for day in (3, 0, 40)]
    found = backups_among("a", [backup_name("a", moment) for moment in moments])
    assert [backup.made_at for backup in found] == sorted(moments, reverse=True)


def test_each_month_keeps_its_last_one_and_the_newest_all_stay() -> None:
    """Of a year of daily backups ten days and the last of each earlier month stay."""
    days = [MOMENT - timedelta(days=day) for day in range(365)]
    held = [Backup(day, backup_name("a", day), "") for day in days]
    gone = thinned_out(held)
    left = [backup.made_at for backup in held if backup not in gone]
    assert left[:10] == days[:10]
    assert [day.day for day in left[10:]] == [28, 31, 31, 30, 31, 30, 31, 31, 30, 31, 30]


def test_kinds_are_thinned_apart() -> None:
    """Many backups of one kind drive out none of another."""
    daily = [Backup(MOMENT - timedelta(hours=hour), f"a{hour}", "") for hour in range(30)]
    upgrade = Backup(MOMENT - timedelta(days=1), "b", BEFORE_UPGRADE)
    assert thinned_out([*daily, upgrade]) == sorted(daily, reverse=True)[10:]
    assert thinned_out([]) == []
