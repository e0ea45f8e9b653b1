"""The store: a small plain state switched in atomically, and an index made from it."""

from __future__ import annotations

from kg_build.store.store import Store, open_store

__all__ = ["Store", "open_store"]
