package normsharp.verify;

/**
 * What is true instead, or more generally.
 *
 * @param goesWrong where what is printed breaks, and what depends on it
 * @param effect how far the error reaches
 * @param assertion the corrected or generalised statement with its own evidence
 */
public record Correction(String goesWrong, Effect effect, Assertion assertion) {}
