"""The database: tables, statements, history and schema version; SQLAlchemy Core, SQLite and PostgreSQL."""
