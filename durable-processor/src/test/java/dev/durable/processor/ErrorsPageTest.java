package dev.durable.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.processor.diagnostic.DiagnosticId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every message of the processor is explained, and is provoked by a test. */
class ErrorsPageTest {

  private static final Pattern SECTION = Pattern.compile("(?m)^### (DUR-\\d{3} \\w+)$");

  private static List<String> ids() {
    return Arrays.stream(DiagnosticId.values()).map(id -> id.code() + " " + id.title()).toList();
  }

  @Test
  void thePageHasASectionForEachIdInOrder() throws IOException {
    String page = Files.readString(Path.of("../docs/errors.md"));
    assertEquals(ids(), SECTION.matcher(page).results().map(result -> result.group(1)).toList());
  }

  @Test
  void everyIdIsProvokedByACase() throws IOException {
    StringBuilder cases = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/diagnostics"))) {
      for (Path file : files.toList()) {
        cases.append(Files.readString(file).split("////", -1)[0]);
      }
    }
    List<String> without =
        ids().stream()
            .filter(id -> cases.indexOf("[" + id + "]") < 0)
            // No source provokes them: a missing class of a jar, a full disk, a defect.
            .filter(id -> !List.of("DUR-034", "DUR-098", "DUR-099").contains(id.substring(0, 7)))
            .toList();
    assertEquals(List.of(), without);
  }
}
