"""Lock every dependency with its hashes into requirements/*.txt, for every system and Python, naming no host."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: File, extras, and groups of pyproject.toml that it holds beside the program's own dependencies.
LOCKS = {
    "run.txt": (["postgres", "pdf"], ["build"]),
    "ocr.txt": (["postgres", "pdf", "ocr"], ["build"]),
    "dev.txt": (["postgres", "pdf"], ["build", "test", "lint"]),
}


def lock(name: str, extras: list[str], groups: list[str]) -> None:
    """Write one requirement file."""
    target = ROOT / "requirements" / name
    chosen = [f"--extra={extra}" for extra in extras] + [f"--group=pyproject.toml:{group}" for group in groups]
    constraint = [f"--constraint={ROOT / 'requirements' / 'run.txt'}"] if name != "run.txt" else []
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *chosen, *constraint]
    command += ["--universal", "--python-version=3.11", "--generate-hashes", "--no-annotate", "--no-header"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--quiet", f"--output-file={target}"]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 the command is built from constants


for file_name, (wanted_extras, wanted_groups) in LOCKS.items():
    lock(file_name, wanted_extras, wanted_groups)
