package dev.durable.examples.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.DurableHeap;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour says what it does. */
final class MainTest {

  @TempDir Path folder;

  @Test
  void theTourShowsThePresentAndThePast() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var heap =
        DurableHeap.open(
            folder.resolve("shop.dheap"),
            ShopDraft.TYPE,
            shop -> shop.name("Tea & Co").settings(new SettingsDraft().setTheme("light")))) {
      Main.tour(heap, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(
        List.of(
            "Ada <null> scores 10",
            "  tea paid by card 4111",
            "4 notes",
            "3 paid",
            "2 first order",
            "1 a customer",
            "0 created"),
        lines.subList(0, 7));
    assertEquals(true, lines.get(7).contains("score=0"), lines.get(7));
  }
}
