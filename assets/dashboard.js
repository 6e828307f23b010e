/* Puts one answer of the server into the page: words by places, figures by marks. The address is the only state. */
(() => {
  "use strict";
  const NARROW = "(max-width: 760px)";
  const state = { shows: "", version: "", seen: new Set(), asked: 0, asking: 0 };
  const byId = (id) => document.getElementById(id);

  function request() {
    state.asked += 1;
    return {
      path: location.pathname, query: location.search, shows: state.shows, turn: state.asked,
      size: matchMedia(NARROW).matches ? "narrow" : "wide",
    };
  }

  const refresh = () => window.dashboard.ask(request());

  /* A link or a filter was used: the address changes, then the page follows it. */
  function go(address, replace) {
    const url = new URL(address, location.href);
    if (url.pathname === location.pathname && url.search === location.search && !url.hash) return;
    if (window.dashboard.leaveFor(url)) return;
    const samePage = url.pathname === location.pathname;
    history[replace ? "replaceState" : "pushState"]({}, "", url);
    if (!samePage) scrollTo(0, 0);
    if (samePage && url.hash && state.shows) jump(url.hash);
    refresh();
  }

  function jump(hash) {
    const target = hash && byId(decodeURIComponent(hash.slice(1)));
    if (target) { target.scrollIntoView(); target.setAttribute("tabindex", "-1"); target.focus({ preventScroll: true }); }
  }

  /* New HTML for a place, only where it differs; the focus stays where the reader had it. */
  function put(place, html) {
    if (!place || place.held === html) return;
    const key = place.contains(document.activeElement) && document.activeElement.dataset.key;
    const open = [...place.querySelectorAll("details[open] > summary[data-key]")].map((summary) => summary.dataset.key);
    place.innerHTML = html;
    place.held = html;
    for (const name of open) {
      const summary = place.querySelector(`summary[data-key="${CSS.escape(name)}"]`);
      if (summary) summary.parentElement.open = true;
    }
    const again = key && place.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (again) again.focus({ preventScroll: true });
  }

  /* The filter bar keeps its elements while its choices are the same: an open list stays open and scrolled. */
  function putFilters(html) {
    const bar = byId("filters");
    if (bar.held === html) return;
    const next = document.createElement("template");
    next.innerHTML = html;
    const shape = (root) => [...root.querySelectorAll("input[name], option")].map((field) => field.value).join("\n");
    if (!html || shape(next.content) !== shape(bar)) { put(bar, html); return; }
    bar.held = html;
    for (const fresh of next.content.querySelectorAll("input[name], select")) {
      const field = byId(fresh.id);
      if (fresh.tagName === "SELECT") { if (field.value !== fresh.value) field.value = fresh.value; continue; }
      field.checked = fresh.checked;
      field.disabled = fresh.disabled;
      field.parentElement.className = fresh.parentElement.className;
    }
    for (const fresh of next.content.querySelectorAll("[data-text]")) {
      bar.querySelector(`[data-text="${fresh.dataset.text}"]`).textContent = fresh.textContent;
    }
    for (const fresh of next.content.querySelectorAll("a[data-key]")) {
      const link = bar.querySelector(`a[data-key="${fresh.dataset.key}"]`);
      link.setAttribute("href", fresh.getAttribute("href"));
      link.className = fresh.className;
    }
  }

  function putCards(answer) {
    if (state.shows !== answer.path) return;
    for (const [name, pieces] of Object.entries(answer.cards)) {
      const card = byId(name);
      for (const [piece, html] of Object.entries(pieces)) put(card.querySelector(`[data-place="${piece}"]`), html);
      dress(card);
      const drawing = byId(`${name}-drawing`);
      if (!drawing) continue;
      drawing.setAttribute("aria-label", answer.alternatives[name]);
      if (answer.figures[name]) drawing.style.minHeight = `${answer.figures[name].layout.height}px`;
    }
    for (const [name, figure] of Object.entries(answer.figures)) if (figure) window.dashboard.draw(name, figure);
    put(byId("prose"), answer.prose || "");
  }

  /* Whether a card shows its drawing or its table is the reader's, not the data's. */
  function dress(card) {
    const table = card.classList.contains("as-table");
    for (const button of card.querySelectorAll("[data-show]")) {
      button.setAttribute("aria-pressed", String((button.dataset.show === "table") === table));
    }
  }

  function show(answer) {
    if (!answer) return null;
    state.version = answer.version;
    state.seen.add(answer.version);
    put(byId("live"), answer.live);
    localTimes();
    put(byId("instead"), answer.lost || (answer.wait ? waiting(answer) : ""));
    if (answer.again) setTimeout(refresh, 400);
    if (answer.again && state.shows === location.pathname) return null; // what is shown stays until then
    putFilters(answer.filters);
    document.title = answer.title || document.title;
    for (const link of document.querySelectorAll(".top nav a")) {
      if (new URL(link.href).pathname === answer.path) {
        link.setAttribute("aria-current", "page");
        if (state.shows !== answer.path) link.parentElement.scrollLeft = link.offsetLeft - 90; // a phone's screen is narrower than the row
      } else link.removeAttribute("aria-current");
    }
    if (answer.wait || answer.lost) {
      state.shows = "";
      put(byId("notices"), answer.notices);
      return null;
    }
    const first = state.shows !== answer.path;
    state.shows = answer.path;
    byId("announce").textContent = answer.announce;
    whenThere(answer, () => { put(byId("notices"), answer.notices); putCards(answer); if (first) jump(location.hash); });
    return null;
  }

  /* The cards of another page are React's to mount; their words follow before they are painted, so that nothing moves. */
  function whenThere(answer, then) {
    const there = () => Object.keys(answer.cards).every(byId);
    if (there()) { then(); return; }
    const watch = new MutationObserver(() => {
      if (there()) { watch.disconnect(); then(); } else if (state.shows !== answer.path) watch.disconnect();
    });
    watch.observe(byId("page"), { childList: true, subtree: true });
  }

  function waiting({ wait, again }) {
    const text = document.createElement("p");
    text.className = again && state.shows ? "notice as-of" : "card loading";
    text.textContent = wait;
    return text.outerHTML;
  }

  /* Times are written in the reader's own zone. */
  function localTimes() {
    for (const time of document.querySelectorAll("#live time")) {
      const day = new Date(time.dateTime);
      const today = day.toDateString() === new Date().toDateString();
      time.textContent = day.toLocaleString("en-GB", today ? { hour: "2-digit", minute: "2-digit" }
        : { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
    }
  }

  /* The filter form's choices as an address: nothing chosen is nothing written. */
  function chosen(form) {
    const query = new URLSearchParams();
    for (const name of ["project", "phase", "site", "from", "to", "as_of", "audience"]) {
      for (const value of new FormData(form).getAll(name)) {
        if (value && !(name === "audience" && value === "team")) query.append(name, value);
      }
    }
    const text = query.toString();
    return location.pathname + (text ? `?${text}` : "");
  }

  /* One site in a figure: only it; the same again: back to all. */
  function toggleSite(site) {
    const query = new URLSearchParams(location.search);
    const alone = query.getAll("site").length === 1 && query.get("site") === site;
    query.delete("site");
    if (!alone) query.append("site", site);
    const text = query.toString();
    go(location.pathname + (text ? `?${text}` : ""));
  }

  document.addEventListener("change", (event) => {
    const form = event.target.closest(".filters-form");
    if (form && event.target.name) go(chosen(form));
  });
  document.addEventListener("submit", (event) => { if (event.target.closest(".filters-form")) event.preventDefault(); });
  /* Typing in a search field leaves what holds the words, of a list of sites or of achievements. */
  document.addEventListener("input", (event) => {
    const field = event.target;
    const among = field.matches("[data-find]") ? field.closest(".panel").querySelectorAll("label:not(.find)")
      : field.matches("[data-find-in]") ? byId(`${field.dataset.findIn}-list`).children : null;
    if (!among) return;
    const wanted = field.value.trim().toLowerCase();
    let left = 0;
    for (const item of among) {
      item.hidden = Boolean(wanted) && !item.textContent.toLowerCase().includes(wanted);
      left += !item.hidden;
    }
    const found = wanted ? `${left} of ${among.length} hold “${field.value.trim()}”` : "";
    byId("announce").textContent = field.closest(".find").dataset.found = found;
  });
  document.addEventListener("click", (event) => {
    const target = event.target;
    for (const menu of document.querySelectorAll("details[data-menu][open]")) if (!menu.contains(target)) menu.open = false;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const site = target.closest("a[data-site]");
    if (site) { event.preventDefault(); toggleSite(site.dataset.site); return; }
    const page = target.closest("a[data-page]");
    if (page) { event.preventDefault(); go(followed(page)); return; }
    const view = target.closest("[data-show]");
    if (view) { const card = view.closest(".card"); card.classList.toggle("as-table", view.dataset.show === "table"); dress(card); resized(); }
    const filters = target.closest(".open-filters");
    if (filters) filters.setAttribute("aria-expanded", String(filters.closest("form").classList.toggle("open")));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement.closest("details[data-menu][open]") || document.querySelector("details[data-menu][open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  /* A link to another page keeps the filters; one that brings its own query means that query. */
  function followed(link) {
    const url = new URL(link.getAttribute("href"), location.href);
    const own = link.closest("#filters") || url.search;
    return own ? url : url.pathname + location.search + url.hash;
  }

  const resized = () => requestAnimationFrame(() => dispatchEvent(new Event("resize")));
  addEventListener("popstate", refresh);
  matchMedia(NARROW).addEventListener("change", () => { if (state.shows) refresh(); });

  /* A mark of a site was clicked: its key is the site's. */
  document.addEventListener("plotly-site", (event) => toggleSite(event.detail));
  function listen(graph) {
    if (graph.listens || !graph.on) return;
    graph.listens = true;
    graph.on("plotly_click", (event) => {
      const point = event.points[0];
      const site = point && point.customdata;
      if (typeof site === "string" && site.startsWith("site:")) toggleSite(site.slice(5));
    });
  }
  const graphs = () => document.querySelectorAll(".js-plotly-plot");
  new MutationObserver(() => graphs().forEach(listen)).observe(document.documentElement, { childList: true, subtree: true });

  /* On paper a drawing is as wide as the paper, and back again afterwards. */
  const fit = (width) => graphs().forEach((graph) => window.Plotly && window.Plotly.relayout(graph, { width }));
  addEventListener("beforeprint", () => { document.querySelectorAll(".open-filters").forEach((b) => b.setAttribute("data-printed", "")); fit(740); });
  addEventListener("afterprint", () => { graphs().forEach((graph) => window.Plotly.relayout(graph, { width: null, autosize: true })); });

  Object.assign(window.dashboard, { state, refresh, go });
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    dashboard: { begin: () => { window.dashboard.live(); return request(); }, show },
  });
})();
