"""The lines on which the tables, entries and keys of a TOML file stand: the library's parser does not tell them."""

import re
from collections import defaultdict

#: [[headings]] or [headings]
HEADER = re.compile(r"[ \t]*\[\[?[ \t]*([\w-]+)")
#: phrases = [
KEY = re.compile(r'[ \t]*"?([\w-]+)"?[ \t]*=')
#: A text over several lines, in which nothing is a header or a key.
LONG_TEXT = re.compile(r'"""(?:.|\n)*?"""|\'\'\'(?:.|\n)*?\'\'\'')


class Lines:
    """Where things stand in one file; lines count from 1."""

    def __init__(self, text: str) -> None:
        self._tables: dict[str, int] = {}
        self._entries: defaultdict[str, list[tuple[int, dict[str, int]]]] = defaultdict(list)
        keys: dict[str, int] = self._tables
        plain = LONG_TEXT.sub(lambda long: "\n" * long[0].count("\n"), text)
        for number, line in enumerate(plain.split("\n"), 1):
            if header := HEADER.match(line):
                keys = {}
                self._tables.setdefault(header[1], number)
                self._entries[header[1]].append((number, keys))
            elif key := KEY.match(line):
                keys.setdefault(key[1], number)

    def of_table(self, name: str) -> int:
        """Return the line where a table, or a key outside of tables, first stands."""
        return self._tables.get(name, 1)

    def of_entry(self, table: str, place: int) -> int:
        """Return the line of a table's entry, by its place among them."""
        entries = self._entries[table]
        return entries[place][0] if place < len(entries) else self.of_table(table)

    def of_key(self, table: str, place: int, key: str) -> int:
        """Return the line of a key of an entry, or that of the entry where the key is not there."""
        entries = self._entries[table]
        keys = entries[place][1] if place < len(entries) else {}
        return keys.get(key, self.of_entry(table, place))
