package normsharp.empirical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this machine. */
class DataDownloadTest {
  private static final String IMAGES = "train-images-idx3-ubyte.gz";

  @TempDir Path dir;

  private final Map<String, byte[]> served = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> progress = new ArrayList<>();
  private SmallFiles files;
  private HttpServer server;

  @BeforeEach
  void serveTheRightFiles() throws IOException {
    files = SmallFiles.mnist();
    for (Publication.Part part : files.asMnist().mnist().parts()) {
      String name = part.files().get(0).name();
      served.put("/right/" + name, files.get(name));
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          String path = exchange.getRequestURI().getPath();
          if (path.startsWith("/moved/")) {
            exchange.getResponseHeaders().add("Location", path.replace("/moved/", "/right/"));
            exchange.sendResponseHeaders(302, -1);
          } else if (path.startsWith("/broken/")) {
            byte[] body = served.get(path.replace("/broken/", "/right/"));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            // Closing before the promised length breaks the connection.
            exchange.getResponseBody().flush();
          } else if (!served.containsKey(path)) {
            exchange.sendResponseHeaders(404, -1);
          } else {
            byte[] body = served.get(path);
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(body);
            }
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address(String folder) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + folder + "/";
  }

  private List<SourceFile> download(String... addresses) {
    return new DataDownload(files.asMnist(addresses), Duration.ofSeconds(5))
        .download("mnist", new DataDirectory(dir, "--data"), progress::add);
  }

  private String refusal(String... addresses) {
    String message = assertThrows(DataUnavailable.class, () -> download(addresses)).getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(dir.resolve("mnist"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void whatWasDownloadedIsChecksummedAndLoads() throws IOException {
    List<SourceFile> found = download(address("right"));
    assertEquals(4, found.size());
    assertEquals(IMAGES, found.get(0).name());
    assertEquals(SmallFiles.sha256(files.get(IMAGES)), found.get(0).sha256());
    assertArrayEquals(files.get(IMAGES), Files.readAllBytes(dir.resolve("mnist").resolve(IMAGES)));
    DataSet set =
        new DataSets(files.asMnist())
            .get(DataRequest.of("mnist"), new DataDirectory(dir, "--data"));
    assertEquals(found, set.files());
    try (Stream<Path> left = Files.list(dir.resolve("mnist"))) {
      assertEquals(4, left.count());
    }
    assertEquals(8, progress.size());
  }

  @Test
  void filesThatAreThereAreNotDownloadedAgainButDamagedOnesAre() throws IOException {
    download(address("right"));
    assertEquals(4, requests.get());
    download(address("right"));
    assertEquals(4, requests.get());
    Files.write(dir.resolve("mnist").resolve(IMAGES), new byte[7]);
    download(address("right"));
    assertEquals(5, requests.get());
    assertArrayEquals(files.get(IMAGES), Files.readAllBytes(dir.resolve("mnist").resolve(IMAGES)));
  }

  @Test
  void redirectionsAreFollowedAndOtherAddressesTried() {
    assertEquals(4, download(address("nowhere"), address("moved")).size());
  }

  @Test
  void aWrongChecksumIsRefusedAndNothingKept() throws IOException {
    byte[] changed = files.get(IMAGES).clone();
    changed[50] ^= 1;
    served.put("/right/" + IMAGES, changed);
    String message = refusal(address("right"));
    assertTrue(message.startsWith("cannot download " + IMAGES + ": " + address("right")), message);
    assertTrue(
        message.contains("what was downloaded is not the published file: its SHA-256 is"), message);
    assertTrue(message.endsWith("get it elsewhere and put it into " + dir.resolve("mnist")));
    assertNothingIsLeft();
  }

  @Test
  void aShortAnswerIsRefusedAndNothingKept() throws IOException {
    served.put("/right/" + IMAGES, Arrays.copyOf(files.get(IMAGES), 99));
    assertTrue(
        refusal(address("right")).contains("what was downloaded is truncated: it has 99 bytes"));
    assertNothingIsLeft();
  }

  @Test
  void aBrokenConnectionIsToldWithTheBytesThatCame() throws IOException {
    String message = refusal(address("broken"));
    assertTrue(message.contains(" broke off after "), message);
    assertNothingIsLeft();
  }

  @Test
  void aMissingPageIsToldByItsStatus() throws IOException {
    assertTrue(refusal(address("nowhere")).contains(IMAGES + " answered 404; get it elsewhere"));
    assertNothingIsLeft();
  }

  @Test
  void withoutAServerOneLineAsksForTheNetwork() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String message = refusal("http://localhost:" + port + "/");
    assertTrue(
        message.contains("no connection to localhost (ConnectException); is there a network?"),
        message);
    assertNothingIsLeft();
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsTold() throws IOException {
    Files.createFile(dir.resolve("mnist"));
    assertTrue(refusal(address("right")).startsWith("cannot write to " + dir));
  }

  @Test
  void everyPublishedSetCanBeDownloadedAndOthersAreRefused() {
    DataDownload download = new DataDownload();
    assertEquals(
        List.of("mnist", "cifar-10", "breast-cancer", "california-housing"), download.names());
    assertThrows(
        IllegalArgumentException.class,
        () -> download.download("x", new DataDirectory(dir, "--data"), line -> {}));
    for (Publication publication : Catalogue.PUBLISHED.all()) {
      assertFalse(publication.remotes().isEmpty());
      for (Publication.Remote remote : publication.remotes()) {
        assertTrue(
            publication.parts().stream().anyMatch(part -> part.files().contains(remote.file())));
        remote.addresses().forEach(address -> assertEquals("https", address.getScheme()));
      }
    }
  }
}
