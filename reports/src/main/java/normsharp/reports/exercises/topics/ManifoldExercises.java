package normsharp.reports.exercises.topics;

import static normsharp.reports.exercises.topics.Given.data;
import static normsharp.reports.exercises.topics.Given.tex;
import static normsharp.reports.exercises.topics.Given.tuple;
import static normsharp.reports.exercises.topics.Given.value;

import java.util.ArrayList;
import java.util.List;
import normsharp.reports.exercises.Draw;
import normsharp.reports.exercises.Part;
import normsharp.reports.exercises.Problem;
import normsharp.reports.exercises.answers.Answer;
import normsharp.reports.exercises.answers.Expression;
import normsharp.reports.exercises.answers.Tex;
import normsharp.theory.arithmetic.Vectors;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.diagonal.InterpolatingManifold;
import normsharp.theory.diagonal.ManifoldShape;
import org.hipparchus.fraction.BigFraction;

/** Points, normals, tangent vectors and gradients on 𝓜: eq. (5), Lemmas 3.1 and C.1. */
public final class ManifoldExercises {
  private static final String NETWORK =
      "The diagonal network has the loss $\\mathcal L(w) = \\tfrac12(\\langle x, w\\odot w\\rangle"
          + " - y)^2$ and the interpolating set $\\mathcal M = \\{w : \\langle x, w\\odot w\\rangle"
          + " = y\\}$. ";

  private ManifoldExercises() {}

  /** A point of 𝓜 with small numbers. */
  private record At(InterpolatingManifold<BigFraction> manifold, List<BigFraction> w) {
    List<BigFraction> x() {
      return manifold.network().x();
    }

    BigFraction y() {
      return manifold.network().y();
    }
  }

  /** The problems of a sheet. */
  public static List<Problem> problems(Draw draw) {
    List<Problem> problems = new ArrayList<>();
    problems.add(tangentSpace(draw));
    problems.add(gradients(draw));
    problems.add(shapes(draw));
    problems.add(missingWeight(draw));
    if (draw.level() > 1) {
      problems.add(offTheManifold(draw));
    }
    return problems;
  }

  private static At point(Draw draw) {
    int d = draw.level() + 1;
    return draw.until(
        () -> {
          List<BigFraction> x = new ArrayList<>();
          List<BigFraction> w = new ArrayList<>();
          for (int i = 0; i < d; i++) {
            x.add(draw.level() == 1 ? draw.number(1, 4) : draw.signed(1, 4));
            w.add(draw.level() == 3 && i == 0 ? Given.ZERO : draw.signed(1, 3));
          }
          BigFraction y = DiagonalNetwork.twoLayers(x, Given.ZERO).residual(w);
          return new At(new InterpolatingManifold<>(DiagonalNetwork.twoLayers(x, y)), w);
        },
        at -> at.y().signum() != 0 && at.y().abs().compareTo(Given.integer(40)) < 0);
  }

