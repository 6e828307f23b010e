/* Draws a figure once: Dash's graph would draw it again after each of its own resizes, and every graph for any new size. */
(() => {
  "use strict";

  /* Puts a figure into a graph that stands already, where it is another. What Dash holds of the graph stays as at first. */
  function draw(name, figure) {
    const graph = document.querySelector(`#${CSS.escape(name)}-graph .js-plotly-plot`);
    if (!graph || !graph._fullLayout) {
      window.dash_clientside.set_props(`${name}-graph`, { figure });
      return;
    }
    const { config, figure: first } = window.dash_component_api.getLayout(`${name}-graph`).props;
    const text = JSON.stringify(figure);
    if ((graph.held || JSON.stringify(first)) === text) return;
    graph.held = text;
    window.Plotly.react(graph, figure.data, figure.layout, { ...config, typesetMath: graph._context.typesetMath });
  }

  /* A drawing's height is the figure's own, so only another width is a reason to draw again. */
  function fits(graph) {
    const { height } = graph.layout || {};
    return Boolean(height && graph._fullLayout && (!graph.clientWidth || graph._fullLayout.width === graph.clientWidth));
  }

  function resizeOnlyWhatChanged() {
    const resize = window.Plotly.Plots.resize;
    window.Plotly.Plots.resize = (graph) => (fits(graph) ? Promise.resolve(graph) : resize(graph));
  }

  /* Dash draws a graph again after each zoom, from the figure it had at first; one that stands is drawn by draw() only. */
  function leaveWhatStands() {
    const react = window.Plotly.react;
    window.Plotly.react = (graph, figure, ...rest) => (
      graph._fullLayout && !Array.isArray(figure) ? Promise.resolve(graph) : react(graph, figure, ...rest));
  }

  const first = new MutationObserver(() => {
    if (!window.Plotly) return;
    first.disconnect();
    resizeOnlyWhatChanged();
    leaveWhatStands();
  });
  first.observe(document.documentElement, { childList: true, subtree: true });

  window.dashboard.draw = draw;
})();
