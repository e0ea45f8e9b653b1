// Saving what is shown: the picture as PNG, the network as GraphML. Knows nothing of the page around it.
"use strict";
const jiaoceExport = {
  save(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  },

  png(canvas, name) {
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    const pen = copy.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, copy.width, copy.height);
    pen.drawImage(canvas, 0, 0);
    copy.toBlob((blob) => this.save(name, blob), "image/png");
  },

  graphml(nodes, edges) {
    const space = "http://graphml.graphdrawing.org/xmlns";
    const tree = document.implementation.createDocument(space, "graphml", null);
    const add = (parent, tag, attributes, text) => {
      const made = tree.createElementNS(space, tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      if (text !== undefined) made.textContent = String(text);
      parent.appendChild(made);
      return made;
    };
    const fields = [
      ["zh", "node", "string"], ["en", "node", "string"], ["kind", "node", "string"], ["x", "node", "double"],
      ["y", "node", "double"], ["relation", "edge", "string"], ["words", "edge", "string"], ["n", "edge", "int"],
      ["quote", "edge", "string"],
    ];
    for (const [name, owner, type] of fields) {
      add(tree.documentElement, "key", { id: name, for: owner, "attr.name": name, "attr.type": type });
    }
    const graph = add(tree.documentElement, "graph", { edgedefault: "directed" });
    for (const node of nodes) {
      const made = add(graph, "node", { id: node.id });
      for (const key of ["zh", "en", "kind", "x", "y"]) add(made, "data", { key }, node[key]);
    }
    for (const edge of edges) {
      const made = add(graph, "edge", { id: edge.id, source: edge.from, target: edge.to });
      const said = [...(edge.evidence || []), ...(edge.figures || []).flatMap((figure) => figure.evidence)];
      const values = { relation: edge.relation, words: edge.words_zh, n: edge.n, quote: said.map((each) => each.quote).join("\n") };
      for (const [key, value] of Object.entries(values)) add(made, "data", { key }, value);
    }
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(tree);
  },
};
