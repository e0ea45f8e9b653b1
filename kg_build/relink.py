"""Linking stored documents anew, from their facts: after a decision, or after the vocabulary changed with an upgrade."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from kg_build.link import link
from kg_build.link.decisions import Decisions
from kg_build.making import bundle, second_reader, stored_reading
from kg_build.store.records import FORMAT, Bundle, DocumentRecord, Manifest
from kg_build.store.state import read_part
from ontology.load import ONTOLOGY_FILES, VOCABULARY_FILES

_LINK_FILES = ("data/abbreviations.tsv", "data/contrasts.tsv", "data/sounds.tsv", "data/synonyms.tsv")


@cache
def vocabulary_key() -> str:
    """Return a hash of the ontology, the vocabularies, the words linking goes by and the format of what linking makes."""
    digest = hashlib.blake2b(str(FORMAT).encode(), digest_size=8)
    for package, names in (("ontology", (*ONTOLOGY_FILES, *VOCABULARY_FILES)), ("kg_build.link", _LINK_FILES)):
        for name in names:
            digest.update(files(package).joinpath(name).read_bytes())
    return digest.hexdigest()


def linked_anew(path: Path, record: DocumentRecord, decisions: Decisions) -> Bundle:
    """Return a stored document's bundle with its facts linked by today's vocabulary and decisions."""
    reading = stored_reading(record.slug, partial(read_part, path, record))
    return bundle(link(reading, decisions), second_reader(record))


def outdated(path: Path, manifest: Manifest, decisions: Decisions, besides: Iterable[str] = ()) -> tuple[Bundle, ...]:
    """Return the documents that were linked by another vocabulary, linked anew; none where it is the same."""
    if manifest.vocabulary in ("", vocabulary_key()):
        return ()
    left = sorted(manifest.documents.keys() - set(besides))
    return tuple(linked_anew(path, manifest.documents[slug], decisions) for slug in left)
