DROP SILENT GRAPH $graph ;
INSERT DATA { GRAPH $graph {
$triples
} }
