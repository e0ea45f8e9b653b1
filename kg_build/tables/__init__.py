"""Tables to facts: every cell is a fact, or its numbers are unread with a reason."""

from kg_build.tables.facts import table_facts

__all__ = ["table_facts"]
