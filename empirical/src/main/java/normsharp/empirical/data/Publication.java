package normsharp.empirical.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A published data set: its files, what they must be, where they are looked for and where they can
 * be had.
 *
 * @param name the data set's name
 * @param folders folders below the data directory, empty for the directory itself; the first one is
 *     where to put files
 * @param parts its parts, each in one of several files
 * @param remotes files that together hold all parts, and their addresses
 */
record Publication(String name, List<String> folders, List<Part> parts, List<Remote> remotes) {
  Publication {
    folders = List.copyOf(folders);
    parts = List.copyOf(parts);
    remotes = List.copyOf(remotes);
  }

  /**
   * A part of a data set.
   *
   * @param role what it holds
   * @param files the files that may hold it, the best first
   */
  record Part(String role, List<KnownFile> files) {
    Part {
      files = List.copyOf(files);
    }
  }

  /**
   * A file to download.
   *
   * @param file the file
   * @param addresses where it is, to be tried in order
   */
  record Remote(KnownFile file, List<URI> addresses) {
    Remote {
      addresses = List.copyOf(addresses);
    }

    static Remote of(KnownFile file, String... addresses) {
      return new Remote(file, List.of(addresses).stream().map(URI::create).toList());
    }
  }

  /**
   * A file that was found.
   *
   * @param part the part that it holds
   * @param file which of the part's files it is
   * @param path where it is
   */
  record Located(Part part, KnownFile file, Path path) {}

  /** The best file there is for a part. */
  Optional<Located> locate(Part part, DataDirectory directory) {
    return part.files().stream()
        .flatMap(
            file ->
                directory.locate(folders, file.name()).stream()
                    .map(path -> new Located(part, file, path)))
        .findFirst();
  }

  /** The best file there is for the part of a role. */
  Located require(String role, DataDirectory directory) {
    Part part =
        parts.stream().filter(candidate -> candidate.role().equals(role)).findFirst().orElseThrow();
    return locate(part, directory).orElseThrow(() -> missing(part, directory));
  }

  /**
   * Checks a located file.
   *
   * @throws DataUnavailable with what to do, if it is not the published one
   */
  SourceFile verify(Located located, DataDirectory directory) throws IOException {
    try {
      return located.file().check().verify(located.path());
    } catch (DataUnavailable e) {
      throw new DataUnavailable(e.getMessage() + "; " + replace(), e);
    }
  }

  /** That a part is missing, in one line. */
  DataUnavailable missing(Part part, DataDirectory directory) {
    return new DataUnavailable(
        "%s: %s is missing; %s"
            .formatted(
                name,
                part.files().stream().map(KnownFile::name).collect(Collectors.joining(" or ")),
                obtain(directory)));
  }

  /** What to do about a missing file. */
  String obtain(DataDirectory directory) {
    return "put it into %s, name another directory with --data DIR or %s, or run '%s'"
        .formatted(home(directory), DataDirectory.VARIABLE, command());
  }

  /** What to do about a damaged file. */
  String replace() {
    return "remove it, then run '" + command() + "' or put the published file there";
  }

  /** Where to put files. */
  Path home(DataDirectory directory) {
    return directory.path().resolve(folders.get(0));
  }

  private String command() {
    return "normsharp data download " + name;
  }
}
