/* The static page's whole program: the precomputed answer of the selection chosen goes into its places. */
(() => {
  "use strict";
  const { answers, config } = JSON.parse(document.getElementById("precomputed").textContent);
  const byId = (id) => document.getElementById(id);
  const drawn = {};

  function put(place, html) {
    if (!place || place.held === html) return;
    place.innerHTML = html;
    place.held = html;
  }

  function filters(html) {
    const bar = byId("filters");
    if (!bar.held) { put(bar, html); return; }
    const next = document.createElement("template");
    next.innerHTML = html;
    for (const text of next.content.querySelectorAll("[data-text]")) {
      bar.querySelector(`[data-text="${text.dataset.text}"]`).textContent = text.textContent;
    }
    for (const field of next.content.querySelectorAll("input[name]")) {
      byId(field.id).checked = field.checked;
      byId(field.id).disabled = field.disabled;
      byId(field.id).parentElement.className = field.parentElement.className;
    }
    for (const field of next.content.querySelectorAll("select")) byId(field.id).value = field.value;
  }

  function show(query) {
    const answer = answers[query];
    if (!answer) throw new Error(`not precomputed: ${query}`);
    put(byId("live"), answer.live);
    put(byId("notices"), answer.notices);
    filters(answer.filters);
    for (const [name, pieces] of Object.entries(answer.cards)) {
      for (const [piece, html] of Object.entries(pieces)) put(byId(name).querySelector(`[data-place="${piece}"]`), html);
      const drawing = byId(`${name}-drawing`);
      if (drawing) drawing.setAttribute("aria-label", answer.alternatives[name]);
    }
    for (const [name, figure] of Object.entries(answer.figures)) {
      const text = JSON.stringify(figure);
      if (!figure || drawn[name] === text) continue;
      drawn[name] = text;
      const { data, layout } = JSON.parse(text); // plotly.js writes into what it is given
      Plotly.react(byId(`${name}-graph`), data, layout, config);
    }
    put(byId("prose"), answer.prose || "");
    byId("announce").textContent = answer.announce;
  }

  document.addEventListener("change", () => {
    const query = new URLSearchParams();
    const form = new FormData(document.querySelector(".filters-form"));
    for (const name of ["project", "phase", "site", "from", "to", "as_of"]) {
      for (const value of form.getAll(name)) if (value) query.append(name, value);
    }
    show(query.toString());
  });
  show("");
})();
