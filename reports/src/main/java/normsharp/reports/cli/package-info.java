/** The command line. */
package normsharp.reports.cli;
