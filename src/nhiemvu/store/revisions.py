"""The versions of the schema."""

#: The newest revision; a test ties it to the migrations.
SCHEMA_HEAD = "0015"
#: The revisions before it, from which `upgrade` leads.
EARLIER_REVISIONS: tuple[str, ...] = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
)
