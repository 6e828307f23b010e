/* Asks for what a page shows. The first time Dash asks, which then mounts the cards; a page that stands already is asked for
   here, by the same request, since its way through Dash's store takes longer than the server does. */
(() => {
  "use strict";
  const OUTPUTS = [{ id: "page", property: "children" }, { id: "answer", property: "data" }];

  const body = (asked) => JSON.stringify({
    output: "..page.children...answer.data..", outputs: OUTPUTS, changedPropIds: ["request.data"],
    inputs: [{ id: "request", property: "data", value: asked }],
  });

  async function answerTo(asked) {
    try {
      const headers = { "Content-Type": "application/json" };
      const response = await fetch("/_dash-update-component", { method: "POST", headers, body: body(asked) });
      return response.ok ? (await response.json()).response.answer.data : null;
    } catch {
      return null; // live.js says so where the dashboard cannot be reached, and asks again when it is back
    }
  }

  async function ask(asked) {
    const { state } = window.dashboard;
    if (state.shows !== asked.path) { window.dash_clientside.set_props("request", { data: asked }); return; }
    state.asking += 1;
    const answer = await answerTo(asked);
    state.asking -= 1;
    if (asked.turn === state.asked) window.dash_clientside.dashboard.show(answer); // else a later one is on its way
  }

  window.dashboard.ask = ask;
})();
