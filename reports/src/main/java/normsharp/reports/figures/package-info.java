/** Plots as Vega-Lite specifications with their data. */
package normsharp.reports.figures;
