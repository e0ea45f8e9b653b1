"""Charts: an answer of the library as a picture, by what its question says is best.

    figure(result, graph)   a plotly figure as plain values, and the points it draws
    chart(result, graph)    one HTML page that needs no network cable

Charts are drawn by plotly's script from its Python package; nothing else of plotly is imported.
"""

from viz.charts.choose import KINDS, figure
from viz.charts.pages import assets, chart

__all__ = ["KINDS", "assets", "chart", "figure"]
