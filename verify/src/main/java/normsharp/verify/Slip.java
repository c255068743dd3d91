package normsharp.verify;

import normsharp.verify.evidence.Evidence;

/**
 * A misprint: what is printed is false by the letter, and what must be meant is clear.
 *
 * @param text what is printed and what must be meant
 * @param refutation shows that what is printed is false
 */
public record Slip(String text, Evidence refutation) {}
