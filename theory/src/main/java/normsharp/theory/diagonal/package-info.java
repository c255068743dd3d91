/**
 * The diagonal network on one data point and its interpolating manifold.
 *
 * <ul>
 *   <li>{@link normsharp.theory.diagonal.DiagonalNetwork}: eqs. (3), (4), (9); the Hessian below
 *       (11); sharpness on the manifold, eq. (11), and off it.
 *   <li>{@link normsharp.theory.diagonal.ManifoldShape}, {@link
 *       normsharp.theory.diagonal.InterpolatingManifold}: eq. (5), Lemmas 3.1 and C.1; the
 *       Riemannian gradients and Hessians of the proof of Lemma D.1.
 *   <li>{@link normsharp.theory.diagonal.OrthographicRetraction}, {@link
 *       normsharp.theory.diagonal.ManifoldChecks}, {@link normsharp.theory.diagonal.SlopeCheck}:
 *       how those derivatives are checked.
 * </ul>
 */
package normsharp.theory.diagonal;
