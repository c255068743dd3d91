package normsharp.reports.exercises.answers;

/**
 * A typical wrong answer and what to say to who gives it.
 *
 * @param answer the wrong answer
 * @param message where it comes from
 */
public record Mistake(Answer answer, String message) {}
