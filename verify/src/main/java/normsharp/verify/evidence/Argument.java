package normsharp.verify.evidence;

/**
 * A step that people must read: compactness, an exchange of limits, a cited theorem. It always
 * holds, and makes the verdict Supported at best.
 *
 * @param shows the argument
 */
public record Argument(String shows) implements Evidence {
  @Override
  public String kind() {
    return "argument";
  }

  @Override
  public Strength strength() {
    return Strength.SUPPORTS;
  }

  @Override
  public Finding check() {
    return new Finding.Holds("");
  }
}
