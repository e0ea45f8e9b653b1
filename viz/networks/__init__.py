"""Networks: what stands around a thing, a view or a path, computed by networkx and drawn by pyvis.

neighbourhood(graph, iri)   the surroundings of one thing -> networkx.MultiDiGraph
page(network, title)        one HTML file that needs no network cable
fragment(network)           the same as JSON values, for expanding in a served page
"""

from viz.networks.draw import fragment, legend, network
from viz.networks.pages import assets, page
from viz.networks.surroundings import neighbourhood

__all__ = ["assets", "fragment", "legend", "neighbourhood", "network", "page"]
