/**
 * The ND4J/DL4J engine: an independent second opinion on LibTorch, on the CPU in float64, for fully
 * connected networks. Gradients are DL4J's own backpropagation; second derivatives are extrapolated
 * differences of them, because ND4J has none.
 */
package normsharp.empirical.nd4j;
