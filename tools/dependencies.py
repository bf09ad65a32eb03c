"""What the program needs of others: what is declared, imported and locked, and what docs/dependencies.md says of it."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata, packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "dependencies.md"
LOCKS = tuple(sorted((ROOT / "requirements").glob("*.txt")))
#: What is declared and imported nowhere, and how it is used.
USED_OTHERWISE = {
    "ocrmypdf": "run as a program",
    "psycopg": "loaded by SQLAlchemy for addresses that name it",
}
#: Modules that only type checkers see.
NEVER_RUN = frozenset({"_typeshed"})
#: alembic>=1.18,<2; psycopg[binary]>=3.2
NAME = re.compile(r"[A-Za-z0-9._-]+")
#: A line that begins a locked package: its name, two equal signs, its version, then perhaps where it is needed.
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
#: | alembic | why | MIT |
ROW = re.compile(r"^\| `([^`]+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def plain(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    """Return the packages that the program itself and its extras ask for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    return {plain(match[0]) for one in asked if (match := NAME.match(one))}


@cache
def imported() -> dict[str, str]:
    """Return the packages that the program imports, each with a file that does so."""
    owners = packages_distributions()
    found: dict[str, str] = {}
    for folder in ("src", "migrations"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for module in _modules(ast.parse(path.read_text("utf-8"))):
                name = plain(owners.get(module, [module])[0])
                found.setdefault(name, str(path.relative_to(ROOT)))
    return found


def _modules(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        for top in {name.split(".")[0] for name in names}:
            if top not in sys.stdlib_module_names and top != "nhiemvu" and top not in NEVER_RUN:
                yield top


def locked(lock: Path) -> dict[str, str]:
    """Return the packages of a lock file with their versions."""
    return {plain(name): version for name, version in LOCKED.findall(lock.read_text("utf-8"))}


def told() -> dict[str, tuple[str, str]]:
    """Return what the page says of each package: why it is needed, and its licence."""
    return {plain(name): (why, licence) for name, why, licence in ROW.findall(PAGE.read_text("utf-8"))}


@cache
def licence_of(name: str) -> str | None:
    """Return the licence that an installed package states; None where it is not installed or states none."""
    try:
        stated = metadata(name)
    except PackageNotFoundError:
        return None
    classifiers = [one.rpartition(" :: ")[2] for one in stated.get_all("Classifier") or () if one.startswith("License")]
    named = [*(stated.get_all("License-Expression") or ()), *(stated.get_all("License") or ())]
    licence = next(iter(named), "; ".join(classifiers))
    return " ".join(licence.split()) or None


def faults() -> list[str]:
    """Return what is wrong of all this without asking anyone; empty where all is in order."""
    asked, used, page = declared(), imported(), told()
    found = [f"{name} is imported by {where} and not declared" for name, where in used.items() if name not in asked]
    found += [f"{name} is declared and never imported" for name in sorted(asked - used.keys() - USED_OTHERWISE.keys())]
    for lock in LOCKS:
        found += _faults_of_lock(lock)
    needed = asked | locked(ROOT / "requirements" / "run.txt").keys()
    found += [f"{PAGE.name} does not tell of {name}" for name in sorted(needed - page.keys())]
    found += [f"{PAGE.name} tells of {name}, which nothing needs" for name in sorted(page.keys() - needed)]
    for name, (_, licence) in sorted(page.items()):
        stated = licence_of(name)
        if stated and stated != licence:
            found.append(f"{PAGE.name} has “{licence}” for {name}, which states “{stated}”")
    return found


def _faults_of_lock(lock: Path) -> Iterator[str]:
    text = lock.read_text("utf-8")
    for entry in re.split(r"\n(?=\S)", text.strip()):
        if not LOCKED.match(entry):
            yield f"{lock.name}: “{entry.splitlines()[0]}” is no locked package"
        elif "--hash=sha256:" not in entry:
            yield f"{lock.name}: {entry.splitlines()[0]} has no hash"
    if "://" in text or "--index" in text or "--find-links" in text:
        yield f"{lock.name} names a host"
