// The page of a network: drawing, legend, search, side panel, keyboard. Every text goes in as text, never as HTML.
"use strict";
(() => {
  const source = JSON.parse(document.getElementById("data").textContent);
  const config = source.config;
  const options = typeof source.options === "string" ? JSON.parse(source.options) : source.options;
  const find = (id) => document.getElementById(id);
  const nodes = new vis.DataSet(source.nodes);
  const edges = new vis.DataSet(source.edges);
  const hidden = new Set();
  let language = config.language;
  const T = {
    zh: { drawn: (n, m) => `画出 ${n} 个对象、${m} 条关系`, left: (n) => `，另有 ${n} 个未画出`, other: "English",
      picture: (n) => `关系网络图，${n} 个对象；下方或右侧列表可用键盘逐个查看`, names: "又名", joined: "关系", said: "原文依据",
      figures: "数据", open: "打开页面", iri: "资源标识", expand: "展开邻居", more: (n) => `还有 ${n} 个邻居未画出`, none: "没有找到",
      chars: (a, b) => `第 ${a}–${b} 字`, pick: "点一个对象或一条线，看它的原文依据。", between: "关系", loading: "正在展开…", failed: "展开失败" },
    en: { drawn: (n, m) => `${n} things and ${m} relations drawn`, left: (n) => `, ${n} more not drawn`, other: "中文",
      picture: (n) => `Network of ${n} things; the list beside it can be walked by keyboard`, names: "Also called", joined: "Relations",
      said: "Evidence", figures: "Figures", open: "Open page", iri: "Identifier", expand: "Show its neighbours",
      more: (n) => `${n} more neighbours not drawn`, none: "Nothing found", chars: (a, b) => `characters ${a}–${b}`,
      pick: "Choose a thing or a line to read its evidence.", between: "Relation", loading: "Loading…", failed: "Could not be loaded" },
  };
  const t = () => T[language];
  const named = (node) => node[language] || node.zh;

  const view = new vis.DataView(nodes, { filter: (node) => !hidden.has(node.kind) });
  const network = new vis.Network(find("picture"), { nodes: view, edges }, options);

  function make(tag, text, attributes = {}) {
    const made = document.createElement(tag);
    if (text !== undefined && text !== "") made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  function address(kind, iri) {
    if (kind === "document" && config.document_url) {
      return config.document_url + encodeURIComponent(decodeURI(iri.split("/document/").pop().split("#")[0]));
    }
    return config.entity_url ? config.entity_url + encodeURIComponent(iri) : iri;
  }

  function link(text, target) {
    // Only web addresses become links: an IRI of another scheme stays text.
    return /^(https?:|\/)/.test(target) ? make("a", text, { href: target, rel: "noopener" }) : make("span", text);
  }

  function quotes(list) {
    return list.map((said) => {
      const quote = make("blockquote", said.quote);
      const cite = make("cite");
      const place = config.document_url ? `${address("document", said.document)}#char=${said.start},${said.end}` : address("document", said.document);
      cite.append(link(said.title, place), ` · ${t().chars(said.start, said.end)}`);
      quote.append(cite);
      return quote;
    });
  }

  function figure(each) {
    const box = make("div", undefined, { class: `figure ${each.verdict || ""}` });
    const line = make("p", each[language]);
    const judged = each[`judged_${language}`];
    if (judged) line.append(" ", make("em", judged));
    box.append(line, ...quotes(each.evidence || []));
    return box;
  }

  function sentence(edge) {
    const words = (config.relations[edge.relation] || {})[language] || `{source} ${edge[`words_${language}`]} {target}`;
    const values = { source: named(nodes.get(edge.from)), target: named(nodes.get(edge.to)), n: edge.n };
    return words.replace(/\{(source|target|n)\}/g, (_, name) => values[name]);
  }

  function item(text, action) {
    const row = make("li");
    const button = make("button", text, { type: "button" });
    button.addEventListener("click", action);
    row.append(button);
    return row;
  }

  function showNode(id) {
    const node = nodes.get(id);
    const kind = config.kinds[node.kind] || config.kinds.Other;
    const shown = [make("h2", named(node)), make("p", kind[language], { class: "kind" })];
    if ((node.names || []).length) shown.push(make("p", `${t().names}：${node.names.join("、")}`, { class: "names" }));
    if ((node.statements || []).length) {
      const list = make("dl");
      const at = language === "zh" ? 0 : 1;
      for (const said of node.statements) list.append(make("dt", said[at]), make("dd", said[2 + at]));
      shown.push(list);
    }
    const row = make("div", undefined, { class: "row" });
    row.append(link(config.entity_url ? t().open : t().iri, address(node.kind === "PolicyDocument" ? "document" : "entity", id)));
    if (config.expand_url) {
      const button = make("button", t().expand, { type: "button" });
      button.addEventListener("click", () => expand(id, button));
      row.append(button);
    }
    shown.push(row);
    if (node.more > 0) shown.push(make("p", t().more(node.more), { class: "kind" }));
    if ((node.figures || []).length) shown.push(make("h3", t().figures), ...node.figures.map(figure));
    if ((node.evidence || []).length) shown.push(make("h3", t().said), ...quotes(node.evidence));
    else if (!(node.figures || []).length) shown.push(...withFocus(id));
    const joined = make("ul");
    for (const edgeId of network.getConnectedEdges(id)) {
      const edge = edges.get(edgeId);
      joined.append(item(`${sentence(edge)}${(edge.figures || []).length ? `：${edge.figures[0][language]}` : ""}`, () => select({ edge: edgeId })));
    }
    if (joined.children.length) shown.push(make("h3", t().joined), joined);
    find("details").replaceChildren(...shown);
  }

  // What has no words of its own (a place, an indicator) shows the figures that join it to the focus.
  function withFocus(id) {
    const joined = network.getConnectedEdges(id).map((each) => edges.get(each));
    const found = joined.filter((edge) => [edge.from, edge.to].includes(config.focus) && id !== config.focus);
    const figures = found.flatMap((edge) => edge.figures || []);
    return figures.length ? [make("h3", t().figures), ...figures.map(figure)] : [];
  }

  function showEdge(id) {
    const edge = edges.get(id);
    const shown = [make("h2", sentence(edge))];
    const ends = make("ul");
    for (const end of [edge.from, edge.to]) ends.append(item(named(nodes.get(end)), () => select({ node: end })));
    shown.push(ends);
    if ((edge.figures || []).length) shown.push(make("h3", t().figures), ...edge.figures.map(figure));
    const own = edge.evidence || [];
    const said = own.length || (edge.figures || []).length ? own : nodes.get(edge.from).evidence || [];
    if (said.length) shown.push(make("h3", t().said), ...quotes(said));
    find("details").replaceChildren(...shown);
  }

  const LABELLED = 16; // more words at once would lie over each other

  function emphasise(ids, edgeIds) {
    const near = new Set(ids);
    const lit = new Set(edgeIds);
    nodes.update(nodes.getIds().map((id) => ({ id, opacity: !ids || near.has(id) ? 1 : 0.25 })));
    edges.update(edges.get().map((edge) => ({
      id: edge.id,
      label: (ids ? lit.has(edge.id) && lit.size <= LABELLED : edge.shown) ? edge[`words_${language}`] : "",
      hidden: Boolean(ids) && !lit.has(edge.id) && nodes.length > 60,
    })));
  }

  function select({ node, edge }, move = true) {
    if (node !== undefined) {
      network.selectNodes([node]);
      emphasise([node, ...network.getConnectedNodes(node)], network.getConnectedEdges(node));
      showNode(node);
      if (move) network.focus(node, { scale: Math.max(network.getScale(), 0.8), animation: false });
    } else {
      network.setSelection({ nodes: [], edges: [edge] });
      emphasise(network.getConnectedNodes(edge), [edge]);
      showEdge(edge);
    }
    if (move) find("details").querySelector("h2").setAttribute("tabindex", "-1");
  }

  // At first no smaller than can be read, even if not all is to be seen then; the button shows the whole.
  const READABLE = 0.75;

  function fit(least = 0) {
    // vis-network's own fit looks at centres, and cuts wide labels off at the rim.
    const at = network.getPositions(view.getIds());
    const boxes = view.get().map(({ id, w, h }) => (
      { left: at[id].x - w / 2, right: at[id].x + w / 2, top: at[id].y - h / 2, bottom: at[id].y + h / 2 }));
    if (!boxes.length) return;
    const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
    const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
    const room = find("picture");
    const scale = Math.min(room.clientWidth / (right - left + 50), room.clientHeight / (bottom - top + 50), 1.2);
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const shown = Math.max(scale, least);
    const aim = scale < least && at[config.focus] ? at[config.focus] : middle;
    // Where not all is to be seen, no room is given to what lies beyond the rim.
    const within = (wanted, low, high, room) => {
      const half = room / shown / 2 - 25;
      return high - low <= 2 * half ? (low + high) / 2 : Math.min(Math.max(wanted, low + half), high - half);
    };
    const position = { x: within(aim.x, left, right, room.clientWidth), y: within(aim.y, top, bottom, room.clientHeight) };
    network.moveTo({ position, scale: shown, animation: false });
  }

  function clear() {
    network.unselectAll();
    emphasise(null, []);
    invite();
  }

  function invite() {
    find("details").replaceChildren(make("p", t().pick));
    for (const note of config.notes) find("details").append(make("p", note[language] || note));
  }

  function list() {
    const wanted = find("search").value.trim().toLowerCase();
    const found = view.get().filter((node) => [node.zh, node.en, ...(node.names || [])].join("\n").toLowerCase().includes(wanted));
    found.sort((a, b) => (a.hop || 0) - (b.hop || 0) || named(a).localeCompare(named(b), "zh"));
    const rows = found.map((node) => {
      const row = item(named(node), () => select({ node: node.id }));
      row.firstChild.append(" ", make("span", (config.kinds[node.kind] || config.kinds.Other)[language], { class: "kind" }));
      return row;
    });
    find("things").replaceChildren(...(rows.length ? rows : [make("li", t().none)]));
    return found;
  }

  async function expand(id, button) {
    button.disabled = true;
    button.textContent = t().loading;
    try {
      const answer = await fetch(config.expand_url + encodeURIComponent(id), { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      merge(await answer.json(), id);
      select({ node: id }, false);
    } catch {
      button.textContent = t().failed;
    }
  }

  const APART = 14, RINGS = 40, STEPS = 24; // pixels between two boxes; places tried on ever wider rings

  /** Return the nearest place around a point where a box covers none of those that are drawn. */
  function freePlace(here, { w, h }, taken) {
    const free = (x, y) => taken.every((box) => (
      Math.abs(box.x - x) >= (box.w + w) / 2 + APART || Math.abs(box.y - y) >= (box.h + h) / 2 + APART));
    for (let ring = 3; ring < RINGS; ring += 1) {
      for (let step = 0; step < STEPS; step += 1) {
        const angle = (2 * Math.PI * step) / STEPS;
        const [x, y] = [here.x + 75 * ring * Math.cos(angle), here.y + 50 * ring * Math.sin(angle)];
        if (free(x, y)) return { x, y };
      }
    }
    return { x: here.x, y: here.y + 50 * RINGS };
  }

  /** Bring what was found into the picture, where none of it is to be seen. */
  function bring(found) {
    const [room, at] = [find("picture"), network.getPositions(found.map((node) => node.id))];
    const seen = Object.values(at).some((place) => {
      const { x, y } = network.canvasToDOM(place);
      return x > 0 && y > 0 && x < room.clientWidth && y < room.clientHeight;
    });
    if (!seen) network.moveTo({ position: at[found[0].id], animation: false });
  }

  function merge(part, id) {
    const here = network.getPosition(id);
    const at = network.getPositions();
    const taken = nodes.get().map(({ id: own, w, h }) => ({ ...at[own], w, h }));
    for (const node of part.nodes.filter((each) => !nodes.get(each.id))) {
      const place = freePlace(here, node, taken);
      taken.push({ ...place, w: node.w, h: node.h });
      nodes.add({ ...node, ...place });
    }
    const known = new Set(edges.get().map((edge) => [edge.from, edge.relation, edge.to].join("|")));
    edges.add(part.edges.filter((edge) => !known.has([edge.from, edge.relation, edge.to].join("|"))).map((edge) => ({ ...edge, id: `${edge.id}@${id}` })));
    nodes.update({ id, more: part.left_out });
    speak();
  }

  function speak() {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    for (const each of document.querySelectorAll("[data-zh]")) each.textContent = each.dataset[language];
    find("legend").setAttribute("aria-label", find("legend").dataset[language === "zh" ? "labelZh" : "labelEn"]);
    find("language").textContent = t().other;
    find("counts").textContent = t().drawn(nodes.length, edges.length) + (config.left_out ? t().left(config.left_out) : "");
    find("picture").setAttribute("aria-label", t().picture(nodes.length));
    list();
  }

  function relabel() {
    nodes.update(nodes.get().map((node) => ({ id: node.id, label: node[`label_${language}`] })));
  }

  function setLanguage() {
    language = language === "zh" ? "en" : "zh";
    relabel();
    speak();
    clear();
  }

  network.on("click", (event) => {
    if (event.nodes.length) select({ node: event.nodes[0] }, false);
    else if (event.edges.length) select({ edge: event.edges[0] }, false);
    else clear();
  });
  network.on("doubleClick", (event) => {
    const button = find("details").querySelector(".row button");
    if (event.nodes.length && button) button.click();
  });
  find("search").addEventListener("input", () => {
    const found = list();
    if (find("search").value.trim() && found.length) {
      emphasise(found.map((node) => node.id), []);
      network.selectNodes(found.map((node) => node.id), false);
      bring(found);
    } else clear();
  });
  find("search").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const found = list();
    if (found.length) select({ node: found[0].id });
  });
  find("things").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const buttons = [...find("things").querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement) + step];
    if (next) next.focus();
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { find("search").value = ""; list(); clear(); }
    else if (event.key === "/" && document.activeElement !== find("search")) { find("search").focus(); event.preventDefault(); }
  });
  for (const button of find("legend").querySelectorAll("button")) {
    button.addEventListener("click", () => {
      const show = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(show));
      if (show) hidden.delete(button.dataset.kind); else hidden.add(button.dataset.kind);
      view.refresh();
      list();
    });
  }
  find("fit").addEventListener("click", () => fit());
  addEventListener("beforeprint", () => fit());
  let moved = false;
  network.on("dragEnd", () => { moved = true; });
  network.on("zoom", () => { moved = true; });
  new ResizeObserver(() => { if (!moved) fit(READABLE); }).observe(find("picture"));
  find("language").addEventListener("click", setLanguage);
  find("png").addEventListener("click", () => jiaoceExport.png(find("picture").querySelector("canvas"), `${config.title.slice(0, 60)}.png`));
  find("graphml").addEventListener("click", () => {
    const text = jiaoceExport.graphml(nodes.get(), edges.get());
    jiaoceExport.save(`${config.title.slice(0, 60)}.graphml`, new Blob([text], { type: "application/xml" }));
  });

  if (window.frameElement) document.body.classList.add("framed"); // the page around it has a title and a language
  if (language !== "zh") relabel();
  speak();
  invite();
  // The boxes of labels are known after the first drawing, and the page's own columns a moment later.
  network.once("afterDrawing", () => requestAnimationFrame(() => {
    fit(READABLE);
    document.body.dataset.ready = "true";
  }));
})();
