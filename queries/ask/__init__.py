"""Questions in Chinese and English, answered by the library's queries: no language model, and no guess."""

from queries.ask.answer import Answer
from queries.ask.asker import Asker, ask
from queries.ask.refusals import DontKnow

__all__ = ["Answer", "Asker", "DontKnow", "ask"]
