package dev.durable.examples.jdk.read;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * An installed JDK.
 *
 * @param folder where it is, symbolic links resolved
 * @param version what it calls itself, {@code 25.0.3+9-LTS}
 */
public record JdkHome(Path folder, String version, String vendor) {

  /**
   * The JDK in this folder.
   *
   * @return null where there is none whose classes can be read
   */
  static @Nullable JdkHome in(Path folder) {
    Path release = folder.resolve("release");
    if (!Files.isRegularFile(release)
        || !Files.isRegularFile(folder.resolve("lib/modules"))
        || !Files.isRegularFile(folder.resolve("lib/jrt-fs.jar"))) {
      return null;
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(release)) {
      properties.load(in);
      String version =
          value(properties, "JAVA_RUNTIME_VERSION", value(properties, "JAVA_VERSION", ""));
      return version.isEmpty()
          ? null
          : new JdkHome(
              folder.toRealPath(), version, value(properties, "IMPLEMENTOR", "unknown vendor"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + release + ": " + e.getMessage(), e);
    }
  }

  private static String value(Properties properties, String key, String absent) {
    return properties.getProperty(key, absent).replace("\"", "");
  }

  /** The number that comes first in the version: 25. */
  public int feature() {
    String digits = version.replaceFirst("[^0-9].*", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  @Override
  public String toString() {
    return "JDK " + version + " (" + vendor + ")";
  }
}
