package dev.durable.internal.check;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.putInt;
import static dev.durable.codegen.LittleEndian.putLong;
import static dev.durable.codegen.LittleEndian.putShort;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.Slots;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.DurableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Bytes that no writer of ours has written are refused by a cursor as by the collection. */
final class HostileCursorTest {

  /** A file with one basket of three lines, and where these lie in it. */
  private static final class Three {

    private final byte[] file;
    private final int record;
    private final int word;

    /** The number of lines; then their ends; then the first of them. */
    private final int at;

    Three() {
      this(Baskets.lines(3));
    }

    Three(List<Basket.Line> lines) {
      file = Baskets.file(root -> root.lines(lines));
      record = FileFrames.records(file, RecordFormat.ENTITY).getLast();
      word = getInt(file, record + Basket_Schema.LINES_OFFSET);
      at = record + Slots.offset(word);
    }

    int end(int line) {
      return at + 2 + 2 * line;
    }

    int first() {
      return end(3);
    }

    /** What the change leaves to be read is refused; read to the end by this. */
    void assertRefused(
        Consumer<byte[]> change, Consumer<BasketDraft.LinesCursor> read, String message) {
      byte[] forged = file.clone();
      change.accept(forged);
      FileFrames.mend(forged, FileFrames.of(file));
      try (var heap = Baskets.open(forged)) {
        var line = new BasketDraft.LinesCursor();
        CorruptHeapException refused =
            assertThrows(
                CorruptHeapException.class,
                () -> {
                  line.open(heap.snapshot().root());
                  while (line.next()) {
                    read.accept(line);
                  }
                });
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
      }
    }
  }

  @Test
  void whatAHostileWriterSaysOfElementsIsRefused() {
    Three three = new Three();
    Consumer<BasketDraft.LinesCursor> nothing = line -> {};
    three.assertRefused(f -> putShort(f, three.at, (short) 4), nothing, "do not fill");
    three.assertRefused(f -> putShort(f, three.at, (short) 2), nothing, "do not fill");
    three.assertRefused(f -> putShort(f, three.at, (short) 60000), nothing, "do not fill");
    three.assertRefused(f -> putShort(f, three.end(2), (short) 9), nothing, "do not fill");
    three.assertRefused(f -> putShort(f, three.end(0), (short) 30000), nothing, "an element");
    three.assertRefused(f -> putShort(f, three.end(1), (short) 2), nothing, "an element");
    three.assertRefused(
        f -> putShort(f, three.end(0), (short) 0x8000), nothing, "of another width");
    three.assertRefused(
        f -> putShort(f, three.end(0), (short) 0x8010), nothing, "does not lead backwards");
    int slot = three.record + Basket_Schema.LINES_OFFSET;
    int far = Slots.word(0x7000, Slots.length(three.word), false, false);
    three.assertRefused(f -> putInt(f, slot, far), nothing, "reaches out of its record");
    int tiny = Slots.word(Slots.offset(three.word), 1, false, false);
    three.assertRefused(f -> putInt(f, slot, tiny), nothing, "in 1 bytes");
    three.assertRefused(f -> putInt(f, slot, three.word | 1 << 31), nothing, "of another width");
    three.assertRefused(f -> putInt(f, slot, three.word | 1 << 30), nothing, "cannot lie here");
  }

  @Test
  void whatAHostileWriterSaysWithinAnElementIsRefused() {
    Three three = new Three();
    int text = three.first();
    for (Consumer<BasketDraft.LinesCursor> read :
        List.<Consumer<BasketDraft.LinesCursor>>of(
            BasketDraft.LinesCursor::price,
            BasketDraft.LinesCursor::quantity,
            BasketDraft.LinesCursor::number,
            BasketDraft.LinesCursor::placed,
            BasketDraft.LinesCursor::record)) {
      three.assertRefused(f -> f[text] = 2, read, "");
      three.assertRefused(f -> f[text] = 126, read, "");
      three.assertRefused(f -> f[text] = 3, read, "a text of 1 bytes");
      three.assertRefused(f -> f[text] = -1, read, "");
    }
    three.assertRefused(f -> f[text] = 126, BasketDraft.LinesCursor::item, "a text of 63 bytes");
    three.assertRefused(
        f -> putInt(f, text + 1 + 8 + 8, -1), BasketDraft.LinesCursor::placed, "nanoseconds");
  }

  /** An element that seems to lie elsewhere, where no value of that length does. */
  @Test
  void aPointerToWhatIsNoValueIsRefused() {
    Three three = new Three();
    for (long length : List.of(25L, -1L, 40_000L, Long.MAX_VALUE)) {
      three.assertRefused(
          f -> {
            putShort(f, three.end(0), (short) 0x8010);
            putLong(f, three.first(), 8192 + 64);
            putLong(f, three.first() + 8, length);
          },
          BasketDraft.LinesCursor::price,
          "");
    }
  }

  /** Nor is the element before it given for it. */
  @Test
  void anElementThatWasRefusedIsNotThere() {
    List<Basket.Line> lines = Baskets.lines(3);
    lines.set(0, Baskets.line(1, Baskets.LARGE));
    Three three = new Three(lines);
    byte[] forged = three.file.clone();
    putShort(forged, three.end(1), (short) 3);
    FileFrames.mend(forged, FileFrames.of(three.file));
    try (var heap = Baskets.open(forged)) {
      var line = new BasketDraft.LinesCursor();
      line.open(heap.snapshot().root());
      assertTrue(line.next());
      assertEquals(lines.getFirst().price(), line.price());
      assertThrows(CorruptHeapException.class, line::next);
      assertThrows(IllegalStateException.class, line::price);
    }
  }

  @Test
  void forgedFilesAreReadAsTheCollectionReadsThemOrRefused() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("HostileCursorTest: -Dseed=" + seed);
    Random random = new Random(seed);
    byte[] file =
        Baskets.file(
            root -> {
              for (int size : List.of(3, 12, 25, 100)) {
                BasketDraft basket = new BasketDraft().lines(Baskets.lines(size));
                root.baskets().put((long) size, basket.tags(Baskets.tags(size)));
              }
            });
    Forger forger = new Forger(file);
    int read = 0;
    int refused = 0;
    for (int run = 0; run < 3000; run++) {
      try (var heap = Baskets.open(forger.forge(random))) {
        for (Basket basket : heap.snapshot().root().baskets().values()) {
          assertReadOrRefused(basket, seed);
          read++;
        }
      } catch (DurableException e) {
        refused++;
      }
    }
    assertTrue(read > 100 && refused > 100, read + " read, " + refused + " refused");
  }

  private static void assertReadOrRefused(Basket basket, long seed) {
    List<Basket.Line> lines;
    try {
      lines = new ArrayList<>(basket.lines());
    } catch (CorruptHeapException e) {
      var line = new BasketDraft.LinesCursor();
      assertThrows(
          CorruptHeapException.class,
          () -> {
            line.open(basket);
            while (line.next()) {
              line.record();
            }
          },
          () -> "seed " + seed + ", refused by the list with " + e);
      return;
    }
    assertEquals(lines.size(), basket.lines().size());
    Baskets.assertSame(basket, new BasketDraft.LinesCursor());
    Baskets.assertSame(basket, new BasketDraft.TagsCursor());
  }
}
