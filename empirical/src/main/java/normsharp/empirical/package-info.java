/** Gradient-descent experiments on engines. */
package normsharp.empirical;
