package normsharp.reports.exercises;

/** What sheets say in every form. */
final class SheetWords {
  static final String HOW_TO_ANSWER =
      "Write answers into answers.txt, one line per part, as in: 1a = sqrt(2)/2. Numbers may be"
          + " fractions, decimals with a point, roots, exp, log and pi; write * between factors."
          + " A number is meant exactly unless the question says otherwise.";

  private SheetWords() {}

  static String points(Part part) {
    return part.points() == 1 ? "1 point" : part.points() + " points";
  }
}
