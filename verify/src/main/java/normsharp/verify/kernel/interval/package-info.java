/**
 * The trusted kernel's interval proofs: decimal intervals with outward rounding, expressions with
 * exp, log and square roots, and branch and bound over boxes with rational sides. It uses the JDK
 * and the kernel's rational numbers alone.
 */
package normsharp.verify.kernel.interval;
