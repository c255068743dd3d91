/**
 * Gradient descent on the diagonal network: the iteration, its exact recursions, and the learning
 * rates at which its behaviour changes.
 *
 * <ul>
 *   <li>{@link normsharp.theory.dynamics.GradientDescent}: the map F(w) = w − η∇𝓛(w) of Theorem
 *       B.2 and its runs, with typed {@link normsharp.theory.dynamics.DescentOutcome}.
 *   <li>{@link normsharp.theory.dynamics.MomentRecursion}: residual and moments without the
 *       weights, L = 2.
 *   <li>{@link normsharp.theory.dynamics.CriticalLearningRates}: 2/S at norm minimizers and at
 *       sharpness minimizers; eqs. (6), (7), (11), the theoretical divergence threshold of Appendix
 *       H.13.
 *   <li>{@link normsharp.theory.dynamics.TrappingBox}: a set that gradient descent does not leave,
 *       and the learning rate from which it can; the early divergence of Appendix H.13.
 *   <li>{@link normsharp.theory.dynamics.CubicMap} and {@link normsharp.theory.dynamics.Attractor}:
 *       the case d = 1, L = 2.
 * </ul>
 */
package normsharp.theory.dynamics;
