"""The marks of tasks in the body of a Word document."""

from lxml import etree

from nhiemvu.documents.docx.xml import PARAGRAPH, DamagedDocx
from nhiemvu.documents.markup.task_marks import MarkNames, may_have_marks, write_tasks
from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import parsed

#: The attribute with the numbers of a paragraph's tasks: <w:p w:tasks="17 18">; no file has it from Word.
TASKS = w("tasks")
NAMES = MarkNames(
    paragraphs=frozenset({PARAGRAPH}),
    start=w("bookmarkStart"),
    end=w("bookmarkEnd"),
    key=w("id"),
    name=w("name"),
    words=frozenset({w("t")}),
    unseen=frozenset({w("del"), w("moveFrom")}),
    tasks=TASKS,
)


def with_tasks(document: bytes, name: str) -> bytes:
    """Return the body with the numbers of tasks written on its paragraphs; as it is where it has no marks.

    Raises DamagedDocx.
    """
    if not may_have_marks(document):
        return document
    root = parsed(document, name, "document", DamagedDocx)
    write_tasks(root, NAMES)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
