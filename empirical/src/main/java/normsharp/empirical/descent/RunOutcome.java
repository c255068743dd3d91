package normsharp.empirical.descent;

/** How a run ended. */
public enum RunOutcome {
  /** The training loss fell below its goal; only these runs enter statistics. */
  REACHED,
  /** The loss grew beyond bounds or ceased to be a number. */
  DIVERGED,
  /** The step limit came first. */
  STEP_LIMIT
}
