"""Values and rules: frozen dataclasses and pure functions that know only the standard library and dateutil."""
