/** A real browser for tests of pages. */
package normsharp.reports.browser;
