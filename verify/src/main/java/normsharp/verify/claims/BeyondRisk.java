package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.impossibility;
import static normsharp.verify.claims.Proofs.proof;
import static normsharp.verify.claims.Proofs.solver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import normsharp.theory.kkt.ConstrainedRiskMinimizer;
import normsharp.theory.kkt.KktEnumeration;
import normsharp.theory.kkt.KktPoint;
import normsharp.theory.kkt.RiskMinimizer;
import normsharp.theory.kkt.RiskProblem;
import normsharp.theory.risk.RiskRange;
import normsharp.verify.Claim;
import normsharp.verify.evidence.PropertyTest;
import normsharp.verify.evidence.Samples;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Polynomial;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;
import org.hipparchus.fraction.BigFraction;

/**
 * The global minimizer of (12), which the paper leaves to numerics. With f(v) = ½‖v‖² − ⟨1,v⟩ and u
 * = (1 − νx − μx²)₊: f(v) − f(u) = ½‖v − u‖² + ⟨n,v⟩ + μ(B − ⟨x²,v⟩) for every feasible v, where n
 * = (1 − νx − μx²)₋.
 */
public final class BeyondRisk {
  private static final Certificate OPTIMAL =
      Certificate.of(
              Statement.of(
                  "u_i - 1 + ν·x_i + μ·x_i^2 - n_i = 0",
                  "n_i·u_i = 0",
                  "Σ[x_i·v_i] = y",
                  "Σ[x_i·u_i] = y",
                  "μ·(B - Σ[x_i^2·u_i]) = 0",
                  "v_i ≥ 0",
                  "n_i ≥ 0",
                  "μ ≥ 0",
                  "Σ[x_i^2·v_i] ≤ B",
                  "Σ[1/2·v_i^2 - v_i] - Σ[1/2·u_i^2 - u_i] ≥ Σ[1/2·(v_i - u_i)^2]"))
          .times("v_i - u_i", 0)
          .times("-1", 1)
          .times("-ν", 2)
          .times("ν", 3)
          .times("-1", 4)
          .plus(5, 6)
          .plus(7, 8);

  private static final String[] WITNESS = {
    "x = 1, 2", "u = 3, 3", "v = 3, 3", "n = 0, 0", "ν = -3", "μ = 1", "y = 9", "B = 15"
  };

  private BeyondRisk() {}

  /** The claims beyond Lemma E.1. */
  public static List<Claim> claims() {
    return List.of(global(), window(), search(), range());
  }

  private static Claim global() {
    return Claim.beyond("Beyond: global minimizer of (12)")
        .says(
            "If u = (1 − νx₀ − μx₀^⊙2)₊ is feasible, μ ≥ 0 and μ(1/(2η) − ⟨x₀^⊙2, u⟩) = 0, then w⊙w = u is the only global minimizer of (12): every feasible v has f(v) − f(u) ≥ ½‖v − u‖²")
        .by(proof("for every feasible v ≥ 0", OPTIMAL, WITNESS))
        .checkedBy(
            new PropertyTest(
                "theory's minimizer is the best KKT point",
                521,
                60,
                BeyondRisk::minimizerIsBestPoint))
        .boundary("every d, any signs of x₀, every y₀ and η > 0")
        .uses("Appendix E, eq. (12)")
        .code(ConstrainedRiskMinimizer.class, RiskMinimizer.class, RiskProblem.class)
        .notThat(
            "f(v) − f(u) ≥ ‖v − u‖²",
            proof(
                "",
                OPTIMAL.claiming(
                    OPTIMAL
                        .statement()
                        .concluding("Σ[1/2·v_i^2 - v_i] - Σ[1/2·u_i^2 - u_i] ≥ Σ[(v_i - u_i)^2]")),
                WITNESS),
            "x = 0,",
            "u = 1,",
            "v = 0,",
            "n = 0,",
            "ν = 0",
            "μ = 0",
            "y = 0",
            "B = 0");
  }

  private static Optional<String> minimizerIsBestPoint(Samples samples) {
    RiskProblem<BigFraction> problem =
        RiskProblem.of(
            ExactNetworks.fractions(samples.vector(1 + samples.dimension() / 2)),
            ExactNetworks.fraction(samples.rational()),
            ExactNetworks.fraction(samples.positive()));
    Optional<RiskMinimizer<BigFraction>> minimizer = ConstrainedRiskMinimizer.of(problem);
    List<KktPoint<BigFraction>> points = KktEnumeration.all(problem);
    Optional<BigFraction> best =
        points.stream().map(point -> problem.risk(point.v())).min(BigFraction::compareTo);
    boolean same = minimizer.map(found -> problem.risk(found.endToEnd(problem.x()))).equals(best);
    return same ? Optional.empty() : Optional.of(problem + ": " + minimizer + ", " + points);
  }

