package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the tests: each bug, put into a copy of the engine, must be found by them. */
class SeededBugsTest {

  @ParameterizedTest
  @EnumSource
  void aBugIsFound(SeededBug bug) throws Exception {
    InvocationTargetException found =
        assertThrows(
            InvocationTargetException.class, () -> hunt(bug, bug.prey()), "nothing was found");
    Throwable cause = Objects.requireNonNull(found.getCause());
    System.out.println(bug + ", found by " + bug.prey() + ": " + line(cause));
    assertTrue(
        cause.getClass().getName().equals(Violation.class.getName())
            || cause.getClass().getName().startsWith("dev.durable.error."),
        "not the bug: " + cause);
  }

  @ParameterizedTest
  @EnumSource
  void whereThereIsNoBugNoneIsFound(Hunt.Prey prey) throws Exception {
    hunt(null, prey);
  }

  @ParameterizedTest
  @EnumSource
  void aBugIsInTheDocument(SeededBug bug) throws IOException {
    String document = Files.readString(Path.of("..", "docs", "durability.md"));
    assertTrue(document.contains("| " + bug + " |"), bug + " is missing in docs/durability.md");
  }

  private static String line(Throwable found) {
    String text = String.valueOf(found.getMessage()).replace('\n', ' ');
    int end = text.indexOf("; image:");
    String shown = end < 0 ? text : text.substring(0, end);
    return found.getClass().getSimpleName()
        + ": "
        + shown.substring(0, Math.min(shown.length(), 200));
  }

  private static void hunt(@Nullable SeededBug bug, Hunt.Prey prey) throws Exception {
    try (Loader loader = new Loader(bug)) {
      Class<?> hunt = loader.loadClass(Hunt.class.getName());
      assertEquals(loader, hunt.getClassLoader());
      hunt.getMethod("run", String.class).invoke(null, prey.name());
    }
  }

  /** Loads the engine and its tests once more, one class of it changed. */
  private static final class Loader extends URLClassLoader {

    private static final String OURS = "dev.durable.";

    private final @Nullable SeededBug bug;

    Loader(@Nullable SeededBug bug) {
      super(classPath(), SeededBugsTest.class.getClassLoader());
      this.bug = bug;
    }

    private static URL[] classPath() {
      String path =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      List<URL> urls = new ArrayList<>();
      try {
        for (String entry : path.split(java.io.File.pathSeparator, -1)) {
          urls.add(Path.of(entry).toUri().toURL());
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(OURS)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? findClass(name) : known;
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (bug == null || !bug.type().equals(name)) {
        return super.findClass(name);
      }
      try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] changed = bug.in(in.readAllBytes());
        return defineClass(name, changed, 0, changed.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
