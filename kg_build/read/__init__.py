"""Files to documents: `sources` finds them, `read` reads one."""

from kg_build.read.dispatch import read
from kg_build.read.sources import SUFFIXES, slug_of, sources

__all__ = ["SUFFIXES", "read", "slug_of", "sources"]
