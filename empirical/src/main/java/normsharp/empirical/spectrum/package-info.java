/** Ends of the spectrum, traces and norms of K models at once. */
package normsharp.empirical.spectrum;
