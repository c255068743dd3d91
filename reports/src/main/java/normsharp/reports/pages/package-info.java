/** Pages: single HTML files that work offline, with everything that they need inside. */
package normsharp.reports.pages;
