"""What documents do to one another, as a file that is imported tells."""

from pathlib import Path

from nhiemvu.domain.directives import Directive, Relation
from nhiemvu.domain.plans import Link, Metadata, Reading
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.directives import links_of, record_directive
from nhiemvu.usecases.import_document import record_links


def test_two_mentions_that_are_one_document_of_the_record(tmp_path: Path) -> None:
    """A document is not tied to itself; the other links stand."""
    links = (Link(0, Relation.IMPLEMENTS, 1), Link(None, Relation.IMPLEMENTS, 0))
    reading = Reading(metadata=Metadata(directive=Directive(kind="KH")), text="", links=links)
    with transaction(open_database(str(tmp_path / "x.db")), writing=True) as session:
        plan, cited = (record_directive(session, Directive(kind="KH", symbol=f"{n}-KH/ĐU")) for n in (1, 2))
        record_links(session, reading, plan, [cited, cited])
        assert [(link.relation, link.id) for link in links_of(session, plan)] == [(Relation.IMPLEMENTS, cited)]
        assert len(links_of(session, cited)) == 1
