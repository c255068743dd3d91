package normsharp.verify.claims;

import static normsharp.verify.claims.Proofs.counterexample;
import static normsharp.verify.claims.Proofs.identity;
import static normsharp.verify.claims.Proofs.proof;

import java.util.List;
import normsharp.theory.dynamics.GradientDescent;
import normsharp.theory.risk.RiskModel;
import normsharp.verify.Claim;
import normsharp.verify.Effect;
import normsharp.verify.kernel.Certificate;
import normsharp.verify.kernel.Rational;
import normsharp.verify.kernel.Statement;

/**
 * Section 3, discussion of Figure 4: the risks ½‖v − 1‖² + ½ along M, v = w⊙w.
 *
 * <p>With v = (y/b)·e on the smallest entry b and (y/a)·e on the largest a, R(M_S) − R(M_ℓ1) =
 * ½(1/b − 1/a)y·[y(1/a + 1/b) − 2]. For d = 2, x = (b, a), v = (t, (y − bt)/a): R(w) − R(M_ℓ1) =
 * t[(a² + b²)t − 2a² − 2b(y − a)]/(2a²).
 */
public final class Section3Figure4 {
  private Section3Figure4() {}

  /** The claims, in the paper's order. */
  public static List<Claim> claims() {
    return List.of(order(), allBetter());
  }

  private static Claim order() {
    // p = y/a and q = y/b are the weights of the two minimizers; the risks without ½(d − 1) + ½
    Certificate difference =
        Certificate.of(
                Statement.of(
                    "a > b",
                    "b > 0",
                    "y > 0",
                    "a·p = y",
                    "b·q = y",
                    "y·(a + b) > 2·a·b",
                    "a·b > 0",
                    "1/2·(p - 1)^2 < 1/2·(q - 1)^2"))
            .over(6, 6)
            .plus(Rational.of(1, 2), "1", 0, 2, 5)
            .times("-1/2·b^2·(a·p + y - 2·a)", 3)
            .times("1/2·a^2·(b·q + y - 2·b)", 4);
    Certificate flat =
        Certificate.of(
                Statement.of(
                    "u + 3·v = 1/2",
                    "u ≥ 0",
                    "v ≥ 0",
                    "1/2·(u - 1)^2 + 1/2·(v - 1)^2 ≥ 1/2·(1/2 - 1)^2 + 1/2"))
            .times("1/2·(u - 3·v - 3/2)", 0)
            .plus(Rational.of(1, 2), "1", 2)
            .plus(Rational.of(5), "v");
    return Claim.of("Section 3, R(M_ℓ1) < R(M_S)", "Section 3, discussion of Figure 4")
        .says("In this example both minimizers are suboptimal, with R(M_ℓ1) < R(M_S)")
        .assuming(
            "the data are not given: x > 0 with a unique largest entry a and smallest entry b, and"
                + " y(a + b) > 2ab, as for y = ⟨1, x⟩")
        .by(
            proof(
                "y(a + b) > 2ab gives R(M_ℓ1) < R(M_S)",
                difference,
                "a = 3",
                "b = 1",
                "y = 6",
                "p = 2",
                "q = 6"),
            identity(
                "it is an equivalence: a²b²·[(y/b − 1)² − (y/a − 1)²] = y(a − b)[y(a + b) − 2ab]",
                "a^2·(y - b)^2 - b^2·(y - a)^2 = y·(a - b)·(y·(a + b) - 2·a·b)"),
            identity(
                "y = a + b satisfies it: (a + b)² − 2ab = a² + b²",
                "(a + b)·(a + b) - 2·a·b = a^2 + b^2"),
            proof(
                "x = (1, 3), y = 1/2: no point of M has less risk than M_S",
                flat,
                "u = 1/2",
                "v = 0"))
        .boundary(
            "every d ≥ 2 with a unique largest entry a and smallest entry b > 0, y > 0. 𝓜_S is"
                + " suboptimal by the inequality, 𝓜_ℓ1 always. Labels y < 2ab/(a + b), which the"
                + " noise in y makes possible, turn the order round, and 𝓜_S may even be optimal: x ="
                + " (1, 3), y = 1/2 has 97/72 > 81/72, the least risk")
        .uses(
            "Abstract, neither bias alone minimizes the error",
            "Proposition 3.2 (i), sufficiency and eq. (6)",
            "Proposition 3.2 (ii), x > 0 and eq. (7)")
        .code(RiskModel.class)
        .notThat(
            "R(M_ℓ1) < R(M_S) if y(a + b) > ab",
            proof(
                "",
                difference.claiming(
                    Statement.of(
                        "a > b",
                        "b > 0",
                        "y > 0",
                        "a·p = y",
                        "b·q = y",
                        "y·(a + b) > a·b",
                        "a·b > 0",
                        "1/2·(p - 1)^2 < 1/2·(q - 1)^2")),
                "a = 3",
                "b = 1",
                "y = 6",
                "p = 2",
                "q = 6"),
            "a = 3",
            "b = 1",
            "y = 3/2",
            "p = 1/2",
            "q = 3/2");
  }

