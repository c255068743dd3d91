package normsharp.empirical.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import normsharp.empirical.data.Publication.Remote;

/**
 * Downloads published data sets. A file is written under another name, compared with the published
 * checksum, and only then renamed, so that what has a data file's name is a data file.
 */
public final class DataDownload {
  /** No published file is larger; a longer answer is broken off. */
  private static final long LARGEST = 1L << 30;

  private final Catalogue catalogue;
  private final HttpClient client;

  /** Downloads from the published addresses. */
  public DataDownload() {
    this(Catalogue.PUBLISHED, Duration.ofSeconds(20));
  }

  DataDownload(Catalogue catalogue, Duration patience) {
    this.catalogue = catalogue;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience)
            .build();
  }

  /** The names of the data sets that can be downloaded. */
  public List<String> names() {
    return catalogue.all().stream().map(Publication::name).toList();
  }

  /**
   * Downloads the files of a data set that are not there yet.
   *
   * @param name one of {@link #names}
   * @param directory where to put them, in a folder named as the data set
   * @param progress told one line about each file
   * @return all files of the set, as they are now
   * @throws DataUnavailable if a file can't be had from any of its addresses or is not the
   *     published one; one line that says what to do. Nothing is left behind of that file.
   */
  public List<SourceFile> download(
      String name, DataDirectory directory, Consumer<String> progress) {
    Publication publication =
        catalogue.all().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no data set '%s' to download; there are %s"
                            .formatted(name, String.join(", ", names()))));
    List<SourceFile> files = new ArrayList<>();
    try {
      Path home = Files.createDirectories(publication.home(directory));
      for (Remote remote : publication.remotes()) {
        Path target = home.resolve(remote.file().name());
        Optional<SourceFile> there = verified(remote, target);
        if (there.isPresent()) {
          progress.accept(target + " is there");
          files.add(there.get());
        } else {
          files.add(fetch(remote, target, progress));
        }
      }
    } catch (IOException e) {
      throw new DataUnavailable(
          "cannot write to %s: %s; name another directory with --data DIR".formatted(directory, e),
          e);
    }
    return files;
  }

  private static Optional<SourceFile> verified(Remote remote, Path target) throws IOException {
    if (!Files.isRegularFile(target)) {
      return Optional.empty();
    }
    try {
      return Optional.of(remote.file().check().verify(target));
    } catch (DataUnavailable e) {
      return Optional.empty();
    }
  }

  private SourceFile fetch(Remote remote, Path target, Consumer<String> progress)
      throws IOException {
    List<String> failures = new ArrayList<>();
    // Not a private temporary file: the data may be meant for several users.
    Path part =
        target.resolveSibling(remote.file().name() + "." + ProcessHandle.current().pid() + ".part");
    try {
      for (URI address : remote.addresses()) {
        progress.accept("downloading " + address);
        Optional<String> failure = copy(address, part);
        if (failure.isPresent()) {
          failures.add(failure.get());
          continue;
        }
        try {
          SourceFile found = remote.file().check().verify(part);
          Files.move(
              part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
          progress.accept(target + ": " + found.bytes() + " bytes, checksum right");
          return new SourceFile(remote.file().name(), found.bytes(), found.sha256());
        } catch (DataUnavailable e) {
          failures.add(
              address + ": " + e.getMessage().replace(part.toString(), "what was downloaded"));
        }
      }
    } finally {
      Files.deleteIfExists(part);
    }
    throw new DataUnavailable(
        "cannot download %s: %s; get it elsewhere and put it into %s"
            .formatted(
                remote.file().name(),
                failures.stream().distinct().collect(Collectors.joining("; ")),
                target.getParent()));
  }

  /** Copies what an address answers; the reason if it does not. */
  private Optional<String> copy(URI address, Path part) throws IOException {
    HttpResponse<InputStream> response;
    try {
      response =
          client.send(
              HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1)).build(),
              HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      return Optional.of(
          "no connection to %s (%s); is there a network?"
              .formatted(address.getHost(), e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataUnavailable("the download of " + address + " was interrupted", e);
    }
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        return Optional.of(address + " answered " + response.statusCode());
      }
      try (OutputStream out = Files.newOutputStream(part)) {
        return transfer(address, body, out);
      }
    }
  }

  private static Optional<String> transfer(URI address, InputStream body, OutputStream out)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    long done = 0;
    while (true) {
      int n;
      try {
        n = body.read(buffer);
      } catch (IOException e) {
        return Optional.of(address + " broke off after " + done + " bytes");
      }
      if (n < 0) {
        return Optional.empty();
      }
      out.write(buffer, 0, n);
      done += n;
      if (done > LARGEST) {
        return Optional.of(address + " answered more than " + LARGEST + " bytes");
      }
    }
  }
}
