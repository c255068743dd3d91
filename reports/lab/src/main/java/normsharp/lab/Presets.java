package normsharp.lab;

import static normsharp.lab.Preset.Group.COUNTEREXAMPLES;
import static normsharp.lab.Preset.Group.REGIMES;

import java.util.List;

/** The presets as data: x₁ x₂ y α η, a sentence, the claims. */
final class Presets {
  static final List<Preset> ALL =
      List.of(
          Preset.of(
              REGIMES,
              "Edge of stability",
              "1 3 1 0.01 0.22",
              "Gradient descent follows the flow until it is too sharp, oscillates across 𝓜, and"
                  + " ends where S is just below 2/η: not at the norm minimizer on the axis of x₂.",
              "Section 3, sharpness around 2/η"),
          Preset.of(
              REGIMES,
              "Flow-aligned",
              "1 3 1 0.01 0.1",
              "Below 2/s_GF the steps stay on the flow's path and end near the norm minimizer.",
              "Theorem B.1"),
          Preset.of(
              REGIMES,
              "A cycle instead of a limit",
              "1 3/2 1 0.01 0.55",
              "No point of 𝓜 is stable any more; the iterates jump between two states beside 𝓜.",
              "Beyond: cubic map, 2-cycle"),
          Preset.of(
              REGIMES,
              "Chaos, bounded",
              "1 3/2 1 0.01 0.6",
              "The trapping box keeps every iterate, none comes to rest, and nearby starts part.",
              "Beyond: trapping box"),
          Preset.of(
              REGIMES,
              "Divergence",
              "1 3 1 0.01 0.45",
              "Points of 𝓜 with S ≤ 2/η are left, but the rate is beyond the trapping box, and the"
                  + " weights leave every bound.",
              "Appendix H.13, divergence below the threshold"),
          Preset.of(
              COUNTEREXAMPLES,
              "x_max of the wrong sign",
              "1 -3 1 0.01 0.2",
              "The norm minimizers are (±1, 0), although max |xᵢ| = 3 belongs to x₂: only"
                  + " coordinates with xᵢ·y > 0 help to interpolate.",
              "Proposition 3.2 (i), necessity",
              "Lemma D.1 (i)",
              "Lemma D.1 (i), second necessary condition"),
          Preset.of(
              COUNTEREXAMPLES,
              "Norm and sharpness minimizers coincide",
              "1 1 1 0.01 0.2",
              "For x₁ = x₂ every point of the circle has the least norm and the least sharpness:"
                  + " (6) and (7) are one set. The flow's excess ε(α) is 0 for every α.",
              "Section 3, two disjoint sets",
              "Theorem B.1, ε(α) ↘ 0 is monotone",
              "Beyond: when the flow attains the least norm"),
          Preset.of(
              COUNTEREXAMPLES,
              "A zero feature is not harmless",
              "1 0 1 0.5 0.3",
              "w₂ keeps its start α for ever, and sharpness minimizers have any w₂: a zero feature"
                  + " can't simply be removed from the problem.",
              "Section 3, zero coordinates",
              "Proposition E.2, proof of (i) and (ii)",
              "Lemma E.1, case of (13)"),
          Preset.of(
              COUNTEREXAMPLES,
              "A start on 𝓜",
              "1 2 0.0003 0.01 0.01",
              "α·1 interpolates already, so gradient descent stays there at every rate, however"
                  + " small: the norm is 2α², the least one 3α²/2.",
              "Section 3, minimal norm and vanishing learning rate"),
          Preset.of(
              COUNTEREXAMPLES,
              "Large η, not the least sharpness",
              "1 9 0.001 0.01 1000",
              "The limit exists at every rate and is the start, with S eight times that of the"
                  + " sharpness minimizers.",
              "Section 3, minimal sharpness and large learning rates"),
          Preset.of(
              COUNTEREXAMPLES,
              "The last jump overshoots",
              "1 3 4 0.01 7/96",
              "Gradient descent does not stop at the first point with S < 2/η: the last oscillation"
                  + " throws it to about 0.68·2/η.",
              "Section 3, sharpness around 2/η"),
          Preset.of(
              COUNTEREXAMPLES,
              "Edge of stability, yet more risk",
              "1 3 4 0.01 1/15",
              "The run converges at the edge of stability to a point with more risk than the norm"
                  + " minimizer (19/18): every point with S ≤ 30 is worse.",
              "Section 3, convergent trajectories beat M_ℓ1"),
          Preset.of(
              COUNTEREXAMPLES,
              "The sharpness minimizer is best",
              "1 3 1/2 0.01 0.4",
              "With y = ½ no point of 𝓜 has less risk than the sharpness minimizer v = (½, 0), so"
                  + " one bias alone does minimize the risk, and the norm minimizer is worse.",
              "Abstract, neither bias alone minimizes the error",
              "Section E.1, just like in the specific setting",
              "Section 3, R(M_ℓ1) < R(M_S)"),
          Preset.of(
              COUNTEREXAMPLES,
              "Theorem B.2's condition fails",
              "1 3 1 0.5 0.1",
              "The start is w = (½, ½) on 𝓜, where S = 10 = 1/η: an eigenvalue that Theorem B.2"
                  + " forbids. Some point of 𝓜 has S = 1/η for every η from 1/12 to 1/4.",
              "Section 3, conditions of Theorem B.2"),
          Preset.of(
              COUNTEREXAMPLES,
              "A limit with S > 2/η",
              "1 0 1 0.5 2/3",
              "One step leads from w₁ = ½ straight to the minimizer 1, where S = 4 > 3 = 2/η. It"
                  + " needs an exceptional start; w₂ is idle.",
              "Section 1, limits with S < 2/η"),
          Preset.of(
              COUNTEREXAMPLES,
              "Least sharpness is 4·y·min x",
              "1 3/2 1 0.01 0.5",
              "At η = ½ the stable set has shrunk to the sharpness minimizers (±1, 0), where S = 4,"
                  + " not 1 = y·x_k as printed.",
              "Lemma D.2 (ii), least sharpness",
              "Lemma D.2 (ii), sharpness on argmin"),
          Preset.of(
              COUNTEREXAMPLES,
              "The positivity condition of Lemma E.1",
              "1/2 1/4 5/16 0.01 32/7",
              "v = (¼, ¾) is a KKT point with S = 2/η and λ = 7/32; the printed condition misses a"
                  + " square on (x₀)ᵢ.",
              "Lemma E.1, positivity condition"),
          Preset.of(
              COUNTEREXAMPLES,
              "Both denominators of (13) vanish",
              "1 2 1 0.01 0.2",
              "On a support of one element the determinant is 0, whatever x is; the KKT point there"
                  + " exists all the same.",
              "Lemma E.1, case of (13)"),
          Preset.of(
              COUNTEREXAMPLES,
              "(14) without feasibility",
              "1 0 1 0.01 1",
              "λ = ν = 0 satisfies (14) at w₁ = ±1, but S = 4 > 2 = 2/η: no point of 𝓜 is feasible,"
                  + " and there is no KKT point.",
              "Lemma E.1, eq. (14)",
              "Lemma E.1, λ ≠ 0, solvability"),
          Preset.of(
              COUNTEREXAMPLES,
              "KKT points off the support of x",
              "1 0 0 0.01 1",
              "For y = 0 the only feasible w₁ is 0: the KKT points have supports that do not meet"
                  + " the support of x, which Lemma E.1 leaves out.",
              "Lemma E.1, λ = 0",
              "Lemma E.1, all KKT points"),
          Preset.of(
              COUNTEREXAMPLES,
              "A negative label, no interpolation",
              "1 2 -1 0.5 0.1",
              "x = (1, 2) with noise ε = −4 has y = −1: 𝓜 is empty, A_ℓ1, A_S and A_opt have no"
                  + " output, and gradient descent shrinks to w = 0.",
              "Section 3, three idealised algorithms",
              "Section 3, two points each",
              "Section 3, footnotes 4 and 5",
              "Appendix E, best achievable error"),
          Preset.of(
              COUNTEREXAMPLES,
              "A root of a negative number",
              "1 3 1/10 0.01 1",
              "The vector under A_opt's root is (61/100, −17/100); the risk minimizer on 𝓜 is v ="
                  + " (1/10, 0).",
              "Beyond: Proposition E.2 (iii) in Section 3's model",
              "Proposition E.2 (iii), algorithm"),
          Preset.of(
              COUNTEREXAMPLES,
              "Divergence below the threshold",
              "1 3 4 0.2 0.1",
              "S = 16 < 20 = 2/η at (2, 0), yet gradient descent diverges from (1/5, 1/5).",
              "Appendix H.13, divergence below the threshold"),
          Preset.of(
              COUNTEREXAMPLES,
              "No early divergence for max x ≤ 2·min x",
              "1 2 1 0.01 0.49",
              "Just below the threshold η = ½ the trapping box still holds, so nothing diverges:"
                  + " early divergence needs max x > 2·min x.",
              "Appendix H.13, divergence below the threshold",
              "Beyond: trapping box"));

  private Presets() {}
}
