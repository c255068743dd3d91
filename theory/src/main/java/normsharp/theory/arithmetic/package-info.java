/**
 * The number types under all formulas of this module, and vectors over them.
 *
 * <ul>
 *   <li>{@link normsharp.theory.arithmetic.Vectors}: ⟨·,·⟩, ⊙ and z^⊙k of the paper's section 3,
 *       over any field.
 *   <li>{@link normsharp.theory.arithmetic.Rationals}: exact input and output of rational data (x,
 *       y), exact roots, correct rounding to double.
 *   <li>{@link normsharp.theory.arithmetic.Interval}: sets of reals with outward rounding, for
 *       inequalities with transcendental functions such as Theorem F.1; its field is {@link
 *       normsharp.theory.arithmetic.IntervalField}. Inside, by kind of function: {@code
 *       PowerFunctions}, {@code TranscendentalFunctions} (with the logistic function g of appendix
 *       F and its derivative) and {@code StepFunctions}; below them {@code DirectedRounding} (+, −,
 *       ×, ÷, √ of doubles) and {@code MonotoneEnclosures}.
 * </ul>
 *
 * <p>A formula is written once over Hipparchus' field types and evaluated exactly ({@code
 * BigFraction}), enclosed ({@code Interval}) or rounded ({@code Binary64}).
 */
package normsharp.theory.arithmetic;
