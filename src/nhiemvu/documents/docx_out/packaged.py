"""The templates that come with the program, one a rule book."""

from importlib.resources import files

from nhiemvu.facts.layouts import Layout


def packaged_template(layout: Layout) -> bytes:
    """Return the template of a rule book."""
    return (files("nhiemvu.documents") / "templates" / f"{layout.name}.docx").read_bytes()