  private static Problem tangentSpace(Draw draw) {
    record Case(At at, List<BigFraction> u, List<BigFraction> projection) {}
    Case given =
        draw.until(
            () -> {
              At at = point(draw);
              List<BigFraction> u = draw.vector(at.w().size(), -3, 3);
              return new Case(at, u, at.manifold().projectToTangent(at.w(), u));
            },
            c ->
                Draw.neat(c.projection(), 60)
                    && !c.projection().equals(c.u())
                    && c.projection().stream().anyMatch(entry -> entry.signum() != 0));
    At at = given.at();
    List<BigFraction> n = at.manifold().normal(at.w());
    List<BigFraction> v = Vectors.hadamard(at.w(), at.w());
    BigFraction nu = Vectors.dot(n, given.u());
    BigFraction nn = Vectors.dot(n, n);
    List<BigFraction> other =
        draw.until(
            () -> draw.vector(n.size(), n.size() == 2 ? -12 : -4, n.size() == 2 ? 12 : 4),
            u ->
                at.manifold().isTangent(at.w(), u) == (nu.getNumeratorAsInt() % 2 == 0)
                    && u.stream().anyMatch(entry -> entry.signum() != 0));
    boolean tangent = at.manifold().isTangent(at.w(), other);
    return Problem.of(
        "A point, its normal, its tangent space",
        NETWORK + "Let $x = " + tex(at.x()) + "$ and $w = " + tex(at.w()) + "$.",
        Part.of(
            "For which $y$ does $w$ lie on $\\mathcal M$?",
            value(at.y()),
            "Square the entries of $w$ first.",
            "$w\\odot w = "
                + tex(v)
                + "$, so $y = "
                + Tex.dot(at.x(), v)
                + " = "
                + tex(at.y())
                + "$."),
        Part.of(
                "Give the normal vector $n = x\\odot w$ of $\\mathcal M$ at $w$.",
                tuple(n),
                "Multiply entry by entry (Lemma C.1).",
                "$n = x\\odot w = " + tex(n) + "$.")
            .warning(
                tuple(Vectors.scale(BigFraction.TWO, n)),
                "this is the gradient 2x⊙w; the normal vector x⊙w is asked"),
        Part.of(
                "Project $u = "
                    + tex(given.u())
                    + "$ orthogonally onto the tangent space $T_w\\mathcal M$.",
                tuple(given.projection()),
                "Subtract the part of $u$ along $n$.",
                "$\\langle n,u\\rangle = "
                    + tex(nu)
                    + "$ and $\\|n\\|^2 = "
                    + tex(nn)
                    + "$, so $P_wu = u - \\frac{\\langle n,u\\rangle}{\\|n\\|^2}n = "
                    + tex(given.projection())
                    + "$.")
            .warning(
                tuple(Vectors.addScaled(given.u(), Given.integer(-1), given.projection())),
                "this is the part along the normal; the tangential part is asked"),
        Part.of(
            "Is $u' = " + tex(other) + "$ tangent to $\\mathcal M$ at $w$?",
            Given.yes(tangent),
            "A tangent vector is orthogonal to $n$.",
            "$\\langle n,u'\\rangle = "
                + Tex.dot(n, other)
                + " = "
                + tex(Vectors.dot(n, other))
                + "$, so $u'$ is "
                + (tangent ? "tangent." : "not tangent.")));
  }

  private static Problem gradients(Draw draw) {
    At at =
        draw.until(
            () -> point(draw),
            p ->
                Draw.neat(p.manifold().gradient(p.manifold().halfSquaredNorm(), p.w()), 60)
                    && p.manifold().gradient(p.manifold().halfSquaredNorm(), p.w()).stream()
                        .anyMatch(entry -> entry.signum() != 0));
    List<BigFraction> gradient = at.manifold().gradient(at.manifold().halfSquaredNorm(), at.w());
    List<BigFraction> n = at.manifold().normal(at.w());
    BigFraction nn = Vectors.dot(n, n);
    BigFraction sharpness = at.manifold().network().sharpnessOnManifold(at.w());
    return Problem.of(
        "Gradient of the norm, and the sharpness",
        "Let " + data(at.x(), at.y()) + " and $w = " + tex(at.w()) + "\\in\\mathcal M$.",
        Part.of(
                "Compute the Riemannian gradient of $f(w) = \\tfrac12\\|w\\|^2$ on $\\mathcal M$ at"
                    + " $w$.",
                tuple(gradient),
                "It is the projection of the Euclidean gradient, which is $w$.",
                "With $n = x\\odot w = "
                    + tex(n)
                    + "$, $\\langle n,w\\rangle = "
                    + tex(Vectors.dot(n, at.w()))
                    + "$ and $\\|n\\|^2 = "
                    + tex(nn)
                    + "$: $\\operatorname{grad}f(w) = w - \\frac{\\langle n,w\\rangle}{\\|n\\|^2}n"
                    + " = "
                    + tex(gradient)
                    + "$.")
            .warning(tuple(at.w()), "this is the Euclidean gradient; the Riemannian one is asked"),
        Part.of(
                "Compute the sharpness $S(w)$, the largest eigenvalue of $\\nabla^2\\mathcal L(w)$.",
                value(sharpness),
                "On $\\mathcal M$ the residual is 0 and the Hessian has rank one, eq. (11).",
                "$S(w) = 4\\|x\\odot w\\|^2 = 4\\cdot " + tex(nn) + " = " + tex(sharpness) + "$.")
            .warning(value(nn), "the factor 4 of eq. (11) is missing"),
        Part.of(
            "Up to which learning rate $\\eta$ is $S(w) \\le 2/\\eta$?",
            value(BigFraction.TWO.divide(sharpness)),
            "Solve $S(w) = 2/\\eta$ for $\\eta$.",
            "$\\eta = 2/S(w) = 2/"
                + tex(sharpness)
                + " = "
                + tex(BigFraction.TWO.divide(sharpness))
                + "$."));
  }

