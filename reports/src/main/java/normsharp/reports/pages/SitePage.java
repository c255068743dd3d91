package normsharp.reports.pages;

/** The pages of a report. */
public enum SitePage {
  /** What was checked and what came of it. */
  OVERVIEW("index.html", "Overview"),
  /** Every claim of the paper. */
  LEDGER("ledger.html", "Ledger"),
  /** The diagonal network (Figures 4, 15, 16). */
  DIAGONAL("diagonal.html", "Diagonal network"),
  /** Neural networks (Figures 1–3, 5–14, 17, Appendix I). */
  NETWORKS("networks.html", "Networks"),
  /** The toy model beside a network. */
  SIDE_BY_SIDE("side-by-side.html", "Side by side"),
  /** Where every number comes from. */
  PROVENANCE("provenance.html", "Provenance"),
  /** The theory in the browser. */
  LAB("lab.html", "Lab");

  private final String file;
  private final String title;

  SitePage(String file, String title) {
    this.file = file;
    this.title = title;
  }

  /** The file's name; its numbers are in the JSON file of the same name. */
  public String file() {
    return file;
  }

  /** What navigation calls it. */
  public String title() {
    return title;
  }

  /** The JSON file beside it. */
  public String json() {
    return file.replaceFirst("html$", "json");
  }
}
