package dev.durable.examples.jdk.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the JDKs of this machine. */
public final class JdkHomes {

  /** The folders in which installers put JDKs, one folder each. */
  private static final List<String> PARENTS =
      List.of(
          "/usr/lib/jvm",
          "/usr/java",
          "/opt/java",
          "/Library/Java/JavaVirtualMachines",
          "C:\\Program Files\\Java",
          "C:\\Program Files\\Eclipse Adoptium");

  /** The same, in the user's own folder. */
  private static final List<String> USER_PARENTS =
      List.of(".sdkman/candidates/java", ".jdks", "Library/Java/JavaVirtualMachines");

  private JdkHomes() {}

  /** The JDK in this folder; the folder may be the one that a Mac's installer made. */
  public static JdkHome at(Path folder) {
    JdkHome home = JdkHome.in(folder);
    JdkHome found = home != null ? home : JdkHome.in(folder.resolve("Contents/Home"));
    if (found == null) {
      throw new IllegalArgumentException(
          folder
              + " is no JDK whose classes can be read: it needs the files release, lib/modules and"
              + " lib/jrt-fs.jar, which JDKs have since version 9.");
    }
    return found;
  }

  /** The JDK that runs this program. */
  public static JdkHome running() {
    return at(Path.of(System.getProperty("java.home")));
  }

  /** All that are found beside the running one and in the usual places, oldest first. */
  public static List<JdkHome> installed() {
    Path running = Path.of(System.getProperty("java.home"));
    List<Path> candidates = new ArrayList<>(List.of(running));
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("JAVA") && name.endsWith("HOME") && !value.isBlank()
                  || name.startsWith("JAVA_HOME_")) {
                candidates.add(Path.of(value));
              }
            });
    children(running.getParent(), candidates);
    PARENTS.forEach(parent -> children(Path.of(parent), candidates));
    USER_PARENTS.forEach(
        parent -> children(Path.of(System.getProperty("user.home"), parent), candidates));
    return distinct(candidates);
  }

  private static void children(@Nullable Path parent, Collection<Path> candidates) {
    if (parent == null || !Files.isDirectory(parent) || !Files.isReadable(parent)) {
      return;
    }
    try (Stream<Path> children = Files.list(parent)) {
      children.sorted().forEach(candidates::add);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + parent + ": " + e.getMessage(), e);
    }
  }

  private static List<JdkHome> distinct(List<Path> candidates) {
    Map<Path, JdkHome> found = new LinkedHashMap<>();
    for (Path candidate : candidates) {
      for (Path folder : List.of(candidate, candidate.resolve("Contents/Home"))) {
        JdkHome home = JdkHome.in(folder);
        if (home != null) {
          found.putIfAbsent(home.folder(), home);
        }
      }
    }
    return found.values().stream()
        .sorted(Comparator.comparingInt(JdkHome::feature).thenComparing(JdkHome::version))
        .toList();
  }
}
