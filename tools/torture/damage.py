"""Damaged and truncated files: each is named and kept as it is, and the backup is put back."""

from pathlib import Path
from random import Random

from tools.torture.figures import Figures
from tools.torture.offices import REPORT, Office, contents, copy_of, recorded_changes
from tools.torture.pages import PAGE, WAYS, kinds_of_pages

#: A command may do in spite of damage that it does not touch, or say that a record is not there or contradicts.
MAY_END = (0, 3, 5, 6)
#: Lengths at which a file is cut that are worth a look.
LENGTHS = (0, 1, 15, 16, 99, 100, 101, 511, 512, PAGE - 1, PAGE, PAGE + 1)


def prepared(office: Office) -> Office:
    """Give an office pages of every kind, and a good backup."""
    office.must("add", "Tổng hợp " + "ý kiến của các chi bộ trực thuộc " * 700)
    office.must("import", REPORT, "--yes")
    office.must("undo", "--yes")
    office.must("db", "backup")
    return office


def damage_pages(figures: Figures, times: int, chance: Random, template: Office, folder: Path) -> None:
    """Damage a page of each kind in each way, as often as asked in all."""
    kinds = kinds_of_pages(Path(template.database))
    figures.remark = "pages: " + ", ".join(f"{len(pages)} {kind}" for kind, pages in sorted(kinds.items()))
    places = [(kind, way) for kind in sorted(kinds) for way in WAYS]
    for number in range(times):
        kind, way = places[number % len(places)] if times >= len(places) else chance.choice(places)
        office = copy_of(template, folder / "page")
        path = Path(office.database)
        data = bytearray(path.read_bytes())
        page = chance.choice(kinds[kind])
        way(chance, data, page)
        path.write_bytes(data)
        figures.count("pages damaged")
        _try_out(figures, office, template, f"{number}: {way.__name__} of page {page} ({kind})")


def cut_short(figures: Figures, times: int, chance: Random, template: Office, folder: Path) -> None:
    """Cut the file at as many lengths."""
    whole = Path(template.database).stat().st_size
    for number in range(times):
        length = LENGTHS[number] if number < len(LENGTHS) else chance.randrange(whole)
        office = copy_of(template, folder / "cut")
        with Path(office.database).open("rb+") as file:
            file.truncate(length)
        figures.count("files cut")
        _try_out(figures, office, template, f"cut at {length} of {whole}")


def _try_out(figures: Figures, office: Office, template: Office, where: str) -> None:
    """Work with a damaged database, then put its backup back."""
    path = Path(office.database)
    damaged, backups = path.read_bytes(), _backups(office)
    for words in (("list", "--all"), ("search", "rà soát"), ("history",)):
        ended = office.run(*words)
        figures.hold([ended.broken(0, 6)], f"{where}, {words[0]}")
        figures.count("commands refused" if ended.code else "commands done")
    figures.hold(["reading changed the file" if path.read_bytes() != damaged else None], where)
    checked = office.run("db", "check")
    figures.hold(
        [checked.broken(0, 6), _unnoticed(figures, office, template) if checked.code == 0 else None], f"{where}, check"
    )
    figures.count("damages named by db check" if checked.code else "damages without effect")
    kept = office.run("db", "backup")
    figures.hold([kept.broken(0, 6), _lost(backups, _backups(office))], f"{where}, backup")
    ended = office.run("update", 1, "--note", "Đang làm")
    figures.hold([ended.broken(*MAY_END)], f"{where}, update")
    if ended.code == 6:
        figures.hold(["a refused change changed the file" if path.read_bytes() != damaged else None], where)
    ended = office.run("db", "restore", *backups, "--yes")
    figures.hold([ended.broken(0)], f"{where}, restore")
    figures.hold(
        ["what was put back is not the backup" if contents(office.database) != contents(template.database) else None],
        where,
    )
    figures.hold([office.run("db", "check").broken(0)], f"{where}, after restoring")
    figures.count("backups put back")


def _unnoticed(figures: Figures, office: Office, template: Office) -> str | None:
    """Return which tables are damaged, though nothing was found; what history says of who and when stands alone."""
    good = contents(template.database)
    changed = [name for name, hashed in contents(office.database).items() if hashed != good[name]]
    if changed == ["event"] and recorded_changes(office.database) == recorded_changes(template.database):
        figures.count("letters of who, when or which command changed unnoticed")
        return None
    return f"damage to {', '.join(changed)} was not noticed" if changed else None


def _backups(office: Office) -> list[Path]:
    return sorted(Path(f"{office.database}-backups").glob("*.db"))


def _lost(before: list[Path], after: list[Path]) -> str | None:
    return "a good backup was removed" if set(before) - set(after) else None
