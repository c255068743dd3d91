package normsharp.reports.exercises;

import static org.junit.jupiter.api.Assertions.assertTrue;

import normsharp.reports.exercises.answers.Mark;
import normsharp.reports.exercises.answers.Marking;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers to the sheets of seed 3, level 1, derived with paper and pencil from the sheets' texts.
 * The numbers of each problem are repeated, so that a change of the generator shows.
 */
class HandDerivedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // x = (3, 2), w = (2, -1): 3·4 + 2·1; (3·2, 2·(-1)); u = (0, 1): u + 2/40·(6, -2).
        "MANIFOLD_AND_TANGENT_SPACE|1a|14",
        "MANIFOLD_AND_TANGENT_SPACE|1b|(6, -2)",
        "MANIFOLD_AND_TANGENT_SPACE|1c|(0.3, 0.9)",
        // x = (3, 4), w = (-2, 2): n = (-6, 8), w − 28/100·n; 4·100; 2/400.
        "MANIFOLD_AND_TANGENT_SPACE|2a|(-0.32, -0.24)",
        "MANIFOLD_AND_TANGENT_SPACE|2b|400",
        "MANIFOLD_AND_TANGENT_SPACE|2c|0.005",
        // x = (1, 2), y = 21, w = (-1, t): 2t² = 20.
        "MANIFOLD_AND_TANGENT_SPACE|4a|sqrt(10)",
        // x = (3, 1), y = 2: all on 3, all on 1; 4·2·1.
        "NORM_AND_SHARPNESS_MINIMIZERS|1a|(2/3, 0)",
        "NORM_AND_SHARPNESS_MINIMIZERS|1c|(0, 2)",
        "NORM_AND_SHARPNESS_MINIMIZERS|1d|8",
        // x = (2, 3), y = 4: v = (0, 4/3).
        "NORM_AND_SHARPNESS_MINIMIZERS|2a|{(0, 2/sqrt(3)), (0, -2/sqrt(3))}",
        // 2v₁ + 5v₂ = 5, 4v₁ + 25v₂ = 23/2: 6v₁ = 27/2.
        "NORM_AND_SHARPNESS_MINIMIZERS|3b|(9/4, 1/10)",
        // x = (1, 2), y = 3: v = (0, 3/2): (1 + 1/4 + 1)/2; v = (3, 0): (4 + 1 + 1)/2.
        "RISKS|1a|9/8",
        "RISKS|1b|3",
        // ρ = -1/4, v* = (3, 1), s = 1, v = (2, 2): gap (-1, 1): (2 + 1/2 + 1)/2.
        "RISKS|2a|(11/4, 1/4)",
        "RISKS|2b|9.5",
        "RISKS|2c|7/4",
        // x = (2, 3), y = 6: v₂ = 2 − 2t/3.
        "RISKS|3a|((t-1)^2 + (1-2*t/3)^2 + 1)/2",
        "RISKS|3b|15/13",
        // v − 1 = (-1, 0, -1): (2 + 2/π·2)/2.
        "RISKS|4a|1 + 2/pi",
        "GRADIENT_FLOW|1a|alpha*exp(2*3*tau)",
        // x = (1, 3), y = 26, α = 1: z + 3z³ = 26.
        "GRADIENT_FLOW|2a|2",
        "GRADIENT_FLOW|2b|log(sqrt(2))/2",
        "GRADIENT_FLOW|2c|(2, 8)",
        "GRADIENT_FLOW|2d|10 - 26/3",
        "GRADIENT_FLOW|2e|4*(2 + 9*8)",
        // x = (3, 2): 2(1 − 2/3).
        "GRADIENT_FLOW|3a|2/3",
        // [[-3.36, 0.8], [0.8, -13.6]]: 8.48 + √(5.12² + 0.8²).
        "GRADIENT_FLOW|4a|13.662",
        // x = (4, 2), y = 8: 2/(4·8·4), 2/(4·8·2), 1/(8·4).
        "STABILITY_AND_CRITICAL_RATES|1a|1/64",
        "STABILITY_AND_CRITICAL_RATES|1b|1/32",
        "STABILITY_AND_CRITICAL_RATES|1c|1/32",
        // x = (1, 6), y = 1, bound 11/2: v₁ + 6v₂ = 1, v₁ + 36v₂ = 11/2.
        "STABILITY_AND_CRITICAL_RATES|2b|{(1, 0), (0.1, 0.15)}",
        // x = (1, 4), y = 6, η = 1/8, w = (-2, 1): r = 2, factors 1/2 and -1.
        "STABILITY_AND_CRITICAL_RATES|3a|(-1, -1)",
        "STABILITY_AND_CRITICAL_RATES|4a|(0, 1/36)",
        // c = 1/4, s = 1/2: ½(9/8)².
        "STABILITY_AND_CRITICAL_RATES|4d|81/128",
        // w̃ = (-4, 3), b = -5, point (1, 1) with label 0.
        "CLASSIFIER|1c|6/5",
        // w = (log 15, -log 3): p = 3/16 = 27/144, q = 5/36 = 20/144.
        "CLASSIFIER|3b|(log(4/3) + log(6/5))/2",
        "CLASSIFIER|3c|(-1/12, 1/24)",
        "CLASSIFIER|3d|(67 + sqrt(27^2 + 40^2))/576",
        // Φ(2.5) = 0.99379: 2·0.99379·0.00621.
        "CLASSIFIER|4a|0.01234",
      })
  void answersByHandAreRight(Topic topic, String part, String answer) {
    Sheet sheet = Sheet.of(topic, 3, 1);
    Part asked =
        SheetFiles.parts(sheet).stream()
            .filter(named -> named.name().equals(part))
            .findFirst()
            .orElseThrow()
            .part();
    Mark mark = Marking.mark(asked.answer(), asked.mistakes(), answer);
    assertTrue(mark.isRight(), asked.question() + " " + mark.message());
  }
}
