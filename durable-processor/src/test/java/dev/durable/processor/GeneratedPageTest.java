package dev.durable.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code docs/generated.md} shows is generated: each quoted piece, up to an empty line or an
 * ellipsis, stands so in a golden file; and the interface it begins with is the fixture's.
 */
final class GeneratedPageTest {

  private static final Path PAGE = Path.of("../docs/generated.md");
  private static final Path GOLDENS = Path.of("src/test/resources/goldens/shop");
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");

  @Test
  void everyQuotedPieceIsGenerated() throws IOException {
    List<String> goldens = new ArrayList<>();
    try (Stream<Path> files = Files.list(GOLDENS)) {
      for (Path file : files.toList()) {
        goldens.add(Files.readString(file));
      }
    }
    List<String> wrong = new ArrayList<>();
    List<String> blocks = blocks();
    for (String block : blocks.subList(1, blocks.size())) {
      for (String piece : block.split("\n\n|(?m)^ *…\n", -1)) {
        String text = piece.strip().equals("}") ? "" : piece.replaceFirst("\n *}\n$", "\n");
        if (goldens.stream().noneMatch(golden -> golden.contains(text))) {
          wrong.add(text);
        }
      }
    }
    assertEquals("", String.join("\n----\n", wrong));
    assertTrue(blocks.size() > 8, "blocks of code on the page");
  }

  @Test
  void theInterfaceIsTheOneThatIsCompiled() throws IOException {
    String source = Fixtures.named("shop").get("shop.Customer");
    String properties = String.valueOf(source).replaceAll("\\s+", " ");
    blocks()
        .getFirst()
        .lines()
        .filter(line -> !line.equals("}"))
        .forEach(line -> assertTrue(properties.contains(line.strip()), line));
  }

  private static List<String> blocks() throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }
}