  private static final List<String> SHAPES =
      List.of(
          "empty",
          "a smooth hypersurface",
          "a linear subspace",
          "a cone that is not smooth at every point");

  private static Problem shapes(Draw draw) {
    int d = draw.level() + 1;
    List<Part> parts = new ArrayList<>();
    List<Integer> wanted = draw.shuffled(List.of(0, 1, 2, 3)).subList(0, 3);
    for (int kind : wanted) {
      DiagonalNetwork<BigFraction> network =
          draw.until(
              () ->
                  DiagonalNetwork.twoLayers(
                      draw.vector(d, draw.level() == 1 ? -2 : -3, 3), draw.number(-2, 2)),
              candidate ->
                  kind(ManifoldShape.of(candidate)) == kind
                      && candidate.x().stream().anyMatch(entry -> entry.signum() != 0)
                      && (draw.level() > 1
                          || candidate.x().stream().allMatch(entry -> entry.signum() != 0)));
      ManifoldShape shape = ManifoldShape.of(network);
      parts.add(
          Part.of(
              data(network.x(), network.y()) + ": the set $\\mathcal M$ is",
              new Answer.Choice(kind, SHAPES),
              "Which $x_i$ have the sign of $y$? For $y = 0$: do both signs occur?",
              reason(shape, network)));
    }
    return new Problem(
        "What kind of set",
        List.of(NETWORK + "What kind of set is $\\mathcal M$ in $\\mathbb R^" + d + "$?"),
        java.util.Optional.empty(),
        parts);
  }

  private static int kind(ManifoldShape shape) {
    if (shape instanceof ManifoldShape.Empty) {
      return 0;
    }
    if (shape instanceof ManifoldShape.SmoothHypersurface) {
      return 1;
    }
    return shape instanceof ManifoldShape.SingularCone ? 3 : 2;
  }

  private static String reason(ManifoldShape shape, DiagonalNetwork<BigFraction> network) {
    if (shape.isEmpty()) {
      return "Empty: no $x_i$ has the sign of $y$, and $w\\odot w$ is never negative.";
    }
    if (shape instanceof ManifoldShape.SmoothHypersurface) {
      return "Some $x_i$ has the sign of $y \\ne 0$, and $\\nabla h(w) = 2x\\odot w \\ne 0$ on"
          + " $\\mathcal M$: a smooth hypersurface of dimension "
          + shape.dimension()
          + ".";
    }
    if (shape instanceof ManifoldShape.SingularCone) {
      return "$y = 0$ and both signs occur in $x = "
          + tex(network.x())
          + "$: with $w$ every multiple $tw$ belongs to $\\mathcal M$, and at $w = 0$ the gradient"
          + " $2x\\odot w$ vanishes.";
    }
    return "$y = 0$ and the non-zero $x_i$ have one sign, so $w_i = 0$ wherever $x_i \\ne 0$: a"
        + " subspace of dimension "
        + shape.dimension()
        + ".";
  }

