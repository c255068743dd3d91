/**
 * Risk of the diagonal network and of the paper's three idealised training algorithms, as functions
 * of v = w ⊙ w ≥ 0.
 *
 * <ul>
 *   <li>{@link normsharp.theory.risk.RiskModel}: the risk of eq. (21) and of Lemma E.1, from Σ, μ,
 *       σ²; the Gaussian and the folded Gaussian distributions.
 *   <li>{@link normsharp.theory.risk.TrainingPoint}: minimal norm and minimal sharpness for one
 *       data point of any signs, section 3 and Proposition E.2 (i), (ii).
 *   <li>{@link normsharp.theory.risk.UnconstrainedOptimum}: A_opt as printed in Proposition E.2
 *       (iii), eq. (22), which forgets v ≥ 0; {@link normsharp.theory.risk.ConstrainedOptimum}: the
 *       true one.
 *   <li>{@link normsharp.theory.risk.TrainedRisk}: expected risks for a folded Gaussian training
 *       point, Proposition E.2 with its sign corrected and the example after it; verdicts of
 *       finiteness, {@link normsharp.theory.risk.LargestEntryRatio quadrature} and {@link
 *       normsharp.theory.risk.MonteCarloEstimate simulation}.
 * </ul>
 */
package normsharp.theory.risk;
