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

  // In a frame of a page that has title and table itself: no title, the table closed, the frame as high as the chart.
  if (window.frameElement) {
    document.body.classList.add("framed");
    document.querySelector("details").open = false;
    new ResizeObserver(() => { window.frameElement.style.height = `${document.body.scrollHeight + 2}px`; }).observe(document.body);
  }

  // On a phone category names would leave no room for the marks.
  if (window.innerWidth < 560) {
    figure.layout.font.size = 11;
    for (const trace of figure.data) {
      if (trace.type === "heatmap") namesAbove(trace);
      else if (trace.marker && trace.marker.showscale) scaleBelow(trace);
    }
  }

  // A map as wide as the screen: the scale below it, names without their values.
  function scaleBelow(trace) {
    Object.assign(trace.marker.colorbar, { orientation: "h", y: -0.02, yanchor: "top", thickness: 10 });
    trace.text = trace.text.map((words) => words.split("<br>")[0]);
    trace.textfont.size = 10;
    figure.layout.height = 460;
  }

  // A heat map with the name of each row above its cells, as wide as its columns need.
  function namesAbove({ x, y, ...rest }) {
    const layout = figure.layout;
    Object.assign(layout.yaxis, { showticklabels: false, ticks: "" });
    layout.annotations = y.map((name) => ({
      text: name, x: 0, xref: "paper", xanchor: "left", y: name, yref: "y", yshift: 20, showarrow: false, font: { size: 12 },
    }));
    Object.assign(figure.data[0], { ...rest, x, y, ygap: 22 });
    Object.assign(layout.margin, { l: 4, r: 24, t: 80 });
    layout.height = 42 * y.length + 110;
    const wide = 28 * x.length + 40;
    if (wide > window.innerWidth) Object.assign(layout, { width: wide, autosize: false });
  }
  Plotly.newPlot(chart, figure.data, figure.layout, config).then(() => {
    chart.on("plotly_click", (event) => show(event.points[0].customdata || event.points[0].data.meta));
    document.body.dataset.ready = "true";
  });
  // Paper is narrower than a window, and a drawn chart does not shrink by itself.
  const PAPER = 640;
  addEventListener("beforeprint", () => { if (chart.clientWidth > PAPER) Plotly.relayout(chart, { width: PAPER }); });
  addEventListener("afterprint", () => { if (figure.layout.autosize !== false) Plotly.relayout(chart, { width: null, autosize: true }); });
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
