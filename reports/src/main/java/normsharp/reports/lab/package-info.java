/** The browser lab's page. */
package normsharp.reports.lab;
