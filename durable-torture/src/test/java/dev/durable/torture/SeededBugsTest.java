package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    try (EngineLoader loader =
        new EngineLoader(
            (name, original) ->
                bug != null && bug.type().equals(name) ? bug.in(original) : original)) {
      Class<?> hunt = loader.loadClass(Hunt.class.getName());
      assertEquals(loader, hunt.getClassLoader());
      hunt.getMethod("run", String.class).invoke(null, prey.name());
    }
  }
}
