/**
 * What one sweep over learning rates is: configurations written in HOCON, those of the paper by
 * name, and the grids of learning rates of Appendix G.
 */
package normsharp.empirical.configuration;
