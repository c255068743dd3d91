package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DataRequestProperties {
  @Property(seed = "20", tries = 500)
  void aRequestIsItsNameAndOptions(@ForAll("requests") DataRequest request) {
    assertEquals(request, DataRequest.of(request.name(), request.options()));
  }

  @Property(seed = "21", tries = 500)
  void aSplitHasTestAndTrainingRows(@ForAll("splits") Split split, @ForAll("rowCounts") int rows) {
    int test = split.testCount(rows);
    assertEquals(Math.ceil(split.testShare() * rows), test, 1);
    assertEquals(true, test >= 1 && test < rows);
  }

  @Provide
  Arbitrary<Integer> rowCounts() {
    return Arbitraries.integers().between(20, 100_000);
  }

  @Provide
  Arbitrary<Split> splits() {
    return Combinators.combine(
            Arbitraries.doubles().between(0.01, 0.9), Arbitraries.integers().greaterOrEqual(0))
        .as(Split::new);
  }

  @Provide
  Arbitrary<DataRequest> requests() {
    Arbitrary<OptionalInt> first =
        Arbitraries.integers()
            .between(0, 50)
            .map(n -> n == 0 ? OptionalInt.empty() : OptionalInt.of(n == 50 ? 5000 : n));
    Arbitrary<OptionalInt> few =
        Arbitraries.integers()
            .between(0, 50)
            .map(n -> n == 0 ? OptionalInt.empty() : OptionalInt.of(n));
    Arbitrary<Integer> size = Arbitraries.integers().between(2, 9999);
    Arbitrary<Integer> seed = Arbitraries.integers().greaterOrEqual(0);
    Arbitrary<Double> real = Arbitraries.doubles().between(0, 1e6);
    return Arbitraries.oneOf(
        Combinators.combine(first, Arbitraries.of(PixelScaling.class)).as(DataRequest.Mnist::new),
        first.map(DataRequest.Cifar10::new),
        Combinators.combine(few, splits(), Arbitraries.of(BinaryTargets.class))
            .as(DataRequest.BreastCancer::new),
        Combinators.combine(few, splits()).as(DataRequest.CaliforniaHousing::new),
        Combinators.combine(size, size, size, seed).as(DataRequest.SequenceReversal::new),
        Combinators.combine(size, size, size, size, real, seed)
            .as(DataRequest.GaussianRegression::new),
        Combinators.combine(size, size, size, size, real, seed)
            .as(DataRequest.GaussianClasses::new));
  }
}