  private static Claim window() {
    Statement product =
        Statement.of("ν = τ - σ", "μ = τ·σ", "1 - ν·x_i - μ·x_i^2 = (1 - τ·x_i)·(1 + σ·x_i)");
    Certificate factors = Certificate.of(product).times("-x_i", 0).times("-x_i^2", 1);
    return Claim.beyond("Beyond: support of the global minimizer")
        .says(
            "1 − νx − μx² = (1 − τx)(1 + σx) with ν = τ − σ, μ = τσ, τ, σ ≥ 0: the support of the global minimizer is the window −1/σ < x < 1/τ around 0; for x₀ ≥ 0 a prefix of the sorted entries")
        .by(
            proof("the parabola factors", factors, "x = 1, 2", "ν = 1", "μ = 2", "τ = 2", "σ = 1"),
            proof(
                "with τ = (r + ν)/2, σ = (r − ν)/2, r² = ν² + 4μ for any ν and μ ≥ 0",
                Certificate.of(
                        Statement.of("2·τ = r + ν", "2·σ = r - ν", "r^2 = ν^2 + 4·μ", "τ·σ = μ"))
                    .times("1/2·σ", 0)
                    .times("1/4·(r + ν)", 1)
                    .times("1/4", 2),
                "τ = 2",
                "σ = 1",
                "r = 3",
                "ν = 1",
                "μ = 2"),
            impossibility(
                "these are ≥ 0: r + ν < 0 contradicts r ≥ 0 and μ ≥ 0 (r − ν by ν ↦ −ν)",
                Certificate.of(
                        Statement.of("r ≥ 0", "μ ≥ 0", "r^2 = ν^2 + 4·μ", "r + ν < 0", "-1 ≥ 0"))
                    .over(3, 3)
                    .times("1", 2)
                    .plus(Rational.of(2), "1", 0, 3)
                    .plus(Rational.of(4), "1", 1)),
            proof(
                "it is positive inside the window",
                Certificate.of(
                        Statement.of(
                            "1 - τ·x_i > 0", "1 + σ·x_i > 0", "(1 - τ·x_i)·(1 + σ·x_i) > 0"))
                    .plus(0, 1),
                "x = 1, -1/2",
                "τ = 1/2",
                "σ = 1"),
            solver(
                "it is positive only inside the window, at each index",
                Statement.of("τ ≥ 0", "σ ≥ 0", "(1 - τ·x_i)·(1 + σ·x_i) > 0", "1 - τ·x_i > 0"),
                1,
                "x = 0,",
                "τ = 1",
                "σ = 1"),
            solver(
                "on both sides",
                Statement.of("τ ≥ 0", "σ ≥ 0", "(1 - τ·x_i)·(1 + σ·x_i) > 0", "1 + σ·x_i > 0"),
                1,
                "x = 0,",
                "τ = 1",
                "σ = 1"))
        .boundary("every d (a statement on each index), any signs of x₀")
        .uses("Beyond: global minimizer of (12)")
        .code(ConstrainedRiskMinimizer.class)
        .notThat(
            "also with τ < 0",
            solver(
                "",
                Statement.of("σ ≥ 0", "(1 - τ·x_i)·(1 + σ·x_i) > 0", "1 + σ·x_i > 0"),
                1,
                "x = 0,",
                "τ = 1",
                "σ = 1"));
  }

