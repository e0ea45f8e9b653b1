"""Documents to graph: read, structure, extract, link, triples, store; the pipeline joins them."""
