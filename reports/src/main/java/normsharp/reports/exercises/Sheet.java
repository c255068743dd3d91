package normsharp.reports.exercises;

import java.util.List;

/**
 * A sheet of problems; the same topic, seed and level give the same sheet.
 *
 * @param topic what it is about
 * @param seed of the generator
 * @param level 1, 2 or 3
 * @param problems in order
 */
public record Sheet(Topic topic, long seed, int level, List<Problem> problems) {
  /** Of the generators: keys of another version may belong to other sheets. */
  public static final int VERSION = 1;

  /** Takes an immutable copy. */
  public Sheet {
    problems = List.copyOf(problems);
  }

  /**
   * Draws a sheet.
   *
   * @param level 1 to 3: dimension, signs, zeros, number of steps
   */
  public static Sheet of(Topic topic, long seed, int level) {
    if (level < 1 || level > 3) {
      throw new IllegalArgumentException("--level must be between 1 and 3, got " + level);
    }
    return new Sheet(topic, seed, level, topic.problems(new Draw(topic.word(), seed, level)));
  }

  /** Sum of the points of all parts. */
  public int points() {
    return problems.stream()
        .flatMap(problem -> problem.parts().stream())
        .mapToInt(Part::points)
        .sum();
  }

  /** One line that names the sheet. */
  public String name() {
    return topic.word() + ", seed " + seed + ", level " + level + ", version " + VERSION;
  }
}