  private static Claim allBetter() {
    Statement better =
        // x = (b, a), v = (t, u) on M with S ≤ 2/η, η above the critical rate 1/(2ay).
        Statement.of(
            "b > 0",
            "a > b",
            "y > 0",
            "t ≥ 0",
            "u ≥ 0",
            "b·t + a·u = y",
            "2·a·y·η > 1",
            "4·η·(b^2·t + a^2·u) ≤ 2",
            "a·p = y",
            "1/2·(t - 1)^2 + 1/2·(u - 1)^2 < 1/2·(p - 1)^2 + 1/2");
    Statement corrected =
        Statement.of(
            "a > 0",
            "t > 0",
            "b·t + a·u = y",
            "a·p = y",
            "2·a^2 + 2·b·(y - a) - (a^2 + b^2)·t > 0",
            "1/2·(t - 1)^2 + 1/2·(u - 1)^2 < 1/2·(p - 1)^2 + 1/2");
    Certificate below =
        Certificate.of(corrected)
            .over(0, 0)
            .plus(Rational.of(1, 2), "1", 1, 4)
            .times("-1/2·(a·u + y - b·t - 2·a)", 2)
            .times("1/2·(a·p + y - 2·a)", 3);
    return Claim.of("Section 3, convergent trajectories beat M_ℓ1", "Section 3, Figure 4")
        .says(
            "Consequently, all convergent trajectories in the EoS regime achieve better"
                + " generalization than R(M_ℓ1)")
        .assuming("read for every x > 0 and y > 0; the data of Figure 4 are not given")
        .by(
            counterexample(
                "x = (1, 3), y = 4 = ⟨1, x⟩, η = 1/15 > 1/24: at v = (9/4, 7/12), S = 30 = 2/η, the"
                    + " risk exceeds R(M_ℓ1) = 19/18",
                better,
                "a = 3",
                "b = 1",
                "y = 4",
                "t = 9/4",
                "u = 7/12",
                "η = 1/15",
                "p = 4/3"))
        .but(
            "That GD diverges for many η does not imply it: between the reflection of M_ℓ1 at the"
                + " risk minimizer and the last rate at which GD converges there is room. In the"
                + " example every point with S ≤ 30 is worse than M_ℓ1, and GD from 1/100·1"
                + " converges there.",
            Effect.CONCLUSION,
            "d = 2, x = (b, a): a point v = (t, (y − bt)/a) of M with t > 0 has R < R(M_ℓ1) if (a²"
                + " + b²)t < 2a² + 2b(y − a), and only then")
        .by(
            proof(
                "the inequality gives R < R(M_ℓ1)",
                below,
                "a = 3",
                "b = 1",
                "y = 4",
                "t = 1",
                "u = 1",
                "p = 4/3"),
            proof(
                "the reverse inequality gives R ≥ R(M_ℓ1)",
                Certificate.of(
                        Statement.of(
                            "a > 0",
                            "t > 0",
                            "b·t + a·u = y",
                            "a·p = y",
                            "2·a^2 + 2·b·(y - a) - (a^2 + b^2)·t ≤ 0",
                            "1/2·(t - 1)^2 + 1/2·(u - 1)^2 ≥ 1/2·(p - 1)^2 + 1/2"))
                    .over(0, 0)
                    .plus(Rational.of(1, 2), "1", 1, 4)
                    .times("1/2·(a·u + y - b·t - 2·a)", 2)
                    .times("-1/2·(a·p + y - 2·a)", 3),
                "a = 3",
                "b = 1",
                "y = 4",
                "t = 5/2",
                "u = 1/2",
                "p = 4/3"),
            proof(
                "x = (1, 3), y = 4: every point of M with S ≤ 30 has R ≥ R(M_ℓ1) + 5/16",
                Certificate.of(
                        Statement.of(
                            "t + 3·u = 4",
                            "4·(t + 9·u) ≤ 30",
                            "1/2·(t - 1)^2 + 1/2·(u - 1)^2 ≥ 1/2·(4/3 - 1)^2 + 1/2 + 5/16"))
                    .times("3 - 3·u + 1/2·(t + 3·u - 4) + 25/36", 0)
                    .plus(Rational.of(5), "u - 7/12")
                    .plus(Rational.of(25, 144), "1", 1),
                "t = 4",
                "u = 0"))
        .checkedBy(
            DescentRuns.test(
                "x = (1, 3), y = 4, η = 1/15, α = 1/100: the run converges, with R > R(M_ℓ1)",
                List.of(1.0, 3.0),
                4,
                List.of(1.0 / 15),
                limit -> limit.sharpness() <= 30 && limit.risk() > 19.0 / 18 + 5.0 / 16))
        .boundary(
            "the counterexample is a stable point of M, and all such points at this η; that GD from"
                + " 1/100·1 converges to one is a run in double arithmetic; corrected: d = 2")
        .uses("Section 3, R(M_ℓ1) < R(M_S)")
        .code(RiskModel.class, GradientDescent.class)
        .notThat(
            "R < R(M_ℓ1) if (a² + b²)t < 3a² + 2b(y − a)",
            proof(
                "",
                below.claiming(
                    Statement.of(
                        "a > 0",
                        "t > 0",
                        "b·t + a·u = y",
                        "a·p = y",
                        "3·a^2 + 2·b·(y - a) - (a^2 + b^2)·t > 0",
                        "1/2·(t - 1)^2 + 1/2·(u - 1)^2 < 1/2·(p - 1)^2 + 1/2")),
                "a = 3",
                "b = 1",
                "y = 4",
                "t = 1",
                "u = 1",
                "p = 4/3"),
            "a = 3",
            "b = 1",
            "y = 4",
            "t = 5/2",
            "u = 1/2",
            "p = 4/3");
  }
}
