"""The one place where IRIs of vocabularies are written.

`JC` is closed: an attribute that `core.ttl` does not declare is an error for the type checker and at
run time; a test compares both ways. Terms of other vocabularies come from rdflib's own closed
namespaces or, where rdflib has none, from the ones below.
"""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, QB, RDF, RDFS, SDO, SKOS, TIME, XSD, DefinedNamespace

__all__ = [
    "DCTERMS", "FORMATS", "GEO", "JC", "JC_NAMESPACE", "OA", "OWL", "PREFIXES", "PROV", "QB", "QUDT", "RDF", "RDFS", "SD", "SDMX_ATTRIBUTE",
    "SDMX_DIMENSION", "SDMX_MEASURE", "SDO", "SEMAPV", "SH", "SKOS", "SPARQL_RESULTS", "SSSOM", "TIME", "UNIT", "VOID", "XSD",
]  # fmt: skip

JC_NAMESPACE = "https://w3id.org/jiaoce/ontology#"

SDMX_DIMENSION = Namespace("http://purl.org/linked-data/sdmx/2009/dimension#")
SDMX_MEASURE = Namespace("http://purl.org/linked-data/sdmx/2009/measure#")
SDMX_ATTRIBUTE = Namespace("http://purl.org/linked-data/sdmx/2009/attribute#")
OA = Namespace("http://www.w3.org/ns/oa#")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
QUDT = Namespace("http://qudt.org/schema/qudt/")
UNIT = Namespace("http://qudt.org/vocab/unit/")
SH = Namespace("http://www.w3.org/ns/shacl#")
VOID = Namespace("http://rdfs.org/ns/void#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
SPARQL_RESULTS = "http://www.w3.org/2005/sparql-results#"
SSSOM = Namespace("https://w3id.org/sssom/")
SEMAPV = Namespace("https://w3id.org/semapv/vocab/")


class JC(DefinedNamespace):
    """The terms of jiaoce's own ontology, as `core.ttl` declares them."""

    _NS = Namespace(JC_NAMESPACE)
    _fail = True

    Region: URIRef
    School: URIRef
    Kindergarten: URIRef
    PrimarySchool: URIRef
    JuniorMiddleSchool: URIRef
    SeniorHighSchool: URIRef
    VocationalSchool: URIRef
    SpecialSchool: URIRef
    HigherEducationInstitution: URIRef
    Organization: URIRef
    PolicyDocument: URIRef
    Initiative: URIRef
    Indicator: URIRef
    Observation: URIRef
    Outcome: URIRef
    Target: URIRef
    Baseline: URIRef
    Change: URIRef
    Standard: URIRef
    Rating: URIRef
    Project: URIRef
    Certification: URIRef
    Recognition: URIRef
    Evidence: URIRef
    Assessment: URIRef
    Conflict: URIRef
    Corroboration: URIRef
    Reconciliation: URIRef

    adminCode: URIRef
    regionLevel: URIRef
    formerCode: URIRef
    validFrom: URIRef
    validUntil: URIRef
    region: URIRef
    issuer: URIRef
    documentNumber: URIRef
    subInitiativeOf: URIRef
    mentionedIn: URIRef
    indicator: URIRef
    schoolStage: URIRef
    expectedUnit: URIRef
    better: URIRef
    comparator: URIRef
    rating: URIRef
    initiative: URIRef
    reportedIn: URIRef
    position: URIRef
    evidence: URIRef
    investment: URIRef
    newPlaces: URIRef
    plannedSpending: URIRef
    responsibleBody: URIRef
    constructionKind: URIRef
    startYear: URIRef
    endYear: URIRef
    certifiedAs: URIRef
    level: URIRef
    state: URIRef
    recipient: URIRef
    honour: URIRef
    section: URIRef
    table: URIRef
    row: URIRef
    column: URIRef
    target: URIRef
    outcome: URIRef
    verdict: URIRef
    margin: URIRef
    basis: URIRef
    between: URIRef
    claim: URIRef
    successorOf: URIRef

    HigherIsBetter: URIRef
    LowerIsBetter: URIRef
    Equal: URIRef
    AtLeast: URIRef
    MoreThan: URIRef
    About: URIRef
    AtMost: URIRef
    LessThan: URIRef
    Attained: URIRef
    NotAttained: URIRef
    BelowAverage: URIRef
    ScoreZero: URIRef
    NotCounted: URIRef
    Passed: URIRef
    Planned: URIRef
    Applied: URIRef
    Failed: URIRef
    Met: URIRef
    Missed: URIRef
    Undetermined: URIRef
    SameIndicator: URIRef
    CloseIndicator: URIRef
    ChangeOfValues: URIRef
    TotalOfParts: URIRef
    RateOfCounts: URIRef
    ListAndTable: URIRef
    TableAndProse: URIRef
    Consistent: URIRef
    Inconsistent: URIRef


def _prefixes() -> dict[str, str]:
    bound = {
        "jc": JC_NAMESPACE, "qb": QB._NS, "skos": SKOS._NS, "prov": PROV._NS, "dcterms": DCTERMS._NS, "time": TIME._NS,
        "schema": SDO._NS, "rdf": RDF._NS, "rdfs": RDFS._NS, "owl": OWL._NS, "xsd": XSD._NS, "oa": OA, "geo": GEO,
        "sdmx-dimension": SDMX_DIMENSION, "sdmx-measure": SDMX_MEASURE, "sdmx-attribute": SDMX_ATTRIBUTE,
        "qudt": QUDT, "unit": UNIT, "void": VOID, "sh": SH, "sssom": SSSOM, "semapv": SEMAPV,
    }  # fmt: skip
    return {prefix: str(namespace) for prefix, namespace in bound.items()}


PREFIXES = _prefixes()
