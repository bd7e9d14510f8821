package dev.durable.examples.jdk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Progress is for terminals; what was found is for everybody. */
final class OutputTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void noProgressWhereNoTerminalIs() {
    Output out = new Output(stream, false);
    out.progress("reading", 1, 2);
    out.line("%,d classes", 1234);
    assertEquals("1,234 classes" + System.lineSeparator(), bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void lineOverwritesTheProgressBeforeIt() {
    Output out = new Output(stream, true);
    out.progress("reading", 1, 2);
    out.line("done");
    String text = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("\r  reading 1 of 2 "), text);
    assertTrue(text.endsWith(" \rdone" + System.lineSeparator()), text);
  }

  @Test
  void sizesAreReadable() {
    assertEquals("1,400 bytes", Output.size(1400));
    assertEquals("31.4 MB", Output.size(31_415_926));
  }
}
