/**
 * Risk minimization on the interpolating manifold under a sharpness bound.
 *
 * <ul>
 *   <li>{@link normsharp.theory.kkt.RiskProblem}: eq. (12).
 *   <li>{@link normsharp.theory.kkt.KktEnumeration}: all KKT points, Lemma E.1, eqs. (13)–(20).
 *   <li>{@link normsharp.theory.kkt.ConstrainedRiskMinimizer}: the one that solves (12).
 * </ul>
 */
package normsharp.theory.kkt;
