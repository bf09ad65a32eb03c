"""Run migrations on the connection that `nhiemvu.store.schema` hands over, inside its transaction."""

from alembic import context

from nhiemvu.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
