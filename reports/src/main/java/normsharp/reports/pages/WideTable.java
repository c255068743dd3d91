package normsharp.reports.pages;

import static j2html.TagCreator.div;

import j2html.tags.DomContent;

/** A table that may be wider than a phone's window. */
public final class WideTable {
  private WideTable() {}

  /**
   * The table in a box that scrolls on its own, by keyboard too.
   *
   * @param name what a screen reader calls the box
   * @param table the table
   */
  public static DomContent scrolling(String name, DomContent table) {
    return div(table)
        .withClass("scroll")
        .withTabindex(0)
        .attr("role", "region")
        .attr("aria-label", name);
  }
}
