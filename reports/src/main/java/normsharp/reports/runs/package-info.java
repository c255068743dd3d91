/** Finished sweeps as their directories hold them, read from the files that people read too. */
package normsharp.reports.runs;
