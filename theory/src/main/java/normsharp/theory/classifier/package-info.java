/**
 * Appendix F: the two-point logistic classifier.
 *
 * <ul>
 *   <li>Loss, gradient, Hessian, its spectrum and the sharpness (proof of Theorem F.1): {@link
 *       normsharp.theory.classifier.TwoPointClassifier}, on {@link
 *       normsharp.theory.classifier.Logistic} and with {@link
 *       normsharp.theory.classifier.HessianEigenpair}.
 *   <li>The rule h_w and margins: {@link normsharp.theory.classifier.LinearClassifier}.
 *   <li>The set 𝓜, the max-margin classifier (Theorem F.1 (i)) and the sharpness minimizer
 *       (Theorem F.1 (ii)): {@link normsharp.theory.classifier.NormalizedSeparators}.
 *   <li>Expected generalisation errors (after Theorem F.1): {@link
 *       normsharp.theory.classifier.GeneralizationError}, whose results are {@link
 *       normsharp.theory.classifier.ErrorProbability}.
 * </ul>
 */
package normsharp.theory.classifier;
