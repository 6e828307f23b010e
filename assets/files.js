/* A figure as a picture: the server says what stands where, the browser draws it. Sentences and links to the clipboard. */
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const SHARPNESS = 3; // dots a pixel: about 450 dots an inch at an A4 text width

  async function drawingOf(figure) {
    const address = await window.Plotly.toImage(figure, { format: "svg", width: figure.layout.width, height: figure.layout.height });
    const text = decodeURIComponent(address.slice(address.indexOf(",") + 1));
    return new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  }

  function element(name, attributes, words) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (words) made.textContent = words;
    return made;
  }

  async function picture(parts) {
    const { width, height } = parts;
    const whole = element("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
    whole.append(element("title", {}, parts.texts[0] && parts.texts[0].text), element("rect", { width, height, fill: "#fff" }));
    for (const { text, x, y, size, bold, colour } of parts.texts) {
      whole.append(element("text", { x, y, "font-size": size, "font-weight": bold ? 700 : 400, fill: colour,
        "font-family": "Arial, 'Liberation Sans', Helvetica, sans-serif" }, text));
    }
    const drawing = await drawingOf(parts.figure);
    drawing.setAttribute("x", parts.left);
    drawing.setAttribute("y", parts.top);
    whole.append(drawing);
    return new XMLSerializer().serializeToString(whole);
  }

  async function dots(svg, { width, height }) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: width * SHARPNESS, height: height * SHARPNESS });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  async function save(figure, format) {
    const answer = await fetch(`/figure/${figure}.json${location.search}`);
    if (!answer.ok) throw new Error((await answer.text()).slice(0, 200) || "There is nothing to draw here.");
    const parts = await answer.json();
    const svg = await picture(parts);
    const file = format === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await dots(svg, parts);
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: `${figure}.${format}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function said(button, words) {
    const before = button.dataset.words || button.textContent;
    button.dataset.words = before;
    button.textContent = words;
    document.getElementById("announce").textContent = words;
    setTimeout(() => { button.textContent = before; }, 2500);
  }

  async function copy(button, text, words) {
    try { await navigator.clipboard.writeText(text); said(button, words); } catch { said(button, "Copying is not allowed here"); }
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    const button = target.closest("[data-picture]");
    if (button) save(button.dataset.figure, button.dataset.picture).then(() => said(button, "Saved"), () => said(button, "Nothing to draw here"));
    const sentence = target.closest("[data-copy-sentence]");
    if (sentence) copy(sentence, sentence.dataset.copySentence, "Copied");
    const link = target.closest("[data-copy-link]");
    if (link) copy(link, location.href, "Link copied");
    const file = target.closest("a[data-with-query]");
    if (file) file.search = location.search;
  }, true);
})();
