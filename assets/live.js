/* Follows the data: asks for the version's few bytes, and refreshes the page when it is another. */
(() => {
  "use strict";
  const EVERY = 2000; // milliseconds; an unchanged version is answered without a body
  let etag = "", last = "", failed = 0;

  async function look() {
    if (document.hidden) return;
    try {
      const answer = await fetch("/version", { headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store" });
      if (failed) { failed = 0; tell(""); window.dashboard.refresh(); }
      if (answer.status === 304 || !answer.ok) return;
      etag = answer.headers.get("ETag") || "";
      compare(await answer.text());
    } catch {
      failed += 1;
      if (failed === 3) tell("The dashboard cannot be reached. What you see is what was last received; this page looks again every few seconds.");
    }
  }

  /* Two processes may answer in turn, one of them a moment behind: a version seen before counts only when it stays. */
  function compare(version) {
    const { state, refresh } = window.dashboard;
    if (state.version && version !== state.version && (!state.seen.has(version) || version === last)) refresh();
    if (version !== state.version) etag = "";
    last = version;
  }

  function tell(words) {
    let place = document.getElementById("unreachable");
    if (!place) {
      place = document.createElement("div");
      place.id = "unreachable";
      place.className = "notice away";
      place.setAttribute("role", "alert");
      document.getElementById("figures").prepend(place);
    }
    place.textContent = words;
    place.hidden = !words;
  }

  window.dashboard.live = () => {
    setInterval(look, EVERY);
    document.addEventListener("visibilitychange", look);
  };
})();
