package normsharp.empirical.engine;

/** An engine was asked for that can't be used here; the message is one line and says what to do. */
public final class EngineUnavailable extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With the line to show. */
  public EngineUnavailable(String message) {
    super(message);
  }
}
