package dev.durable.examples.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ToldTurnsTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private Turns told(String lines) {
    return new ToldTurns(
        new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII)),
        // A line that stays in its buffer would leave both sides waiting.
        new PrintStream(new BufferedOutputStream(said), false, StandardCharsets.US_ASCII));
  }

  @Test
  void eachLineIsATurnThatWasAskedForAndTheEndOfInputIsTheEnd() throws Exception {
    Turns turns = told("go\ngo\n");
    assertTrue(turns.await());
    assertEquals(1, said.toString(StandardCharsets.US_ASCII).lines().count());
    assertTrue(turns.await());
    assertFalse(turns.await());
    assertEquals(
        "ready ready ready",
        String.join(" ", said.toString(StandardCharsets.US_ASCII).lines().toList()));
  }

  @Test
  void anyOtherLineIsAMistake() {
    IOException mistaken = assertThrows(IOException.class, () -> told("stop\n").await());
    assertEquals("Told \"stop\" instead of \"go\"", mistaken.getMessage());
  }
}
