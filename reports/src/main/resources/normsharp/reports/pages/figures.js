// Draws each element of class "plot" from the Vega-Lite specification in the script after it.
const figures = [];
for (const element of document.querySelectorAll(".plot")) {
  const spec = JSON.parse(document.getElementById(element.dataset.spec).textContent);
  figures.push(
    vegaEmbed(element, spec, {
      renderer: "svg",
      actions: { export: true, source: false, compiled: false, editor: false },
      downloadFileName: element.dataset.spec.replace(/-spec$/, ""),
      config: {
        background: "white",
        font: "system-ui, sans-serif",
        axis: { labelFontSize: 12, titleFontSize: 13, titleFontWeight: "normal", gridColor: "#e4e7eb" },
        legend: { labelFontSize: 12, titleFontSize: 12, orient: "bottom", columns: 2, labelLimit: 320 },
        title: { fontSize: 13, fontWeight: "normal" },
      },
    })
  );
}
// For whoever waits until all is drawn, tests among them.
window.figuresDrawn = Promise.all(figures).then(
  (views) => {
    document.documentElement.dataset.figures = String(views.length);
    return views;
  },
  (error) => {
    document.documentElement.dataset.figures = "failed: " + error;
    throw error;
  }
);
