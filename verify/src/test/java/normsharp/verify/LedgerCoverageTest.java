package normsharp.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The theory's code and the ledger know of each other. */
class LedgerCoverageTest {
  private static final Path THEORY = Path.of("..", "theory", "src", "main", "java");
  private static final Pattern LABEL =
      Pattern.compile("(Lemma|Proposition|Theorem) [A-Z0-9]+\\.[0-9]|eqs?\\. ?\\(|Appendix [A-H]");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("^public (?:\\w+ )*(?:class|record|interface|enum) ", Pattern.MULTILINE);

  @Test
  void publicTypesThatCiteThePaperAreNamedByAClaim() throws IOException {
    Set<String> named =
        Ledger.claims().stream()
            .flatMap(claim -> claim.code().stream())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());
    List<String> missing;
    try (Stream<Path> sources = Files.walk(THEORY)) {
      missing =
          sources
              .filter(LedgerCoverageTest::citesThePaper)
              .map(path -> path.getFileName().toString().replace(".java", ""))
              .filter(type -> !named.contains(type))
              .sorted()
              .toList();
    }
    assertEquals(List.of(), missing);
  }

  private static boolean citesThePaper(Path path) {
    if (!path.toString().endsWith(".java") || path.endsWith("package-info.java")) {
      return false;
    }
    try {
      String source = Files.readString(path);
      return LABEL.matcher(source).find() && PUBLIC_TYPE.matcher(source).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyNumberedStatementHasAClaim() {
    List<String> labels =
        List.of(
            "Lemma 3.1",
            "Proposition 3.2",
            "Theorem B.1",
            "Theorem B.2",
            "Lemma C.1",
            "Lemma D.1",
            "Lemma D.2",
            "Lemma E.1",
            "Proposition E.2",
            "Theorem F.1");
    for (String label : labels) {
      assertTrue(!Ledger.find(label).isEmpty(), label);
    }
  }

  /** Equations (1) to (22) of the paper; each is named by a label or quoted in a claim. */
  @Test
  void everyNumberedEquationIsNamed() {
    String texts =
        Ledger.claims().stream()
            .map(claim -> claim.label() + " " + claim.printed().statement())
            .collect(Collectors.joining("\n"));
    for (int number = 1; number <= 22; number++) {
      // (8) belongs to related work: matrix regression, not the paper's theory.
      if (number != 8) {
        assertTrue(texts.contains("(" + number + ")"), "equation (" + number + ")");
      }
    }
  }
}
