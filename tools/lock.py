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
#: Groups whose environment holds nothing of the program.
ALONE = {"audit.txt": ["audit"]}


def lock(name: str, extras: list[str], groups: list[str]) -> None:
    """Write one requirement file with extras and groups; groups in ALONE stand by themselves."""
    target = ROOT / "requirements" / name
    chosen = [f"--extra={extra}" for extra in extras] + [f"--group=pyproject.toml:{group}" for group in groups]
    is_first = name == "run.txt" or name in ALONE
    constraint = [] if is_first else [f"--constraint={ROOT / 'requirements' / 'run.txt'}"]
    source = [] if name in ALONE else ["pyproject.toml"]
    command = [sys.executable, "-m", "uv", "pip", "compile", *source, *chosen, *constraint]
    command += ["--universal", "--python-version=3.11", "--generate-hashes", "--no-annotate", "--no-header"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--quiet", f"--output-file={target}"]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 the command is built from constants


for file_name, (wanted_extras, wanted_groups) in LOCKS.items():
    lock(file_name, wanted_extras, wanted_groups)
for file_name, wanted_groups in ALONE.items():
    lock(file_name, [], wanted_groups)
