"""From linked facts to one named graph a document."""

from __future__ import annotations

from kg_build.triples.document import EXTRACTOR, document_graph

__all__ = ["EXTRACTOR", "document_graph"]
