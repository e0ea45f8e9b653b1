GRAPH $graph {
$triples}
