package normsharp.theory.flow;

/**
 * A time t of gradient flow, 𝓛 being dimensionless and w' = −∇𝓛(w).
 *
 * @param value t ≥ 0; infinite when the state is reached only in the limit, or beyond the doubles
 * @param errorEstimate absolute error of the quadrature, estimated and not bounded; 0 for closed
 *     forms
 */
public record TravelTime(double value, double errorEstimate) {
  static final TravelTime NEVER = new TravelTime(Double.POSITIVE_INFINITY, 0);
  static final TravelTime NOW = new TravelTime(0, 0);
}
