package normsharp.empirical.data;

/**
 * A file of a published data set.
 *
 * @param name its name
 * @param check what it must be
 */
record KnownFile(String name, Check check) {
  static KnownFile bytes(String name, long size, String sha256) {
    return new KnownFile(name, new Check.Bytes(size, sha256));
  }
}