  private static Claim search() {
    Statement monotone =
        Statement.of(
            "μ2 - μ1 > 0", "f1 + μ1·g1 ≤ f2 + μ1·g2", "f2 + μ2·g2 ≤ f1 + μ2·g1", "g2 ≤ g1");
    Certificate falls = Certificate.of(monotone).over(0).plus(1).plus(2);
    return Claim.beyond("Beyond: search for the support")
        .says(
            "On a window F = ⟨x,v⟩ falls in τ and rises in σ, and along F = y₀ the moment G = ⟨x²,v⟩ falls as μ rises: so each edge of the window is found by bisection over the sorted entries")
        .by(
            DiagonalLoss.equal(
                "∂F/∂τ = −Σ x²(1 + σx) over the window",
                Polynomial.parse("Σ[x_i·(1 - τ·x_i)·(1 + σ·x_i)]")
                    .derivative(Map.of("τ", Polynomial.ONE)),
                Polynomial.parse("-Σ[x_i^2·(1 + σ·x_i)]")),
            DiagonalLoss.equal(
                "∂F/∂σ = Σ x²(1 − τx) over the window",
                Polynomial.parse("Σ[x_i·(1 - τ·x_i)·(1 + σ·x_i)]")
                    .derivative(Map.of("σ", Polynomial.ONE)),
                Polynomial.parse("Σ[x_i^2·(1 - τ·x_i)]")),
            proof(
                "their signs: both factors are ≥ 0 in the window",
                Certificate.of(Statement.of("1 - τ·x_i ≥ 0", "Σ[x_i^2·(1 - τ·x_i)] ≥ 0"))
                    .plus(Rational.ONE, "x_i", 0),
                "x = 1,",
                "τ = 1"),
            proof(
                "both of them",
                Certificate.of(Statement.of("1 + σ·x_i ≥ 0", "Σ[x_i^2·(1 + σ·x_i)] ≥ 0"))
                    .plus(Rational.ONE, "x_i", 0),
                "x = -1,",
                "σ = 1"),
            impossibility(
                "z ≤ z′ has p = z₊ ≤ q = z′₊: F is monotone across windows as well",
                Certificate.of(
                        Statement.of(
                            "p·(p - z) = 0",
                            "p ≥ 0",
                            "q ≥ 0",
                            "q ≥ z′",
                            "z′ ≥ z",
                            "p - q > 0",
                            "-1 ≥ 0"))
                    .over(5, 5)
                    .times("-1", 0)
                    .plus(2, 5)
                    .plus(1, 3)
                    .plus(1, 4)),
            proof(
                "minimizers of f + μG on F = y₀ have G falling in μ",
                falls,
                "μ1 = 0",
                "μ2 = 1",
                "f1 = 0",
                "f2 = 1",
                "g1 = 2",
                "g2 = 0"))
        .checkedBy(
            new PropertyTest(
                "the search finds the best KKT point", 522, 60, BeyondRisk::minimizerIsBestPoint))
        .boundary("every d, any signs of x₀; O(d log d) is the sort plus O(log²d) evaluations")
        .uses("Beyond: support of the global minimizer")
        .code(ConstrainedRiskMinimizer.class)
        .notThat(
            "G rises in μ",
            proof(
                "",
                falls.claiming(monotone.concluding("g1 ≤ g2")),
                "μ1 = 0",
                "μ2 = 1",
                "f1 = 0",
                "f2 = 1",
                "g1 = 2",
                "g2 = 0"),
            "μ1 = 0",
            "μ2 = 1",
            "f1 = 0",
            "f2 = 1",
            "g1 = 2",
            "g2 = 0");
  }

  private static Claim range() {
    Statement least = Statement.of("Σ[1] > 0", "Σ[v_i] = l", "Σ[1]·Σ[(v_i - 1)^2] ≥ (l - Σ[1])^2");
    Certificate centre =
        Certificate.of(least)
            .over(0)
            .times("Σ[1]·(Σ[v_i] + l - 2·Σ[1])", 1)
            .plus(Rational.ONE, "Σ[1]·(v_i - 1) - (Σ[v_i] - Σ[1])");
    return Claim.beyond("Beyond: risks over a face of minimizers")
        .says(
            "On a face {v ≥ 0, Σv = ℓ} over n coordinates, ‖v − 1‖² lies between (ℓ − n)²/n, where all v_i agree, and its values at the vertices: ‖v‖² ≤ ℓ²")
        .by(
            proof("n‖v − 1‖² ≥ (ℓ − n)²", centre, "v = 1, 3", "l = 4"),
            proof(
                "‖v‖² ≤ ℓ², since 0 ≤ v_i ≤ ℓ",
                Certificate.of(Statement.of("Σ[v_i] = l", "v_i ≥ 0", "v_i ≤ l", "l^2 ≥ Σ[v_i^2]"))
                    .times("-l", 0)
                    .plus(1, 2),
                "v = 1, 3",
                "l = 4"))
        .boundary("every n; with Σv fixed, the risk is ½‖v − 1‖² plus the other coordinates' part")
        .uses("Lemma E.1, risk")
        .code(RiskRange.class)
        .notThat(
            "‖v − 1‖² ≥ (ℓ − n)²",
            proof(
                "",
                centre.claiming(
                    Statement.of("Σ[1] > 0", "Σ[v_i] = l", "Σ[(v_i - 1)^2] ≥ (l - Σ[1])^2")),
                "v = 1, 3",
                "l = 4"),
            "v = 2, 2",
            "l = 4");
  }
}
