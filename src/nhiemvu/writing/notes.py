"""Footnotes of one document: each document is cited in full once, briefly after."""

from collections.abc import Sequence

from nhiemvu.domain.answers import Evidence
from nhiemvu.domain.directives import Directive, cited_in_full, identity
from nhiemvu.domain.pages import Note, NoteMark, Paragraph
from nhiemvu.domain.text import matching_key
from nhiemvu.facts.kinds import kind_name
from nhiemvu.writing.sentences import phrase


class Notes:
    """Footnotes in order of their marks."""

    def __init__(self, *, date_comma: bool = True) -> None:
        """Begin without notes; `date_comma` is the rule book's: whether a comma stands before a cited day."""
        self.notes: list[Note] = []
        self._date_comma = date_comma
        self._cited: set[str] = set()

    def marks(self, offset: int, evidence: Sequence[Evidence]) -> tuple[NoteMark, ...]:
        """Return the mark of one note that names all the evidence, or none without evidence."""
        said = [self._statement(item) for item in evidence]
        return self._mark(offset, [words for words in dict.fromkeys(said) if words])

    def marks_of_directives(self, text: str, directives: Sequence[Directive]) -> tuple[NoteMark, ...]:
        """Return the marks in a text of the documents that it carries out, where it does not cite them in full itself.

        A symbol in the text has its note behind it; a document that the text does not name stands in a note at the end.
        """
        key = matching_key(text)
        marks: list[NoteMark] = []
        unnamed: list[Directive] = []
        for directive in directives:
            place = key.find(matching_key(directive.symbol)) if directive.symbol else -1
            known = identity(directive) in self._cited
            if place < 0:
                if directive.symbol or not known:
                    unnamed.append(directive)
            elif known or _is_full(key, place + len(directive.symbol)):
                self._cited.add(identity(directive))
            else:
                marks += self._mark(place + len(directive.symbol), [self._citation(directive)])
        if unnamed and not all(_says_title(key, one) for one in unnamed):
            end = len(text.rstrip(" .;"))
            marks += self._mark(end, [self._citation(one) for one in unnamed if not _says_title(key, one)])
        return tuple(sorted(marks, key=lambda mark: mark.offset))

    def _mark(self, offset: int, statements: Sequence[str]) -> tuple[NoteMark, ...]:
        if not statements:
            return ()
        key = str(len(self.notes) + 1)
        self.notes.append(Note(key, (Paragraph(f"{'; '.join(statements)}."),)))
        return (NoteMark(offset, key),)

    def _statement(self, item: Evidence) -> str:
        return self._citation(item.directive) if item.directive else phrase(item.text)

    def _citation(self, directive: Directive) -> str:
        known = identity(directive)
        name = kind_name(directive.kind)
        if known in self._cited and directive.symbol:
            return f"{name} {directive.symbol}"
        self._cited.add(known)
        return cited_in_full(directive, name, date_comma=self._date_comma)


def _is_full(key: str, end: int) -> bool:
    """Tell whether a symbol that ends there is followed by its day: "97-CT/TW, ngày 20/11/2025"."""
    return key[end:].lstrip(" ,(").startswith("ngày ")


def _says_title(key: str, directive: Directive) -> bool:
    """Tell whether a text names a document by its title."""
    return bool(directive.title) and not directive.symbol and matching_key(directive.title) in key
