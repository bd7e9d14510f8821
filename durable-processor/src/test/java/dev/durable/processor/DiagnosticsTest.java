package dev.durable.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every wrong use is answered by exactly the messages that its file in {@code diagnostics} lists,
 * with file, line and text, and by nothing else: no "cannot find symbol" beside them.
 *
 * <p>A file is a list of expected messages, then sources, each after a line {@code //// pkg.Type}.
 * Run with {@code -Dgoldens.update=true} to write the messages anew, and read the difference.
 */
class DiagnosticsTest {

  private static final Path CASES = Path.of("src/test/resources/diagnostics");

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void javacShowsExactlyTheseMessages(Path file) throws IOException {
    List<String> messages = run(file, Compilation.javac());
    if (Boolean.getBoolean("goldens.update")) {
      Files.writeString(file, String.join("\n", messages) + "\n\n" + sourcePart(file));
    }
    assertFalse(messages.isEmpty(), "no message at all");
    assertEquals(expected(file), String.join("\n", messages));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ecjShowsTheSameMessagesOfTheProcessor(Path file) throws IOException {
    String text = Files.readString(file);
    Assumptions.assumeFalse(text.contains("// only javac"));
    List<String> messages = run(file, new Compilation(Compilation.Compiler.ECJ));
    assertEquals(
        expected(file).lines().filter(line -> line.contains("[DUR-")).sorted().toList(),
        messages.stream().filter(line -> line.contains("[DUR-")).sorted().toList(),
        () -> String.join("\n", messages));
  }

  private static List<String> run(Path file, Compilation compilation) throws IOException {
    compilation.sources(Fixtures.sources(file));
    List<String> messages = new ArrayList<>();
    for (Compilation.Message message : compilation.run().messages()) {
      messages.add(message.toString());
    }
    return messages;
  }

  private static String expected(Path file) throws IOException {
    String text = Files.readString(file);
    return text.substring(0, text.indexOf("////")).strip();
  }

  private static String sourcePart(Path file) throws IOException {
    String text = Files.readString(file);
    return text.substring(text.indexOf("////"));
  }
}
