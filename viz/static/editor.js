// A small SPARQL editor: completion of prefixed names in a text area, examples, answers as a table.
"use strict";

const form = document.querySelector("#sparql-form"), area = document.querySelector("#editor");
const words = JSON.parse(form.dataset.words), prefixes = JSON.parse(form.dataset.prefixes);
const offers = [...Object.keys(words), ...Object.keys(prefixes).map((prefix) => `${prefix}:`)];
const list = document.createElement("ul");
list.className = "suggest";
list.id = "editor-list";
list.role = "listbox";
list.hidden = true;
list.setAttribute("aria-label", "SPARQL");
area.parentElement.append(list);
let chosen = 0;
const SHOWN = 1000; // rows of an answer; the endpoint gives them all

const typed = () => (/[A-Za-z_][\w:-]*$/.exec(area.value.slice(0, area.selectionStart)) || [""])[0];

function offer() {
  const word = typed();
  const fitting = word.length < 2 ? [] : offers.filter((name) => name !== word && name.toLowerCase().includes(word.toLowerCase()))
    .sort((a, b) => b.startsWith(word) - a.startsWith(word) || a.localeCompare(b)).slice(0, 8);
  list.replaceChildren(...fitting.map((name, i) => {
    const option = document.createElement("li"), label = document.createElement("span");
    option.id = `editor-list-${i}`;
    option.role = "option";
    option.dataset.name = name;
    option.setAttribute("aria-selected", String(i === 0));
    label.textContent = name;
    const meaning = document.createElement("span");
    meaning.className = "kind";
    meaning.textContent = words[name] || prefixes[name.slice(0, -1)] || "";
    option.append(label, meaning);
    option.addEventListener("mousedown", (event) => { event.preventDefault(); take(name); });
    return option;
  }));
  chosen = 0;
  list.hidden = !fitting.length;
  if (list.hidden) area.removeAttribute("aria-activedescendant");
  else area.setAttribute("aria-activedescendant", "editor-list-0");
}

function move(step) {
  const options = [...list.children];
  chosen = (chosen + step + options.length) % options.length;
  options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
  area.setAttribute("aria-activedescendant", options[chosen].id);
}

function take(name) {
  const end = area.selectionStart, start = end - typed().length;
  area.setRangeText(name, start, end, "end");
  list.hidden = true;
  if (!name.endsWith(":")) declare(name.split(":")[0]);
}

function declare(prefix) {
  if (!prefixes[prefix] || new RegExp(`prefix\\s+${prefix}:`, "i").test(area.value)) return;
  const line = `PREFIX ${prefix}: <${prefixes[prefix]}>\n`, at = area.selectionStart + line.length;
  area.value = line + area.value;
  area.setSelectionRange(at, at);
}

function shortened(iri) {
  const known = Object.entries(prefixes).filter(([, space]) => iri.startsWith(space)).sort((a, b) => b[1].length - a[1].length)[0];
  return known ? `${known[0]}:${iri.slice(known[1].length)}` : decodeURIComponent(iri.replace(/^.*\/id\//, "").replace(/%(?![0-9A-Fa-f]{2})/g, "%25"));
}

function cell(binding) {
  const td = document.createElement("td");
  if (!binding) return td;
  if (binding.type === "uri") {
    const link = document.createElement("a");
    link.href = `/entity?iri=${encodeURIComponent(binding.value)}`;
    link.textContent = shortened(binding.value);
    td.append(link);
  } else td.textContent = binding.value;
  return td;
}

function table(answer) {
  const made = document.createElement("table"), head = made.createTHead().insertRow(), body = made.createTBody();
  answer.head.vars.forEach((name) => {
    const th = document.createElement("th");
    th.scope = "col";
    th.textContent = name;
    head.append(th);
  });
  answer.results.bindings.slice(0, SHOWN).forEach((row) => body.insertRow().append(...answer.head.vars.map((name) => cell(row[name]))));
  const box = document.createElement("div");
  box.className = "scroll";
  box.tabIndex = 0;
  box.append(made);
  return box;
}

// The sentence in the page's language; below it what the server said, and the caret where reading stopped.
function refuse(code, said) {
  const troubles = JSON.parse(form.dataset.troubles), place = /line (\d+), column (\d+)/.exec(said);
  const known = code === 400 && place ? troubles.syntax.replace("#line", place[1]).replace("#column", place[2])
    : troubles[code] || troubles.failed;
  document.querySelector("#status").textContent = known;
  document.querySelector("#trouble").textContent = said;
  if (!place) return;
  const lines = area.value.split("\n").slice(0, Number(place[1]));
  const last = [...(lines.pop() || "")].slice(0, Number(place[2]) - 1).join("");
  const at = lines.reduce((sum, line) => sum + line.length + 1, 0) + last.length;
  area.focus();
  area.setSelectionRange(at, at);
}

async function run(event) {
  event?.preventDefault();
  const status = document.querySelector("#status"), result = document.querySelector("#result");
  document.querySelector("#trouble").textContent = "";
  status.textContent = form.dataset.running;
  result.replaceChildren();
  history.replaceState(null, "", `/editor?query=${encodeURIComponent(area.value)}`);
  const started = performance.now();
  let answer, text;
  try {
    answer = await fetch("/sparql", {
      method: "POST", body: new URLSearchParams({ query: area.value }),
      headers: { Accept: "application/sparql-results+json, text/turtle;q=0.8" },
    });
    text = await answer.text();
  } catch (error) { refuse("failed", String(error)); return; }
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  if (!answer.ok) { refuse(answer.status, text); return; }
  if (!(answer.headers.get("content-type") || "").includes("json")) {
    const pre = document.createElement("pre");
    pre.textContent = text;
    result.append(pre);
    status.textContent = `${seconds} s`;
    return;
  }
  const found = JSON.parse(text);
  if ("boolean" in found) { status.textContent = `${found.boolean} · ${seconds} s`; return; }
  const rows = found.results.bindings.length, all = form.dataset.first.replace("#total", rows);
  status.textContent = `${rows > SHOWN ? all : rows} · ${seconds} s`;
  result.append(table(found));
}

area.addEventListener("input", offer);
area.addEventListener("blur", () => { list.hidden = true; });
area.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { run(event); return; }
  if (list.hidden || event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); move(event.key === "ArrowDown" ? 1 : -1); }
  else if (event.key === "Tab" || event.key === "Enter") { event.preventDefault(); take(list.children[chosen].dataset.name); }
  else if (event.key === "Escape") { event.preventDefault(); list.hidden = true; }
});
document.querySelector("#example").addEventListener("change", (event) => {
  if (event.target.value) { area.value = event.target.value; area.focus(); }
});
form.addEventListener("submit", run);
