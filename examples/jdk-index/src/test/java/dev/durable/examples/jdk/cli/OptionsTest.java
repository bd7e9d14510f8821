package dev.durable.examples.jdk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The command line says what the program does, and mistakes in it are named. */
final class OptionsTest {

  private static final Path ABSENT = Path.of("absent.dheap");

  @Test
  void nothingMeansEverythingInTheUsualPlace() {
    assertEquals(new Options(List.of(), ABSENT, Set.of(), false), Options.parse(List.of(), ABSENT));
  }

  @Test
  void allOptionsAreTaken() {
    Options options =
        Options.parse(
            List.of(
                "--jdk",
                "a",
                "--heap",
                "h",
                "--modules",
                "java.base,java.xml",
                "--jdk",
                "b",
                "--help"),
            ABSENT);
    assertEquals(
        new Options(
            List.of(Path.of("a"), Path.of("b")),
            Path.of("h"),
            Set.of("java.base", "java.xml"),
            true),
        options);
  }

  @Test
  void unknownOptionIsNamed() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Options.parse(List.of("--jkd"), ABSENT));
    assertEquals("There is no option --jkd. Try --help for those there are.", refused.getMessage());
  }

  @Test
  void missingValueIsNamed() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> Options.parse(List.of("--heap"), ABSENT));
    assertEquals("The option --heap needs a value behind it.", refused.getMessage());
  }
}
