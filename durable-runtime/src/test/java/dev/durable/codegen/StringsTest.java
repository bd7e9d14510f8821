package dev.durable.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every string comes back equal, and encoded strings are ordered as strings are. */
final class StringsTest {

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private String text() {
    int bound = random.nextBoolean() ? 0x100 : 0x10000;
    char[] chars = new char[random.nextInt(20)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) random.nextInt(random.nextInt(4) == 0 ? 0x80 : bound);
    }
    return new String(chars);
  }

  @Test
  void everyStringComesBackEqualLoneSurrogatesToo() {
    for (int i = 0; i < 20_000; i++) {
      String text = text();
      ValueWriter out = new ValueWriter();
      out.writeString(text);
      assertEquals(text, out.reader().readString(), "seed " + seed);
    }
  }

  @Test
  void encodedOrderIsTheOrderOfCodeUnits() {
    for (int i = 0; i < 20_000; i++) {
      String a = text();
      String b = random.nextInt(3) == 0 ? a.substring(0, a.length() / 2) + text() : text();
      ValueWriter first = new ValueWriter();
      ValueWriter second = new ValueWriter();
      first.writeString(a);
      second.writeString(b);
      assertEquals(
          Integer.signum(a.compareTo(b)),
          Integer.signum(TextShapes.STRING.compare(first.reader(), second.reader())),
          "seed " + seed);
    }
  }
}
