package normsharp.verify.kernel.interval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import normsharp.verify.kernel.Rational;

/**
 * A closed box: every variable between two rational numbers, which may be equal.
 *
 * @param sides the side of each variable, at most {@value #MOST_SIDES}; kept in alphabetical order
 */
public record Box(Map<String, Side> sides) {
  private static final int MOST_SIDES = 16;
  private static final Rational HALF = Rational.of(1, 2);

  /**
   * One side of a box.
   *
   * @param lower least value
   * @param upper greatest value, ≥ {@code lower}
   */
  public record Side(Rational lower, Rational upper) {
    /** Checks the order. */
    public Side {
      if (lower.compareTo(upper) > 0) {
        throw new IllegalArgumentException(
            "a side must have lower ≤ upper, got [" + lower + ", " + upper + "]");
      }
    }

    /** Its length. */
    public Rational width() {
      return upper.plus(lower.negate());
    }

    /** The number in the middle. */
    public Rational midpoint() {
      return lower.plus(upper).times(HALF);
    }

    /** Whether the number lies between the ends. */
    public boolean contains(Rational value) {
      return lower.compareTo(value) <= 0 && value.compareTo(upper) <= 0;
    }
  }

  /** Takes an immutable copy. */
  public Box {
    if (sides.size() > MOST_SIDES) {
      throw new IllegalArgumentException(
          "a box must have at most " + MOST_SIDES + " sides, got " + sides.size());
    }
    sides = Collections.unmodifiableMap(new TreeMap<>(sides));
  }

  /** Reads {@code "0 ≤ z ≤ 1, -1/2 ≤ b ≤ 0"}, also with {@code <=} for {@code ≤}. */
  public static Box parse(String text) {
    Map<String, Side> sides = new LinkedHashMap<>();
    for (String side : text.split(",", -1)) {
      String[] parts = side.split("≤|<=", -1);
      if (parts.length != 3
          || !(Expression.parse(parts[1]) instanceof Expression.Variable variable)
          || sides.containsKey(variable.name())) {
        throw new IllegalArgumentException(
            "a box must read 0 ≤ x ≤ 1, -1/2 ≤ y ≤ 0 with each variable once, got '" + text + "'");
      }
      sides.put(variable.name(), new Side(Rational.parse(parts[0]), Rational.parse(parts[2])));
    }
    return new Box(sides);
  }

  /** The box that is one point. */
  public static Box at(Map<String, Rational> point) {
    return new Box(
        point.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, e -> new Side(e.getValue(), e.getValue()))));
  }

  /** Whether the point has exactly the variables of the box and lies in it. */
  public boolean contains(Map<String, Rational> point) {
    return sides.keySet().equals(point.keySet())
        && sides.entrySet().stream().allMatch(e -> e.getValue().contains(point.get(e.getKey())));
  }

  /** Intervals that contain the sides. */
  public Map<String, DecimalInterval> enclosures(int digits) {
    Map<String, DecimalInterval> enclosures = new TreeMap<>();
    sides.forEach(
        (name, side) ->
            enclosures.put(name, DecimalInterval.of(side.lower(), side.upper(), digits)));
    return enclosures;
  }

  /** The point in the middle. */
  public Map<String, Rational> midpoint() {
    Map<String, Rational> point = new TreeMap<>();
    sides.forEach((name, side) -> point.put(name, side.midpoint()));
    return point;
  }

  /** All corners, 2ⁿ for n sides; one may be listed several times when sides have width 0. */
  public List<Map<String, Rational>> corners() {
    List<Map<String, Rational>> corners = List.of(Map.of());
    for (Map.Entry<String, Side> side : sides.entrySet()) {
      List<Map<String, Rational>> extended = new ArrayList<>();
      for (Map<String, Rational> corner : corners) {
        for (Rational end : List.of(side.getValue().lower(), side.getValue().upper())) {
          Map<String, Rational> point = new TreeMap<>(corner);
          point.put(side.getKey(), end);
          extended.add(point);
        }
      }
      corners = extended;
    }
    return corners;
  }

  /**
   * Two halves across the side that is widest in proportion to the same side of {@code whole}, the
   * first such side in alphabetical order; empty when the box is one point.
   */
  public List<Box> halves(Box whole) {
    Comparator<String> byProportion =
        (a, b) -> {
          // w/W against w′/W′, multiplied out.
          Rational first = sides.get(a).width().times(whole.sides.get(b).width());
          return first.compareTo(sides.get(b).width().times(whole.sides.get(a).width()));
        };
    return sides.keySet().stream()
        .filter(name -> sides.get(name).width().signum() > 0)
        .reduce((a, b) -> byProportion.compare(a, b) >= 0 ? a : b)
        .map(this::halvesAcross)
        .orElse(List.of());
  }

  private List<Box> halvesAcross(String name) {
    Side side = sides.get(name);
    return List.of(
        with(name, new Side(side.lower(), side.midpoint())),
        with(name, new Side(side.midpoint(), side.upper())));
  }

  private Box with(String name, Side side) {
    Map<String, Side> changed = new TreeMap<>(sides);
    changed.put(name, side);
    return new Box(changed);
  }

  @Override
  public String toString() {
    return sides.entrySet().stream()
        .map(e -> e.getValue().lower() + " ≤ " + e.getKey() + " ≤ " + e.getValue().upper())
        .collect(Collectors.joining(", "));
  }

  /** A point as it is printed, such as {@code b = 0, z = 1}. */
  static String text(Map<String, Rational> point) {
    return new TreeMap<>(point)
        .entrySet().stream()
            .map(e -> e.getKey() + " = " + e.getValue())
            .collect(Collectors.joining(", "));
  }
}
