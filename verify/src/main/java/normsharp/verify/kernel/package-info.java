/**
 * The trusted kernel: exact rational polynomials, an algebra of sums Σ_i m(i) that covers every
 * dimension at once, an exact evaluator, and the check of certificates. It uses the JDK alone.
 */
package normsharp.verify.kernel;
