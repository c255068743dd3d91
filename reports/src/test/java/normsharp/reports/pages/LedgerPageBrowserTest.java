package normsharp.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import normsharp.reports.browser.Browser;
import normsharp.reports.ledger.JudgedLedger;
import normsharp.reports.ledger.SampleClaims;
import normsharp.verify.Ledger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

class LedgerPageBrowserTest {
  private static final String SHOWN =
      "return [...document.querySelectorAll('details.claim')].filter(c => c.offsetParent)"
          + ".map(c => c.id)";
  private static final String OPEN =
      "return [...document.querySelectorAll('details.claim[open]')].map(c => c.id)";

  @TempDir static Path folder;

  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start();
    page =
        Files.writeString(
            folder.resolve("ledger.html"), LedgerPage.of(SampleClaims.ledger()).toHtml());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aLinkOpensItsClaimAndShowsIt() throws InterruptedException {
    browser.open(page, "#proposition-3-2-i");
    assertEquals(List.of("proposition-3-2-i"), browser.run(OPEN));
    assertEquals(
        true,
        browser.run(
            "const r = document.getElementById('proposition-3-2-i').getBoundingClientRect();"
                + "return r.top >= 0 && r.top < innerHeight"));
    browser
        .driver()
        .findElement(By.cssSelector("#proposition-3-2-i a[href='#footnote-3']"))
        .click();
    // The page hears of its new address later.
    List<String> both = List.of("footnote-3", "proposition-3-2-i");
    for (int wait = 0; wait < 400 && !both.equals(browser.run(OPEN)); wait++) {
      Thread.sleep(50);
    }
    assertEquals(both, browser.run(OPEN));
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void filtersHideTheOthersAndTheAddressKeepsThem() {
    browser.open(page);
    assertEquals(5, ((List<?>) browser.run(SHOWN)).size());
    browser.driver().findElement(By.name("verdict")).sendKeys("refuted");
    assertEquals(List.of("proposition-3-2-i"), browser.run(SHOWN));
    assertEquals("1 of 5 claims", browser.driver().findElement(By.tagName("output")).getText());
    assertEquals("#verdict=refuted", browser.run("return location.hash"));
    browser.driver().findElement(By.cssSelector("button[type=reset]")).sendKeys(Keys.ENTER);
    browser.run("return new Promise(done => setTimeout(done, 50))");
    assertEquals(5, ((List<?>) browser.run(SHOWN)).size());
    browser.open(page, "#evidence=argument&verdict=supported");
    assertEquals(List.of("theorem-b-1"), browser.run(SHOWN));
    browser.open(page, "#effect=conclusion");
    assertEquals(List.of("proposition-3-2-i"), browser.run(SHOWN));
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void theTextFilterFindsWhatIsTypeset() {
    browser.open(page);
    WebElement text = browser.driver().findElement(By.name("text"));
    text.sendKeys("w_K⋆ > 0");
    assertEquals(List.of("proposition-3-2-i"), browser.run(SHOWN));
    text.sendKeys(" nowhere");
    assertEquals(List.of(), browser.run(SHOWN));
    // A link to a claim that a filter hides shows it.
    browser.run("location.hash = 'theorem-b-1'");
    browser.run("return new Promise(done => setTimeout(done, 100))");
    assertTrue(((List<?>) browser.run(SHOWN)).contains("theorem-b-1"));
  }

  @Test
  void everythingIsThereWithoutAScriptAndOnPaper() {
    browser.open(page);
    assertEquals(List.of(), browser.run(OPEN));
    browser.run("dispatchEvent(new Event('beforeprint'))");
    assertEquals(5, ((List<?>) browser.run(OPEN)).size());
    browser.run("dispatchEvent(new Event('afterprint'))");
    assertEquals(List.of(), browser.run(OPEN));
    String html = LedgerPage.of(SampleClaims.ledger()).toHtml();
    assertEquals(5, html.split("<details [^>]*open>", -1).length - 1);
    assertTrue(html.contains("<form id=\"filters\"") && html.contains("hidden>"));
  }

  @Test
  void theWholeLedgerIsAccessibleAndFitsAPhone() throws IOException {
    JudgedLedger all = JudgedLedger.of(Ledger.judge(Ledger.claims(), done -> {}));
    Path file = Files.writeString(folder.resolve("all.html"), LedgerPage.of(all).toHtml());
    for (String colours : List.of("light", "dark")) {
      browser.prefer(colours);
      browser.open(file, "#lemma-d-1-i");
      assertEquals(List.of(), browser.accessibilityViolations(), colours);
      screenshot("ledger-" + colours);
      browser.open(file, "#graph");
      screenshot("graph-" + colours);
    }
    browser.resize(390, 844);
    browser.open(file, "#proposition-3-2-i-necessity");
    browser.run("document.querySelector('button[data-open=true]').click()");
    assertEquals(0, browser.overflow());
    assertEquals(List.of(), browser.accessibilityViolations());
    screenshot("ledger-phone");
    browser.resize(1280, 900);
    browser.prefer("light");
    assertEquals(List.of(), browser.errors());
    assertEquals(List.of(), browser.requests());
    assertFalse(((List<?>) browser.run(OPEN)).isEmpty());
  }

  private static void screenshot(String name) {
    browser.screenshot(Path.of("target", "screenshots", name + ".png"));
  }
}
