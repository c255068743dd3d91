/**
 * What a sweep over learning rates shows: pure functions of the numbers that it measured.
 *
 * <ul>
 *   <li>{@link normsharp.empirical.analysis.SweepResults}: the input; {@link
 *       normsharp.empirical.analysis.SweepAnalysis}: everything below for one sweep.
 *   <li>{@link normsharp.empirical.analysis.CriticalRate}: where the sharpness leaves its plateau,
 *       beside 2/s_GF; {@link normsharp.empirical.analysis.EdgeFit}: S = C·η^−p above.
 *   <li>{@link normsharp.empirical.analysis.NormTrend}, {@link
 *       normsharp.empirical.analysis.IterationLaw}, {@link
 *       normsharp.empirical.analysis.ProgressiveSharpening}: Section 2.1, Appendices H.8 and H.9.
 *   <li>{@link normsharp.empirical.analysis.UShape}: the marks of Table 1 by a stated rule.
 *   <li>{@link normsharp.empirical.analysis.OscillationAverage}: averages of recorded series.
 *   <li>{@link normsharp.empirical.analysis.DiagonalComparison}: limits on the diagonal network
 *       against the exact theory of Section 3 and Lemma E.1.
 * </ul>
 *
 * <p>Every rule that gives a verdict is in the Javadoc of its type. Confidence intervals have level
 * 95 %. That data are too few, or show nothing, is a result and not an exception.
 */
package normsharp.empirical.analysis;
