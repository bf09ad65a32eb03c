"""How a command refuses: two lines, the exit code, and nothing changed in the database or the folder."""

from pathlib import Path

from tests.support import Office, seen_below


def refused(office: Office, code: int, *words: object, today: str) -> str:
    """Run a command that must be refused, hold that nothing changed, and return the line that says what is wrong."""
    records, files = office.rows(), held_files(office)
    outcome = office(*words, today=today, code=code)
    assert office.rows() == records
    assert held_files(office) == files
    assert outcome.out == ""
    lines = outcome.err.removesuffix("\n").split("\n")
    assert [line.partition(":")[0] for line in lines] == ["Lỗi", "Cách xử lý"], outcome.err
    assert "Chương trình gặp lỗi" not in lines[0]
    assert all(line.partition(": ")[2].strip() for line in lines)
    return lines[0]


def held_files(office: Office) -> dict[str, tuple[int, ...]]:
    """Return what tells of a change in the files and folders beside the database, which `rows` tells of."""
    below = seen_below(office.folder).items()
    return {path: seen for path, seen in below if not Path(path).name.startswith("nhiemvu.db")}
