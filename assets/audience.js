/* Nothing that was made for one audience stays in the browser's memory for another: changing it loads the page anew. */
(() => {
  "use strict";
  const audience = (search) => new URLSearchParams(search).get("audience") || "team";
  const loaded = audience(location.search);
  addEventListener("popstate", () => { if (audience(location.search) !== loaded) location.reload(); });

  function leaveFor(url) {
    if (audience(url.search) === loaded) return false;
    sessionStorage.setItem("audience-changed", "yes");
    location.assign(url);
    return true;
  }

  /* Whoever changed it by the keyboard goes on from where they were. */
  if (sessionStorage.getItem("audience-changed")) {
    sessionStorage.removeItem("audience-changed");
    const watch = new MutationObserver(() => {
      const field = document.getElementById("audience");
      if (field) { watch.disconnect(); field.focus({ preventScroll: true }); }
    });
    watch.observe(document.documentElement, { childList: true, subtree: true });
  }
  window.dashboard = Object.assign(window.dashboard || {}, { leaveFor });
})();
