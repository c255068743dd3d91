// Typesets TeX in elements of class "tex"; display style where the class "display" is there too.
for (const element of document.querySelectorAll(".tex")) {
  const source = element.textContent;
  katex.render(source, element, {
    displayMode: element.classList.contains("display"),
    output: "htmlAndMathml",
    throwOnError: false,
  });
}
