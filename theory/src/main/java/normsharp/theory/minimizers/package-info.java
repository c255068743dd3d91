/**
 * Norm and sharpness minimizers on the interpolating manifold, and the trade-off between them.
 *
 * <ul>
 *   <li>{@link normsharp.theory.minimizers.NormMinimizers}: Proposition 3.2 (i), eq. (6).
 *   <li>{@link normsharp.theory.minimizers.SharpnessMinimizers}: Proposition 3.2 (ii), eq. (7).
 *   <li>{@link normsharp.theory.minimizers.SharpnessFrontier}: the predicted line of Figure 15b.
 *   <li>{@link normsharp.theory.minimizers.StableSet}: where Theorem B.2 lets gradient descent end.
 * </ul>
 */
package normsharp.theory.minimizers;
