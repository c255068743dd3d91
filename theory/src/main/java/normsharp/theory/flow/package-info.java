/**
 * Gradient flow on the diagonal network from α·1, and what it does to norm and sharpness.
 *
 * <ul>
 *   <li>{@link normsharp.theory.flow.GradientFlow}: closed form in τ, time, limit.
 *   <li>{@link normsharp.theory.flow.FlowLimit}: the two ways to end, interpolation or collapse;
 *       the premise "GF converges" of Theorem B.1.
 *   <li>{@link normsharp.theory.flow.GradientFlow#excess()}: ε(α) of Theorem B.1, exactly; {@link
 *       normsharp.theory.flow.ExcessRate}: its rate as α → 0.
 *   <li>{@link normsharp.theory.flow.GradientFlow#initialSharpness()}: s₀; {@link
 *       normsharp.theory.flow.PeakSharpness}: s_GF of the critical learning rate η_c = 2/s_GF,
 *       section 2.1.
 * </ul>
 */
package normsharp.theory.flow;