  private static Problem missingWeight(Draw draw) {
    record Case(At at, BigFraction label, BigFraction square) {}
    Case given =
        draw.present(
            () -> {
              At at = point(draw);
              BigFraction y = draw.number(1, 30);
              List<BigFraction> w = new ArrayList<>(at.w());
              w.set(w.size() - 1, Given.ZERO);
              BigFraction square =
                  DiagonalNetwork.twoLayers(at.x(), y)
                      .residual(w)
                      .negate()
                      .divide(at.x().get(w.size() - 1));
              boolean neat = square.signum() > 0 && Draw.neat(List.of(square), 30);
              return neat
                  ? java.util.Optional.of(new Case(at, y, square))
                  : java.util.Optional.empty();
            });
    List<BigFraction> w = given.at().w();
    int d = w.size();
    StringBuilder shown = new StringBuilder("(");
    for (int i = 0; i < d - 1; i++) {
      shown.append(tex(w.get(i))).append(",\\ ");
    }
    shown.append("t)");
    Expression root = Expression.root(given.square());
    return Problem.of(
        "A missing weight",
        "Let " + data(given.at().x(), given.label()) + ".",
        Part.of(
                "Find $t > 0$ such that $w = " + shown + "$ interpolates.",
                new Answer.Value(root),
                "$\\langle x, w\\odot w\\rangle = y$ is an equation for $t^2$.",
                "The other weights leave $x_"
                    + d
                    + "t^2 = "
                    + tex(given.square().multiply(given.at().x().get(d - 1)))
                    + "$, so $t^2 = "
                    + tex(given.square())
                    + "$ and $t = "
                    + root.tex()
                    + "$.")
            .warning(value(given.square()), "this is t², not t"));
  }

  private static Problem offTheManifold(Draw draw) {
    At at = point(draw);
    BigFraction y =
        draw.until(() -> draw.number(-9, 9), label -> label.signum() != 0 && !label.equals(at.y()));
    DiagonalNetwork<BigFraction> network = DiagonalNetwork.twoLayers(at.x(), y);
    List<BigFraction> u = draw.vector(at.w().size(), -1, 2);
    BigFraction r = network.residual(at.w());
    return Problem.of(
        "Off the manifold",
        "Let " + data(at.x(), y) + " and $w = " + tex(at.w()) + "$, which does not interpolate.",
        Part.of(
            "Compute the loss $\\mathcal L(w)$.",
            value(network.loss(at.w())),
            "First the residual $r = \\langle x,w\\odot w\\rangle - y$.",
            "$r = "
                + tex(r)
                + "$, $\\mathcal L = \\tfrac12r^2 = "
                + tex(network.loss(at.w()))
                + "$."),
        Part.of(
                "Compute $\\nabla\\mathcal L(w)$.",
                tuple(network.gradient(at.w())),
                "$\\nabla\\mathcal L = r\\,\\nabla r$.",
                "$\\nabla\\mathcal L(w) = 2r\\,x\\odot w = 2\\cdot "
                    + Tex.factor(r)
                    + "\\cdot "
                    + tex(at.manifold().normal(at.w()))
                    + " = "
                    + tex(network.gradient(at.w()))
                    + "$.")
            .warning(
                tuple(Vectors.scale(Given.fraction(1, 2), network.gradient(at.w()))),
                "a factor 2 is missing: the derivative of w_i² is 2w_i"),
        Part.of(
                "Compute the Hessian times $u = " + tex(u) + "$: $\\nabla^2\\mathcal L(w)\\,u$.",
                tuple(network.hessianVectorProduct(at.w(), u)),
                "$\\nabla^2\\mathcal L = D_{2rx} + 4(x\\odot w)(x\\odot w)^\\top$, below eq. (11).",
                "$2r\\,x\\odot u = "
                    + tex(Vectors.scale(r.multiply(2), Vectors.hadamard(at.x(), u)))
                    + "$, $\\langle x\\odot w,u\\rangle = "
                    + tex(Vectors.dot(at.manifold().normal(at.w()), u))
                    + "$; together $"
                    + tex(network.hessianVectorProduct(at.w(), u))
                    + "$.")
            .warning(
                tuple(
                    Vectors.scale(
                        Vectors.dot(at.manifold().normal(at.w()), u).multiply(4),
                        at.manifold().normal(at.w()))),
                "the part 2r·x⊙u is missing; it vanishes on the manifold only"));
  }
}
