"""Names of the files of forms: those of their units, safe on Windows, each another one."""

import re
from collections.abc import Sequence
from itertools import chain, count

from nhiemvu.domain.text import nfc, squeeze
from nhiemvu.domain.units import Unit

#: What no name of a file on Windows has.
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]')
#: Letters of a unit's name that are kept; systems allow 255 bytes, and Vietnamese letters take up to three.
LONGEST = 60
START, SUFFIX = "Phiếu - ", ".xlsx"


def form_names(units: Sequence[Unit]) -> dict[int, str]:
    """Return the file's name of each unit's form by the unit's number: "Phiếu - Công an xã.xlsx"."""
    names: dict[int, str] = {}
    taken: set[str] = set()
    for unit in units:
        word = squeeze(FORBIDDEN.sub(" ", nfc(unit.name)))[:LONGEST].strip(" .") or str(unit.id)
        for one in chain([word], (f"{word} ({number})" for number in count(2))):
            # Windows takes two names that differ in case for one.
            if one.casefold() not in taken:
                taken.add(one.casefold())
                names[unit.id] = f"{START}{one}{SUFFIX}"
                break
    return names
