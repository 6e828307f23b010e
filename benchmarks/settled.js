/* Notes when a page last changed after a click: the same measure for every page, whatever program it runs. */
(() => {
  "use strict";
  const noted = { began: 0, changed: 0, painted: 0, changes: 0, asking: 0 };
  const ask = window.fetch;
  window.fetch = (...given) => {
    noted.asking += 1;
    return ask(...given).finally(() => { noted.asking -= 1; });
  };
  const afterPaint = new MessageChannel();
  afterPaint.port1.onmessage = () => { noted.painted = performance.now(); };

  /* Dash gives a graph another class while it looks at its size, which nobody sees. */
  const unseen = (change) => change.attributeName === "class" && change.target.matches(".js-plotly-plot");

  /* Every change below the places of filters and figures; what is on screen is known in the task after the next frame. */
  const observer = new MutationObserver((found) => {
    if (!found.some((change) => change.target.closest?.("#figures, #filters") && !unseen(change))) return;
    noted.changed = performance.now();
    noted.changes += 1;
    requestAnimationFrame(() => afterPaint.port2.postMessage(0));
  });
  observer.observe(document, { childList: true, attributes: true, characterData: true, subtree: true });

  const busy = () => Boolean(noted.asking || document.querySelector(".dash-graph--pending"));

  window.measured = {
    noted,
    /* Does what a reader does, and gives the milliseconds until the last change was on screen, quiet ones after it. */
    async after(act, quiet) {
      Object.assign(noted, { began: performance.now(), changed: 0, painted: 0, changes: 0 });
      act();
      await window.measured.rest(quiet);
      return { shown: noted.painted - noted.began, changed: noted.changed - noted.began, changes: noted.changes };
    },
    rest(quiet) {
      const latest = performance.now() + 20000;
      return new Promise((resolve, reject) => {
        const look = () => {
          if (performance.now() > latest) reject(new Error("the page did not change, or did not come to rest"));
          const still = noted.changes && !busy() && performance.now() - Math.max(noted.changed, noted.painted) > quiet;
          if (still && noted.painted >= noted.changed) resolve();
          else setTimeout(look, 50);
        };
        look();
      });
    },
  };
})();
