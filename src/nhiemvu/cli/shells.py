"""The shells that can complete the program's words: which one is used, and where it looks for a script."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

SHELLS = ("bash", "zsh", "fish")
#: Stands at the head of every script, so that a later version may replace an earlier one.
MARK = "written by: nhiemvu completion install"
#: What zsh needs once in its own file to find the script, beside anything that is there.
ZSH_LINES = ["fpath=(~/.zfunc $fpath)", "autoload -Uz compinit && compinit"]


class UnknownShell(UsageFault):
    """The shell is not named, and $SHELL names none that is known."""

    def __init__(self, named: str) -> None:
        super().__init__(
            Text(
                f"Chưa hỗ trợ shell “{named}”." if named else "Không rõ đang dùng shell nào.",
                f"The shell “{named}” is not known." if named else "It is not known which shell is used.",
            ),
            Text(f"Ghi rõ: --shell {'|'.join(SHELLS)}", f"Name it: --shell {'|'.join(SHELLS)}"),
        )


def used_shell(environment: Mapping[str, str]) -> str:
    """Return the shell that $SHELL names.

    Raises UnknownShell.
    """
    name = Path(environment.get("SHELL", "")).name.removesuffix(".exe")
    if name not in SHELLS:
        raise UnknownShell(name)
    return name


def script_of(shell: str) -> str:
    """Return the script that lets a shell complete the program's words."""
    return (files("nhiemvu") / "cli" / "scripts" / f"nhiemvu.{shell}").read_text(encoding="utf-8")


def place_of(shell: str, environment: Mapping[str, str]) -> Path:
    """Return the file in which a shell looks for the script.

    bash: as bash-completion's README says; zsh: a folder of the user's own; fish: as its documentation says.
    """
    home = Path(environment.get("HOME") or os.path.expanduser("~"))  # noqa: PTH111 Path.home() fails without a home
    if shell == "bash":
        data = environment.get("XDG_DATA_HOME") or home / ".local" / "share"
        folder = Path(environment.get("BASH_COMPLETION_USER_DIR") or Path(data) / "bash-completion")
        return folder / "completions" / "nhiemvu"
    if shell == "zsh":
        return home / ".zfunc" / "_nhiemvu"
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "fish" / "completions" / "nhiemvu.fish"


def bash_line(script: Path) -> str:
    """Return the line by which bash reads the script at its start; few systems have the package that looks for it."""
    return f'[ -f "{script}" ] && source "{script}"'


def bash_file(environment: Mapping[str, str]) -> Path:
    """Return the file that bash reads at its start."""
    return Path(environment.get("HOME") or os.path.expanduser("~")) / ".bashrc"  # noqa: PTH111 likewise


def zsh_file(environment: Mapping[str, str]) -> Path:
    """Return the file that zsh reads at its start."""
    return Path(environment.get("ZDOTDIR") or environment.get("HOME") or os.path.expanduser("~")) / ".zshrc"  # noqa: PTH111 likewise
