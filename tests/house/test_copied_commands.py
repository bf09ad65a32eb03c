"""Commands that messages tell to type can be typed: quotes around words are those that a command line knows."""

import re

from tests.support import ROOT

#: An option, and what is given to it in the quotes of print.
PRINTED = re.compile(r"--[a-z-]+[ =][^\s\"']{0,20}“")


def test_no_command_in_a_message_has_the_quotes_of_print() -> None:
    """A shell takes “Công an xã” for three words."""
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if PRINTED.search(line)
    ]
    assert found == []
    assert PRINTED.search("lọc bằng --where don-vi=“Công an xã”")
