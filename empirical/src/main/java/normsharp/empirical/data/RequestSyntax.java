package normsharp.empirical.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How requests are written: {@code name[0:n]} and options with defaults. */
final class RequestSyntax {
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*?)(-5k|\\[(\\d+):(\\d+)\\])?");

  /** The sets that need no files. */
  static final List<String> GENERATED =
      List.of("sequence-reversal", "gaussian-regression", "gaussian-classes");

  private static final List<String> SETS =
      Stream.concat(
              Stream.of("mnist", "cifar-10", "breast-cancer", "california-housing"),
              GENERATED.stream())
          .toList();

  private final String name;
  private final Map<String, String> options;
  private final Set<String> known = new TreeSet<>();

  private RequestSyntax(String name, Map<String, String> options) {
    this.name = name;
    this.options = options;
  }

  static DataRequest parse(String name, Map<String, String> options) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches() || !SETS.contains(matcher.group(1))) {
      throw new IllegalArgumentException(
          "no data set '%s'; there are %s; a prefix is written mnist[0:1000]"
              .formatted(name, String.join(", ", SETS)));
    }
    RequestSyntax syntax = new RequestSyntax(matcher.group(1), options);
    DataRequest request = syntax.request(prefix(name, matcher));
    Set<String> unknown = new TreeSet<>(options.keySet());
    unknown.removeAll(syntax.known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no option %s; it has %s"
              .formatted(
                  syntax.name,
                  unknown.stream().map(key -> "'" + key + "'").collect(Collectors.joining(", ")),
                  syntax.known.isEmpty() ? "none" : String.join(", ", syntax.known)));
    }
    return request;
  }

  private static OptionalInt prefix(String written, Matcher matcher) {
    if (matcher.group(2) == null) {
      return OptionalInt.empty();
    }
    if (matcher.group(3) == null) {
      return OptionalInt.of(5000);
    }
    if (!matcher.group(3).equals("0")) {
      throw new IllegalArgumentException(
          "a subset must be a prefix, got '%s'; write %s[0:n]"
              .formatted(written, matcher.group(1)));
    }
    return OptionalInt.of(whole("the number of examples", matcher.group(4)));
  }

  private DataRequest request(OptionalInt first) {
    return switch (name) {
      case "mnist" ->
          new DataRequest.Mnist(
              first,
              choice("scaling", PixelScaling.values(), PixelScaling::option, PixelScaling.GLOBAL));
      case "cifar-10" -> new DataRequest.Cifar10(first);
      case "breast-cancer" ->
          new DataRequest.BreastCancer(
              first,
              split(),
              choice(
                  "targets",
                  BinaryTargets.values(),
                  BinaryTargets::option,
                  BinaryTargets.STANDARDIZED));
      case "california-housing" -> new DataRequest.CaliforniaHousing(first, split());
      default -> {
        if (first.isPresent()) {
          throw new IllegalArgumentException(
              "%s is generated and has no prefix; set its option 'train' to %d"
                  .formatted(name, first.getAsInt()));
        }
        yield generated();
      }
    };
  }

  private DataRequest generated() {
    return switch (name) {
      case "sequence-reversal" ->
          new DataRequest.SequenceReversal(
              integer("train", 1000),
              integer("test", 1000),
              integer("length", 10),
              integer("seed", 43));
      case "gaussian-regression" ->
          new DataRequest.GaussianRegression(
              integer("train", 100),
              integer("test", 1000),
              integer("features", 20),
              integer("outputs", 1),
              real("noise", 0.1),
              integer("seed", 43));
      default ->
          new DataRequest.GaussianClasses(
              integer("train", 100),
              integer("test", 1000),
              integer("features", 20),
              integer("classes", 10),
              real("separation", 4),
              integer("seed", 43));
    };
  }

  private Split split() {
    return new Split(
        real("test-share", Split.STANDARD.testShare()),
        integer("split-seed", Split.STANDARD.seed()));
  }

  private String option(String key, String otherwise) {
    known.add(key);
    return options.getOrDefault(key, otherwise);
  }

  private int integer(String key, int otherwise) {
    return whole("option '" + key + "'", option(key, Integer.toString(otherwise)));
  }

  private static int whole(String what, String written) {
    try {
      return Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          what + " must be a whole number below 2³¹, got '" + written + "'", e);
    }
  }

  private double real(String key, double otherwise) {
    String written = option(key, Double.toString(otherwise));
    try {
      return Double.parseDouble(written);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "option '" + key + "' must be a number, got '" + written + "'", e);
    }
  }

  private <E> E choice(String key, E[] values, Function<E, String> spelling, E otherwise) {
    String written = option(key, spelling.apply(otherwise));
    return Stream.of(values)
        .filter(value -> spelling.apply(value).equals(written))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "option '%s' must be %s, got '%s'"
                        .formatted(
                            key,
                            Stream.of(values).map(spelling).collect(Collectors.joining(" or ")),
                            written)));
  }

  /** Alternating keys and values as an ordered map. */
  static Map<String, String> ordered(Object... keysAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i].toString(), keysAndValues[i + 1].toString());
    }
    return Collections.unmodifiableMap(map);
  }

  static String prefixed(String name, OptionalInt first) {
    if (first.isEmpty()) {
      return name;
    }
    return first.getAsInt() == 5000 ? name + "-5k" : name + "[0:" + first.getAsInt() + "]";
  }

  static void checkPrefix(String name, OptionalInt first, int most) {
    if (first.isPresent() && (first.getAsInt() < 1 || first.getAsInt() > most)) {
      throw new IllegalArgumentException(
          "%s has %d training examples: a prefix must have from 1 to %d, got %d"
              .formatted(name, most, most, first.getAsInt()));
    }
  }

  /** Checks alternating names and numbers. */
  static void checkAtLeast(int least, Object... namesAndNumbers) {
    for (int i = 0; i < namesAndNumbers.length; i += 2) {
      double number = ((Number) namesAndNumbers[i + 1]).doubleValue();
      if (!(number >= least && Double.isFinite(number))) {
        throw new IllegalArgumentException(
            "%s must be ≥ %d and finite, got %s"
                .formatted(namesAndNumbers[i], least, namesAndNumbers[i + 1]));
      }
    }
  }
}
