package dev.durable.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.error.CorruptHeapException;
import dev.durable.json.JArrayDraft;
import dev.durable.json.JBoolean;
import dev.durable.json.JDecimal;
import dev.durable.json.JDouble;
import dev.durable.json.JLong;
import dev.durable.json.JNull;
import dev.durable.json.JObjectDraft;
import dev.durable.json.JString;
import dev.durable.json.JValue;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Encoded JSON values: one form for each value, one order, and nothing else is accepted. */
final class JsonShapesTest {

  private static final JObjectDraft OBJECT = new JObjectDraft();

  /** Ascending in the order of the format. */
  private static final List<JValue> ASCENDING =
      List.of(
          JNull.NULL,
          new JBoolean(false),
          new JBoolean(true),
          new JLong(Long.MIN_VALUE),
          new JLong(Integer.MIN_VALUE),
          new JLong(-129),
          new JLong(-128),
          new JLong(0),
          new JLong(127),
          new JLong(128),
          new JLong(32_767),
          new JLong(32_768),
          new JLong(1L << 31),
          new JLong(Long.MAX_VALUE),
          new JDouble(-1.0 / 0),
          new JDouble(-0.0),
          new JDouble(0.0),
          new JDouble(1.5),
          new JDouble(Double.NaN),
          new JDecimal(new BigDecimal("-1E+400")),
          new JDecimal(new BigDecimal("1.0")),
          new JDecimal(new BigDecimal("1.00")),
          new JString(""),
          new JString("a"),
          new JString("é"),
          new JString("茶"));

  /** Knows no entity, and says where bytes are wrong. */
  private static final EntityResolver NOWHERE =
      new EntityResolver() {
        @Override
        public @Nullable Object entity(long id, Class<?> type) {
          return null;
        }

        @Override
        public RuntimeException corrupt(long offset, String what) {
          return new CorruptHeapException(Path.of("x.dheap"), offset, what);
        }
      };

  private static byte[] encoded(JValue value) {
    ValueWriter out = new ValueWriter();
    JsonShapes.VALUE.write(value, out);
    return Arrays.copyOf(out.array(), out.size());
  }

  private static ValueReader reader(byte[] bytes) {
    return new ValueReader(NOWHERE, MemorySegment.ofArray(bytes), 0, bytes.length);
  }

  @Test
  void wholeNumbersTakeAsFewBytesAsTheyNeed() {
    assertEquals(2, encoded(new JLong(-128)).length);
    assertEquals(3, encoded(new JLong(128)).length);
    assertEquals(5, encoded(new JLong(32_768)).length);
    assertEquals(9, encoded(new JLong(1L << 31)).length);
    assertEquals(1, encoded(JNull.NULL).length);
  }

  @Test
  void theOrderIsByKindAndThenByValue() {
    for (int i = 0; i < ASCENDING.size(); i++) {
      for (int j = 0; j < ASCENDING.size(); j++) {
        ValueReader a = reader(encoded(ASCENDING.get(i)));
        ValueReader b = reader(encoded(ASCENDING.get(j)));
        String pair = ASCENDING.get(i) + " and " + ASCENDING.get(j);
        assertEquals(Integer.signum(i - j), Integer.signum(JsonShapes.VALUE.compare(a, b)), pair);
        assertEquals(0, a.remaining() + b.remaining(), "both are passed: " + pair);
      }
    }
  }

  @Test
  void skippingEndsWhereReadingEnds() {
    for (JValue value : ASCENDING) {
      ValueReader in = reader(encoded(value));
      JsonShapes.VALUE.skip(in);
      assertEquals(0, in.remaining(), value.toString());
      assertEquals(value, JsonShapes.VALUE.read(reader(encoded(value))));
    }
  }

  @Test
  void unknownKindsAreDamage() {
    for (int kind = 12; kind < 256; kind++) {
      byte[] bytes = new byte[20];
      bytes[0] = (byte) kind;
      CorruptHeapException found =
          assertThrows(CorruptHeapException.class, () -> JsonShapes.VALUE.read(reader(bytes)));
      assertTrue(found.getMessage().contains("kind " + kind + " of a JSON value"));
      assertThrows(CorruptHeapException.class, () -> JsonShapes.VALUE.skip(reader(bytes)));
      assertThrows(
          CorruptHeapException.class, () -> JsonShapes.VALUE.compare(reader(bytes), reader(bytes)));
    }
  }

  @Test
  void longerFormsThanNeedBeAreDamage() {
    for (int kind = 4; kind <= 6; kind++) {
      byte[] bytes = new byte[1 + (1 << (kind - 3))];
      bytes[0] = (byte) kind;
      bytes[1] = 7;
      assertThrows(CorruptHeapException.class, () -> JsonShapes.VALUE.read(reader(bytes)));
      assertThrows(
          CorruptHeapException.class,
          () -> JsonShapes.VALUE.compare(reader(bytes), reader(encoded(new JLong(7)))));
    }
  }

  @Test
  void referencesToNothingOrToTheOtherKindAreDamage() {
    for (int kind = 10; kind <= 11; kind++) {
      byte[] bytes = new byte[9];
      bytes[0] = (byte) kind;
      bytes[1] = 1;
      assertThrows(CorruptHeapException.class, () -> JsonShapes.VALUE.read(reader(bytes)));
    }
    byte[] array = {11, 1, 0, 0, 0, 0, 0, 0, 0};
    EntityResolver objects =
        new EntityResolver() {
          @Override
          public Object entity(long id, Class<?> type) {
            return OBJECT;
          }

          @Override
          public RuntimeException corrupt(long offset, String what) {
            return NOWHERE.corrupt(offset, what);
          }
        };
    assertThrows(
        CorruptHeapException.class,
        () -> JsonShapes.VALUE.read(new ValueReader(objects, MemorySegment.ofArray(array), 0, 9)));
  }

  @Test
  void whateverTheBytesNothingElseIsThrown() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int found = 0;
    for (int run = 0; run < 20_000; run++) {
      byte[] bytes = encoded(ASCENDING.get(random.nextInt(ASCENDING.size())));
      bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 3));
      if (bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] =
            (byte) random.nextInt(random.nextBoolean() ? 13 : 256);
      }
      byte[] damaged = bytes;
      try {
        JsonShapes.VALUE.read(reader(damaged));
        JsonShapes.VALUE.skip(reader(damaged));
        JsonShapes.VALUE.compare(reader(damaged), reader(damaged));
      } catch (CorruptHeapException e) {
        found++;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + Arrays.toString(damaged), e);
      }
    }
    assertTrue(found > 1000, found + " found, seed " + seed);
  }

  @Test
  void otherObjectsAreRefusedWhereTheyArePut() {
    @SuppressWarnings({"unchecked", "rawtypes"}) // what raw types allow
    Shape<Object> raw = (Shape) JsonShapes.VALUE;
    assertThrows(ClassCastException.class, () -> raw.require("text"));
    raw.require(new JArrayDraft());
  }
}
