package normsharp.theory.diagonal;

import static normsharp.theory.Problems.doubles;
import static normsharp.theory.Problems.network;
import static normsharp.theory.Problems.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import normsharp.theory.arithmetic.Vectors;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InterpolatingManifoldTest {
  /** Projections and Hessians in doubles: defects of tens of roundings. */
  private static final double ROUNDING = 1e-13;

  /** Manifolds with a point on each: mixed signs, a zero in x, y &lt; 0, and L = 1 … 4. */
  static Stream<Arguments> points() {
    return Stream.of(
        onManifold(2, doubles(1, 2, 3), doubles(0.5, 0.8, -1.1)),
        onManifold(2, doubles(1, -3), doubles(1.4, 0.3)),
        onManifold(2, doubles(-2, -1, 0.5), doubles(0.9, -1.3, 0.7)),
        onManifold(2, doubles(0, 2, 1), doubles(1.5, 0.4, 0.6)),
        onManifold(1, doubles(1, -2, 0.5), doubles(0.3, 0.7, -1)),
        onManifold(3, doubles(1, -2, 0.5), doubles(0.9, 0.7, -1.2)),
        onManifold(4, doubles(1, 2), doubles(0.8, -0.9)));
  }

  /** The manifold through w: y is what w interpolates. */
  private static Arguments onManifold(int layers, List<Binary64> x, List<Binary64> w) {
    Binary64 y = Vectors.dot(x, Vectors.power(w, layers));
    return Arguments.of(
        new InterpolatingManifold<>(new DiagonalNetwork<>(x, y, layers)),
        w,
        doubles(0.31, -0.53, 0.17).subList(0, x.size()),
        doubles(-0.71, 0.22, 0.45).subList(0, x.size()));
  }

  @ParameterizedTest
  @MethodSource("points")
  void gradientsHaveErrorSlopeTwoAndHessiansThree(
      InterpolatingManifold<Binary64> manifold,
      List<Binary64> w,
      List<Binary64> a,
      List<Binary64> b) {
    ManifoldChecks checks = new ManifoldChecks(manifold, w);
    List<Binary64> u = manifold.projectToTangent(w, a);
    List<Binary64> v = manifold.projectToTangent(w, b);
    for (SmoothFunction<Binary64> f :
        List.of(manifold.halfSquaredNorm(), manifold.sharpnessOnManifold())) {
      UnaryOperator<List<Binary64>> hessian = direction -> manifold.hessian(f, w, direction);
      SlopeCheck first = checks.gradient(f, manifold.gradient(f, w), u);
      SlopeCheck second = checks.hessian(f, hessian, u);
      assertTrue(first.passed(), () -> "gradient " + first);
      assertTrue(second.passed(), () -> "Hessian " + second);
      assertEquals(0, checks.tangencyDefect(manifold.gradient(f, w)), ROUNDING);
      assertEquals(0, checks.tangencyDefect(hessian.apply(u)), ROUNDING);
      assertEquals(0, checks.symmetryDefect(hessian, u, v), ROUNDING);
      assertEquals(0, checks.linearityDefect(hessian, 0.7, u, -1.9, v), ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource("points")
  void retractionStaysOnTheManifoldAndIsOfSecondOrder(
      InterpolatingManifold<Binary64> manifold,
      List<Binary64> w,
      List<Binary64> a,
      List<Binary64> b) {
    OrthographicRetraction retraction = new OrthographicRetraction(manifold);
    List<Binary64> u = Vectors.scale(new Binary64(0.3), manifold.projectToTangent(w, a));
    List<Binary64> point = retraction.retract(w, u).orElseThrow();
    assertTrue(manifold.contains(point, ROUNDING * 10));
    SlopeCheck order =
        new ManifoldChecks(manifold, w)
            .retraction(t -> retraction.retract(w, Vectors.scale(new Binary64(t), u)), u);
    assertTrue(order.passed(), order::toString);
  }

  @Test
  void checksRejectWrongDerivatives() {
    List<Binary64> w = doubles(0.5, 0.8, -1.1);
    List<Binary64> x = doubles(1, 2, 3);
    InterpolatingManifold<Binary64> manifold =
        new InterpolatingManifold<>(
            DiagonalNetwork.twoLayers(x, Vectors.dot(x, Vectors.power(w, 2))));
    ManifoldChecks checks = new ManifoldChecks(manifold, w);
    List<Binary64> u = manifold.projectToTangent(w, doubles(0.31, -0.53, 0.17));
    List<Binary64> v = manifold.projectToTangent(w, doubles(-0.71, 0.22, 0.45));
    SmoothFunction<Binary64> f = manifold.sharpnessOnManifold();

    List<Binary64> doubled = Vectors.scale(new Binary64(2), manifold.gradient(f, w));
    assertFalse(checks.gradient(f, doubled, u).passed());
    assertTrue(checks.tangencyDefect(f.gradient(w)) > 0.01, "∇f is not tangent");

    // The Euclidean Hessian, projected but without the curvature term.
    UnaryOperator<List<Binary64>> flat =
        direction -> manifold.projectToTangent(w, f.hessianVectorProduct(w, direction));
    assertFalse(checks.hessian(f, flat, u).passed());

    UnaryOperator<List<Binary64>> skew =
        direction -> Vectors.hadamard(direction, doubles(1, 2, 3)).subList(0, 3);
    UnaryOperator<List<Binary64>> rotated =
        direction -> List.of(direction.get(1), direction.get(2), direction.get(0));
    assertEquals(0, checks.symmetryDefect(skew, u, v), ROUNDING);
    assertTrue(checks.symmetryDefect(rotated, u, v) > 0.01);
    UnaryOperator<List<Binary64>> squares = direction -> Vectors.power(direction, 2);
    assertTrue(checks.linearityDefect(squares, 0.7, u, -1.9, v) > 0.01);
  }

  @Test
  void checksRejectFirstOrderRetraction() {
    List<Binary64> w = doubles(0.5, 0.8, -1.1);
    List<Binary64> x = doubles(1, 2, 3);
    Binary64 y = Vectors.dot(x, Vectors.power(w, 2));
    InterpolatingManifold<Binary64> manifold =
        new InterpolatingManifold<>(DiagonalNetwork.twoLayers(x, y));
    List<Binary64> u = manifold.projectToTangent(w, doubles(0.31, -0.53, 0.17));
    // Scaling w + tu back to the manifold is a retraction of first order only.
    SlopeCheck radial =
        new ManifoldChecks(manifold, w)
            .retraction(
                t -> {
                  List<Binary64> moved = Vectors.addScaled(w, new Binary64(t), u);
                  Binary64 level = Vectors.dot(x, Vectors.power(moved, 2));
                  return Optional.of(Vectors.scale(y.divide(level).sqrt(), moved));
                },
                u);
    assertEquals(2, radial.slope(), 0.1);
    assertFalse(radial.passed());
  }

  @Test
  void exactBranchTakesErrorsAtRoundingLevel() {
    SlopeCheck exact = SlopeCheck.of(t -> 1e-17, t -> 1e-12, 3);
    assertTrue(exact.exact() && exact.passed());
    SlopeCheck linear = SlopeCheck.of(t -> t, t -> 1e-12, 2);
    assertEquals(1, linear.slope(), 1e-9);
    assertFalse(linear.passed());
  }

  @Test
  void tooLongTangentVectorsHaveNoRetraction() {
    InterpolatingManifold<Binary64> circle =
        new InterpolatingManifold<>(DiagonalNetwork.twoLayers(doubles(1, 1), new Binary64(1)));
    assertEquals(
        Optional.empty(), new OrthographicRetraction(circle).retract(doubles(1, 0), doubles(0, 2)));
  }

  @Test
  void lemmaC1TangentSpaceIsExact() {
    DiagonalNetwork<BigFraction> network = network(1, 1, -3);
    InterpolatingManifold<BigFraction> manifold = new InterpolatingManifold<>(network);
    assertTrue(manifold.contains(vector(2, 1)));
    assertFalse(manifold.contains(vector(1, 1)));
    // normal x⊙w = (2,-3): (3,2) is tangent, (1,0) is not.
    assertTrue(manifold.isTangent(vector(2, 1), vector(3, 2)));
    assertFalse(manifold.isTangent(vector(2, 1), vector(1, 0)));
    List<BigFraction> projected = manifold.projectToTangent(vector(2, 1), vector(1, 0));
    assertEquals(List.of(new BigFraction(9, 13), new BigFraction(6, 13)), projected);
    assertEquals(projected, manifold.projectToTangent(vector(2, 1), projected));
  }

  @Test
  void singularPointsAreRefused() {
    InterpolatingManifold<BigFraction> cone = new InterpolatingManifold<>(network(0, 1, -1));
    assertThrows(
        IllegalArgumentException.class, () -> cone.projectToTangent(vector(0, 0), vector(1, 1)));
  }

  @Test
  void shapesOfTheManifold() {
    assertInstanceOf(ManifoldShape.Empty.class, ManifoldShape.of(network(-1, 1, 2)));
    assertInstanceOf(ManifoldShape.Empty.class, ManifoldShape.of(network(1, 0)));
    assertEquals(new ManifoldShape.SmoothHypersurface(1), ManifoldShape.of(network(-1, 1, -3)));
    assertEquals(new ManifoldShape.SmoothHypersurface(0), ManifoldShape.of(network(2, 1)));
    assertEquals(new ManifoldShape.SmoothHypersurface(2), ManifoldShape.of(network(2, 1, 0, 0)));
    assertEquals(new ManifoldShape.CoordinateSubspace(1), ManifoldShape.of(network(0, 1, 0)));
    assertEquals(new ManifoldShape.SingularCone(1), ManifoldShape.of(network(0, 1, -1)));
    assertEquals(new ManifoldShape.WholeSpace(2), ManifoldShape.of(network(0, 0, 0)));
    BigFraction minusOne = new BigFraction(-1);
    assertEquals(
        new ManifoldShape.SmoothHypersurface(1),
        ManifoldShape.of(new DiagonalNetwork<>(vector(1, 2), minusOne, 3)));
    assertEquals(
        new ManifoldShape.SingularCone(1),
        ManifoldShape.of(new DiagonalNetwork<>(vector(1, 2), new BigFraction(0), 3)));
    assertEquals(
        new ManifoldShape.CoordinateSubspace(1),
        ManifoldShape.of(new DiagonalNetwork<>(vector(1, 0), new BigFraction(0), 3)));
    assertEquals(
        new ManifoldShape.SmoothHypersurface(1),
        ManifoldShape.of(new DiagonalNetwork<>(vector(1, 2), new BigFraction(0), 1)));
  }
}
