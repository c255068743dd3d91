package normsharp.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import normsharp.theory.arithmetic.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class LabStateTest {
  @Test
  void anEmptyFragmentGivesTheInitialState() {
    assertEquals(new LabState.Read(LabState.initial(), List.of()), LabState.read(""));
    assertEquals(new LabState.Read(LabState.initial(), List.of()), LabState.read("#"));
  }

  @Test
  void readsDecimalsAndFractionsExactly() {
    LabState.Read read = LabState.read("#x1=-1/3&x2=0.1&y=2&alpha=1e-2&eta=7%2F96&step=37");
    assertEquals(List.of(), read.complaints());
    assertEquals(new BigFraction(-1, 3), read.state().x1());
    assertEquals(new BigFraction(1, 10), read.state().x2());
    assertEquals(new BigFraction(7, 96), read.state().eta());
    assertEquals(37, read.state().step());
  }

  @Test
  void aFragmentOfAStateIsReadBackAsThatState() {
    long seed = 20251121;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int k = 0; k < 300; k++) {
      LabState state =
          new LabState(
              fraction(random),
              fraction(random),
              fraction(random),
              fraction(random).abs().add(new BigFraction(1, 1000)),
              fraction(random).abs().add(new BigFraction(1, 1000)),
              random.nextInt(LabState.MAX_STEP + 1));
      assertEquals(new LabState.Read(state, List.of()), LabState.read(state.fragment()));
    }
  }

  private static BigFraction fraction(Random random) {
    return new BigFraction(random.nextInt(20_001) - 10_000, 11 + random.nextInt(400));
  }

  @Test
  void whatIsWrongIsNamedAndTheRestIsKept() {
    LabState.Read read = LabState.read("x1=2&y=abc&eta=-1&step=99999&colour=red&x2&x1=3");
    assertEquals(BigFraction.TWO.add(1), read.state().x1());
    assertEquals(LabState.initial().eta(), read.state().eta());
    assertEquals(6, read.complaints().size(), () -> read.complaints().toString());
    assertTrue(read.complaints().get(0).startsWith("'y=abc': a number must be"));
    assertTrue(read.complaints().get(1).contains("η must be from 0.000001 to 1000000, got −1"));
    assertTrue(read.complaints().get(2).contains("step must be from 0 to 3000, got 99999"));
    assertTrue(read.complaints().get(3).contains("the names are x1, x2, y, alpha, eta and step"));
  }

  @Test
  void hostileFragmentsAreRefusedInOneShortLineEach() {
    for (String hostile :
        List.of(
            "x1=1e4000",
            "x1=1e-99999999999",
            "x1=" + "9".repeat(200),
            "y=1/0",
            "y=<script>alert(1)</script>",
            "step=-1",
            "step=1e3",
            "eta=NaN",
            "eta=0",
            "alpha=1e-30",
            "\u0000=1",
            "%%%=%",
            "x1=1".repeat(1000))) {
      LabState.Read read = LabState.read(hostile);
      assertEquals(LabState.initial(), read.state(), hostile);
      assertEquals(1, read.complaints().size(), hostile);
      assertTrue(read.complaints().get(0).length() < 250, () -> read.complaints().get(0));
    }
  }

  @Test
  void aValueOutOfRangeCannotEnterAState() {
    LabState state = LabState.initial();
    assertThrows(IllegalArgumentException.class, () -> state.with("x1", "1001"));
    assertThrows(IllegalArgumentException.class, () -> state.with("alpha", "0"));
    assertThrows(IllegalArgumentException.class, () -> state.with("step", "3001"));
    assertEquals(Rationals.parse("1000"), state.with("x1", "1000").x1());
  }
}
