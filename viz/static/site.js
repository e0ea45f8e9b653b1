// Suggestions as one types, the theme switch, and pairs of marks and facts on a document's page.
"use strict";

const root = document.documentElement;

function theme() {
  const button = document.querySelector("[data-theme-switch]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const dark = getComputedStyle(root).colorScheme === "dark" ||
      (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("jiaoce-theme", root.dataset.theme);
  });
}

function suggestions(box) {
  const input = box.querySelector("input");
  const list = document.createElement("ul");
  list.className = "suggest";
  list.id = `${input.id}-list`;
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", input.getAttribute("aria-label") || input.labels[0]?.innerText || "");
  // A screen reader hears how many there are without leaving the input.
  const count = document.createElement("span");
  count.className = "vh";
  count.role = "status";
  box.append(list, count);
  Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })
    .forEach(([name, value]) => input.setAttribute(name, value));
  const fills = box.dataset.suggest === "fill";
  let newest = 0, chosen = -1;

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function choose(index) {
    const options = [...list.children];
    if (!options.length) return;
    chosen = (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    options[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[chosen].id);
  }
  function take(option) {
    if (fills) { input.value = option.dataset.label; close(); input.focus(); } else location.assign(option.dataset.href);
  }
  function show(found) {
    list.replaceChildren(...found.map((item, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.role = "option";
      option.dataset.href = item.href;
      option.dataset.label = item.label;
      option.setAttribute("aria-selected", "false");
      const label = document.createElement("bdi");
      label.textContent = item.name ? `${item.label}（${item.name}）` : item.label;
      const kind = document.createElement("span");
      kind.className = "kind";
      kind.textContent = item.kind;
      option.append(label, kind);
      option.addEventListener("mousedown", (event) => { event.preventDefault(); take(option); });
      return option;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    count.textContent = found.length ? document.body.dataset.found.replace("#", found.length) : "";
    chosen = -1;
  }
  input.addEventListener("input", async () => {
    const query = input.value.trim(), turn = ++newest;
    if (!query) { close(); return; }
    const kinds = input.dataset.kinds ? `&kinds=${encodeURIComponent(input.dataset.kinds)}` : "";
    try {
      const answer = await fetch(`/suggest?q=${encodeURIComponent(query)}${kinds}`, { headers: { Accept: "application/json" } });
      if (turn === newest && answer.ok) show((await answer.json()).found);
    } catch { close(); /* a server that is away suggests nothing */ }
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen - 1); }
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); take(list.children[chosen]); }
    else if (event.key === "Escape") close();
  });
  input.addEventListener("blur", () => setTimeout(close, 120));
}

function reader() {
  const text = document.querySelector(".text"), side = document.querySelector(".side");
  if (!text || !side) return;
  const entry = (number) => side.querySelector(`li[data-fact="${number}"]`);
  const frame = () => new Promise(requestAnimationFrame);
  function bring(line) {
    const away = line.getBoundingClientRect().top - side.getBoundingClientRect().top;
    side.scrollTo({ top: side.scrollTop + away - side.clientHeight / 3, behavior: "instant" });
  }
  function light(number, scroll) {
    document.querySelectorAll(".on").forEach((node) => node.classList.remove("on"));
    text.querySelectorAll(`mark[data-f~="${number}"]`).forEach((node) => node.classList.add("on"));
    const line = entry(number);
    if (line) {
      line.classList.add("on");
      // Lines out of sight have only an estimated height: come near, then exactly.
      if (scroll) [0, 1, 2].reduce((done) => done.then(frame).then(() => bring(line)), Promise.resolve());
    }
  }
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || getSelection().toString()) return;
    const numbers = mark.dataset.f.split(" ");
    const now = numbers.findIndex((number) => entry(number)?.classList.contains("on"));
    light(numbers[(now + 1) % numbers.length], true);
  });
  side.addEventListener("click", (event) => {
    const line = event.target.closest("li[data-fact]");
    if (line && event.target.closest(".say")) light(line.dataset.fact, false);
  });
  side.querySelectorAll(".filters input").forEach((box) => box.addEventListener("change", () => filter(side, text)));
  if (matchMedia("(max-width: 60rem)").matches) side.querySelector(".filterbox").open = false;
  const arrive = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const mark = target && (target.closest("mark") || target.querySelector("mark") || target.nextElementSibling);
    if (mark && mark.dataset.f) light(target.dataset.fact || mark.dataset.f.split(" ")[0], true);
  };
  addEventListener("hashchange", arrive);
  arrive();
}

function filter(side, text) {
  const shown = new Set([...side.querySelectorAll(".filters input:checked")].map((box) => box.value));
  side.querySelectorAll("li[data-fact]").forEach((line) => { line.hidden = !shown.has(line.dataset.kind); });
  text.querySelectorAll("mark").forEach((mark) => {
    const kinds = mark.dataset.kinds.split(" "), kind = kinds.find((name) => shown.has(name));
    const many = kinds.filter((name) => name !== "aside").length > 1;
    mark.className = kind ? `k-${kind}${many ? " many" : ""}` : "";
    mark.classList.toggle("off", !kind);
  });
}

// What takes longer than a page may comes after it: the same page that waits, of which its answer is taken.
async function later(place) {
  const whole = place.closest("#answer");
  try {
    const answer = await fetch(place.dataset.later, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    whole.replaceChildren(...(page.querySelector("#answer") || page.querySelector("main")).childNodes);
  } catch {
    place.querySelector("[role=status]").textContent = place.dataset.failed;
    delete place.dataset.later;
  }
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.querySelector("#find").focus();
  }
});
// A decision takes seconds: the button says that it was heard, and a second click is not sent.
document.querySelectorAll("form[method=post]").forEach((form) => form.addEventListener("submit", (event) => {
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  const button = form.querySelector("button");
  button.textContent = document.body.dataset.saving;
  button.setAttribute("aria-busy", "true");
}));
addEventListener("pageshow", (event) => { if (event.persisted && document.querySelector("form[data-sent]")) location.reload(); });
// Of a wide table in a narrow window the latest years are seen first.
document.querySelectorAll(".scroll:has(> .report:not(.aside))").forEach((box) => { box.scrollLeft = box.scrollWidth; });

// Cards as one types: those that hold every word stay, and so do the groups that hold any.
function narrow(place) {
  const none = document.querySelector("[data-none]");
  place.hidden = false;
  place.querySelector("input").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    const cards = [...document.querySelectorAll(".cards > li")];
    for (const card of cards) card.hidden = !words.every((word) => card.textContent.toLowerCase().includes(word));
    for (const group of document.querySelectorAll("main section")) group.hidden = !group.querySelector(".cards > li:not([hidden])");
    none.hidden = cards.some((card) => !card.hidden);
  });
}
document.querySelectorAll("[data-filter]").forEach(narrow);
theme();
document.querySelectorAll("[data-suggest]").forEach(suggestions);
document.querySelectorAll("[data-later]").forEach(later);
reader();
