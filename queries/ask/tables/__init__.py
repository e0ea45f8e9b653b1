"""What the tables of documents say, asked in plain words: building projects, ratings, and figures by place.

A strict reader beside the general one: every word of a question must be a cue, a place, a time, a bound, or stand in
the tables themselves, else it steps aside.
"""

from queries.ask.tables.asking import TableAsker

__all__ = ["TableAsker"]
