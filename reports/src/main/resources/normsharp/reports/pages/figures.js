// Draws each element of class "plot" from the Vega-Lite specification in the script after it, when it comes near the
// window; all of them before printing.
(() => {
  const config = {
    background: "white",
    font: "system-ui, sans-serif",
    axis: { labelFontSize: 12, titleFontSize: 13, titleFontWeight: "normal", gridColor: "#e4e7eb" },
    legend: { labelFontSize: 12, titleFontSize: 12, orient: "bottom", columns: 2, labelLimit: 320, symbolOpacity: 1 },
  };
  const waiting = new Map();
  const draw = (element) => {
    if (waiting.get(element) !== null) {
      return waiting.get(element);
    }
    const spec = JSON.parse(document.getElementById(element.dataset.spec).textContent);
    const drawn = vegaEmbed(element, spec, {
      renderer: "svg",
      actions: { export: true, source: false, compiled: false, editor: false },
      downloadFileName: element.dataset.spec.replace(/-spec$/, ""),
      config,
    });
    waiting.set(element, drawn);
    return drawn;
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) {
          observer.unobserve(entry.target);
          draw(entry.target);
        }
      }
    },
    { rootMargin: "800px" }
  );
  for (const element of document.querySelectorAll(".plot")) {
    waiting.set(element, null);
    observer.observe(element);
  }
  // Resolves to how many figures there are, once all are drawn.
  window.drawFigures = () => Promise.all([...waiting.keys()].map(draw)).then((views) => views.length);
  // Resolves to the figure as text of an SVG file, however the page draws it.
  window.figureSvg = (id) => draw(document.getElementById(id).querySelector(".plot")).then(({ view }) => view.toSVG());
  window.addEventListener("beforeprint", () => void window.drawFigures());
})();
