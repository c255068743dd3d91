package normsharp.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import normsharp.theory.arithmetic.Rationals;
import normsharp.theory.diagonal.DiagonalNetwork;
import normsharp.theory.kkt.RiskProblem;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/**
 * What the page shows: gradient descent on eq. (4) with two weights from α·1, exact, and the step
 * that is looked at. As text it is the fragment of a link: {@code
 * x1=1&x2=3&y=1&alpha=0.01&eta=0.2&step=37}.
 *
 * @param x1 first feature, |x₁| ≤ 1000
 * @param x2 second feature, |x₂| ≤ 1000
 * @param y label, |y| ≤ 1000
 * @param alpha scale of the start, from 10⁻⁶ to 1000
 * @param eta learning rate, from 10⁻⁶ to 10⁶
 * @param step from 0 to {@link #MAX_STEP}
 */
public record LabState(
    BigFraction x1, BigFraction x2, BigFraction y, BigFraction alpha, BigFraction eta, int step) {
  /** Most steps of gradient descent that the page takes. */
  public static final int MAX_STEP = 3000;

  private static final int MAX_FRAGMENT = 400;
  private static final int MAX_TEXT = 40;
  private static final BigFraction LARGEST = new BigFraction(1000);
  private static final BigFraction LEAST = new BigFraction(1, 1_000_000);
  private static final BigFraction LARGEST_RATE = new BigFraction(1_000_000);

  /** Checks the ranges. */
  public LabState {
    size("x₁", x1);
    size("x₂", x2);
    size("y", y);
    between("α", alpha, LEAST, LARGEST);
    between("η", eta, LEAST, LARGEST_RATE);
    if (step < 0 || step > MAX_STEP) {
      throw new IllegalArgumentException(
          "the step must be from 0 to " + MAX_STEP + ", got " + step);
    }
  }

  /** The state of the page when nothing else is asked for. */
  public static LabState initial() {
    return Preset.all().get(0).state();
  }

  /**
   * A state read from a fragment, and what was wrong with it.
   *
   * @param state what is shown: the initial value wherever the fragment has no good one
   * @param complaints one sentence for each part that was not understood
   */
  public record Read(LabState state, List<String> complaints) {
    /** Takes an immutable copy. */
    public Read {
      complaints = List.copyOf(complaints);
    }
  }

  /** Reads a fragment, with or without its #; never fails. */
  public static Read read(String fragment) {
    String text = fragment.startsWith("#") ? fragment.substring(1) : fragment;
    LabState state = initial();
    if (text.isEmpty()) {
      return new Read(state, List.of());
    }
    if (text.length() > MAX_FRAGMENT) {
      return new Read(
          state,
          List.of(
              "a link must have at most "
                  + MAX_FRAGMENT
                  + " characters after the #, got "
                  + text.length()));
    }
    List<String> complaints = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String part : text.split("&", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      try {
        if (equals < 0) {
          throw new IllegalArgumentException("it must read name=value");
        }
        state = state.with(key, part.substring(equals + 1).replace("%2F", "/").replace("%2f", "/"));
        if (!seen.add(key)) {
          throw new IllegalArgumentException("it stands there twice");
        }
      } catch (IllegalArgumentException e) {
        complaints.add("'" + shortened(part) + "': " + e.getMessage());
      }
    }
    return new Read(state, complaints);
  }

  /**
   * The state with one value replaced by the number that a text denotes.
   *
   * @param name x1, x2, y, alpha, eta or step
   * @throws IllegalArgumentException saying what must hold and what came
   */
  public LabState with(String name, String text) {
    if (name.equals("step")) {
      return new LabState(x1, x2, y, alpha, eta, step(text));
    }
    if (!List.of("x1", "x2", "y", "alpha", "eta").contains(name)) {
      throw new IllegalArgumentException("the names are x1, x2, y, alpha, eta and step");
    }
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "a number must have at most " + MAX_TEXT + " characters, got " + text.length());
    }
    BigFraction value = Rationals.parse(withoutLargeExponent(text));
    return switch (name) {
      case "x1" -> new LabState(value, x2, y, alpha, eta, step);
      case "x2" -> new LabState(x1, value, y, alpha, eta, step);
      case "y" -> new LabState(x1, x2, value, alpha, eta, step);
      case "alpha" -> new LabState(x1, x2, y, value, eta, step);
      default -> new LabState(x1, x2, y, alpha, value, step);
    };
  }

  /** The fragment that {@link #read} turns into this state, without #. */
  public String fragment() {
    return "x1="
        + Quantity.typed(x1)
        + "&x2="
        + Quantity.typed(x2)
        + "&y="
        + Quantity.typed(y)
        + "&alpha="
        + Quantity.typed(alpha)
        + "&eta="
        + Quantity.typed(eta)
        + "&step="
        + step;
  }

  /** The network, exactly. */
  DiagonalNetwork<BigFraction> network() {
    return DiagonalNetwork.twoLayers(List.of(x1, x2), y);
  }

  /** The network in double arithmetic, in which gradient descent runs. */
  DiagonalNetwork<Binary64> rounded() {
    return network().toBinary64();
  }

  /** The risk minimization (12) under S ≤ 2/η. */
  RiskProblem<BigFraction> riskProblem() {
    return RiskProblem.of(List.of(x1, x2), y, eta);
  }

  /** The start α·1. */
  List<Binary64> start() {
    Binary64 a = new Binary64(Rationals.toDouble(alpha));
    return List.of(a, a);
  }

  private static int step(String text) {
    if (!text.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException(
          "the step must be a whole number from 0 to "
              + MAX_STEP
              + ", got '"
              + shortened(text)
              + "'");
    }
    return Integer.parseInt(text);
  }

  /** Exponents that no allowed number needs would only cost time. */
  private static String withoutLargeExponent(String text) {
    if (text.matches(".*[eE][+-]?[0-9]{3,}.*")) {
      throw new IllegalArgumentException(
          "an exponent must have at most two digits, got '" + shortened(text) + "'");
    }
    return text;
  }

  private static void size(String name, BigFraction value) {
    if (value.abs().compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException(
          name + " must lie between −1000 and 1000, got " + Quantity.rounded(value.doubleValue()));
    }
  }

  private static void between(String name, BigFraction value, BigFraction low, BigFraction high) {
    if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          name
              + " must be from "
              + Rationals.toDecimal(low, 6)
              + " to "
              + Rationals.toDecimal(high, 6)
              + ", got "
              + Quantity.rounded(value.doubleValue()));
    }
  }

  private static String shortened(String text) {
    int limit = 60;
    return text.length() <= limit ? text : text.substring(0, limit) + "…";
  }
}
