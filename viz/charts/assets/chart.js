// The page of a chart: drawing, the quote behind a mark, saving. Every text goes in as text, never as HTML.
"use strict";
(() => {
  const { figure, evidence, language, document_url: documents, title } = JSON.parse(document.getElementById("data").textContent);
  const zh = language === "zh";
  const chart = document.getElementById("chart");
  const config = { displayModeBar: false, responsive: true, scrollZoom: false, showLink: false };

  function make(tag, text, attributes = {}) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  function quote(said) {
    const box = make("blockquote", said.quote);
    const cite = make("cite");
    const slug = decodeURI(said.document.split("/document/").pop());
    const place = documents ? `${documents}${encodeURIComponent(slug)}#char=${said.start},${said.end}` : "";
    cite.append(place ? make("a", said.title, { href: place }) : said.title);
    cite.append(zh ? ` · 第 ${said.start}–${said.end} 字` : ` · characters ${said.start}–${said.end}`);
    box.append(cite);
    return box;
  }

  function show(observation) {
    const found = evidence[observation] || [];
    const none = make("p", zh ? "没有可显示的原文。" : "There is no quote to show.", { class: "note" });
    document.getElementById("source").replaceChildren(...(found.length ? found.map(quote) : [none]));
  }

  // On a phone category names would leave no room for the marks.
  if (window.innerWidth < 560) figure.layout.font.size = 11;
  Plotly.newPlot(chart, figure.data, figure.layout, config).then(() => {
    chart.on("plotly_click", (event) => show(event.points[0].customdata));
    document.body.dataset.ready = "true";
  });
  for (const button of document.querySelectorAll("button[data-observation]")) {
    button.addEventListener("click", () => {
      show(button.dataset.observation);
      document.getElementById("source").focus();
    });
  }
  document.getElementById("png").addEventListener("click", () => {
    Plotly.downloadImage(chart, { format: "png", width: 1400, height: Math.max(600, chart.clientHeight), filename: title.slice(0, 60) });
  });
})();
