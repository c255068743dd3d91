/**
 * The LibTorch engine, through the JavaCPP presets: every model, float32 and float64, exact
 * Hessian-vector products by double backward.
 */
package normsharp.empirical.torch;
