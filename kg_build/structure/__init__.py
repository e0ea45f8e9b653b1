"""What a document says of itself, and its sections: the second stage."""

from kg_build.structure.outline import outline

__all__ = ["outline"]
