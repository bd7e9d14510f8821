package dev.durable.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.error.JsonReadException;
import dev.durable.error.JsonWriteException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON text: exact in both directions, any depth, and errors that say where. */
final class JsonTextTest {

  @TempDir Path folder;

  private static JDecimal decimal(String text) {
    return new JDecimal(new BigDecimal(text));
  }

  @Test
  void numbersAreNeverRounded() {
    assertEquals(new JLong(0), Json.parse("0"));
    assertEquals(new JDouble(-0.0), Json.parse("-0"));
    assertEquals(new JDouble(-0.0), Json.parse("-0.0e5"));
    assertEquals(new JDouble(0.0), Json.parse("0E999999"));
    assertEquals(new JLong(1), Json.parse("1"));
    assertEquals(new JDouble(1.0), Json.parse("1.0"));
    assertEquals(new JDouble(100.0), Json.parse("1e2"));
    assertEquals(new JDouble(0.1), Json.parse("0.10"));
    assertEquals(new JLong(Long.MAX_VALUE), Json.parse("9223372036854775807"));
    assertEquals(new JLong(Long.MIN_VALUE), Json.parse("-9223372036854775808"));
    assertEquals(decimal("9223372036854775808"), Json.parse("9223372036854775808"));
    assertEquals(decimal("-9223372036854775809"), Json.parse("-9223372036854775809"));
    assertEquals(decimal("100000000000000000000"), Json.parse("100000000000000000000"));
    assertEquals(decimal("1E+400"), Json.parse("1E400"));
    assertEquals(decimal("1E-400"), Json.parse("1E-400"));
    assertEquals(decimal("0.10000000000000000555"), Json.parse("0.10000000000000000555"));
    assertEquals(new JDouble(4.9E-324), Json.parse("4.9e-324"));
    assertEquals(decimal("5.0E-324"), Json.parse("5.0e-324"));
    assertEquals(new JDouble(Double.MAX_VALUE), Json.parse("1.7976931348623157e308"));
    assertEquals(decimal("9007199254740993.0"), Json.parse("9007199254740993.0"));
  }

  @Test
  void everyLongPrintsAndReadsBack() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      assertEquals(new JLong(number), Json.parse(Json.print(new JLong(number))));
    }
  }

  @Test
  void everyDoublePrintsAndReadsBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        assertEquals(
            new JDouble(number), Json.parse(Json.print(new JDouble(number))), "seed " + seed);
      }
    }
  }

  @Test
  void numbersWithoutDigitsHaveNoText() {
    for (double number : new double[] {Double.NaN, 1.0 / 0, -1.0 / 0}) {
      JsonWriteException refused =
          assertThrows(
              JsonWriteException.class,
              () -> Json.print(new JObjectDraft().put("a", new JArrayDraft().add(1).add(number))));
      assertTrue(refused.getMessage().endsWith(number + " at $.a[1]."), refused.getMessage());
    }
  }

  @Test
  void textIsCompactOrPrettyAndInOrderOfNames() {
    JValue value = Json.parse("{ \"b\" : [ 1 , {} , [] , \"x\" ] , \"a\" : null }");
    assertEquals("{\"a\":null,\"b\":[1,{},[],\"x\"]}", Json.print(value));
    assertEquals(
        """
        {
          "a": null,
          "b": [
            1,
            {},
            [],
            "x"
          ]
        }\
        """,
        Json.print(value, JsonOptions.defaults().pretty()));
  }

  @Test
  void anyStringComesBackExactlyThroughEveryTarget() throws IOException {
    List<String> texts =
        List.of(
            "",
            "\u0000\u0001\u001f\u007f\u0080\u2028\u2029",
            "\"\\/\b\f\n\r\t",
            "é茶\ud83d\ude00",
            "\ud800",
            "\ude00x\ud83d",
            "a\ud83d\ud83d\ude00b",
            "\uFEFF",
            "x".repeat(100_000) + "\ud800");
    for (String text : texts) {
      JValue value = new JArrayDraft().add(text).add(new JObjectDraft().put(text, text));
      String printed = Json.print(value);
      same(value, Json.parse(printed), text);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Json.print(value, bytes);
      assertEquals(printed, bytes.toString(StandardCharsets.UTF_8));
      same(value, Json.parse(new ByteArrayInputStream(bytes.toByteArray())), text);
      StringWriter writer = new StringWriter();
      Json.print(value, writer, JsonOptions.defaults().pretty());
      same(value, Json.parse(new StringReader(writer.toString())), text);
    }
    assertEquals("\"\\uD800\"", Json.print(new JString("\ud800")));
  }

  private static void same(JValue expected, JValue actual, String what) {
    assertEquals(((JArray) expected).getString(0), ((JArray) actual).getString(0), what);
    assertEquals(
        ((JArray) expected).getObject(1).fields(), ((JArray) actual).getObject(1).fields(), what);
  }

  @Test
  void theEncodingIsToldByTheFirstBytesAndAMarkIsSkipped() throws IOException {
    String text = "{\"é茶\":[\"\ud83d\ude00\"]}";
    for (String name : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      for (String mark : List.of("", "\uFEFF")) {
        byte[] bytes = (mark + text).getBytes(Charset.forName(name));
        assertEquals(text, Json.print(Json.parse(new ByteArrayInputStream(bytes))), name);
      }
    }
    assertEquals(text, Json.print(Json.parse("\uFEFF" + text)));
    assertEquals(text, Json.print(Json.parse(new StringReader("\uFEFF" + text))));
    Path file = Files.writeString(folder.resolve("a.json"), text);
    assertEquals(text, Json.print(Json.parse(file)));
  }

  @Test
  void errorsOfSourceAndTargetPassThrough() {
    assertThrows(NoSuchFileException.class, () -> Json.parse(folder.resolve("none.json")));
    IOException broken = new IOException("broken");
    InputStream in =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw broken;
          }

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            throw broken;
          }
        };
    assertEquals(broken, assertThrows(IOException.class, () -> Json.parse(in)));
    Appendable out =
        new StringWriter() {
          @Override
          public void write(char[] chars, int from, int length) {
            throw new IllegalStateException("full");
          }
        };
    assertEquals(
        "full",
        assertThrows(IllegalStateException.class, () -> Json.print(JNull.NULL, out)).getMessage());
  }

  @Test
  void theSourceIsNotClosed() throws IOException {
    Reader reader =
        new StringReader("1") {
          @Override
          public void close() {
            throw new AssertionError("closed");
          }
        };
    assertEquals(new JLong(1), Json.parse(reader));
  }

  @Test
  void whatIsNoJsonIsRefusedWithLineAndColumn() {
    for (String text :
        List.of(
            "",
            " ",
            "nul",
            "[1,]",
            "[1",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{'a':1}",
            "01",
            "1.",
            ".5",
            "+1",
            "NaN",
            "Infinity",
            "0x1",
            "\"\t\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"a",
            "1 2",
            "[] []",
            "// x\n1",
            "[1}",
            "]",
            "{\"a\":1,}",
            "--1",
            "1e",
            "\u00a01")) {
      JsonReadException refused =
          assertThrows(JsonReadException.class, () -> Json.parse(text), text);
      assertTrue(refused.line() >= 1 && refused.column() >= 1, text + ": " + refused);
    }
    JsonReadException refused =
        assertThrows(JsonReadException.class, () -> Json.parse("{\n  \"a\": [1,\n    x]\n}"));
    assertEquals(3, refused.line());
    assertEquals(5, refused.column(), refused.getMessage());
    assertTrue(refused.getMessage().startsWith("JSON text, line 3, column 5: "));
  }

  @Test
  void bytesThatAreNoTextAreRefusedWithTheirPlace() {
    byte[] text = "[1,\n \"a?\"]".getBytes(StandardCharsets.UTF_8);
    text[7] = (byte) 0xFF;
    JsonReadException refused =
        assertThrows(JsonReadException.class, () -> Json.parse(new ByteArrayInputStream(text)));
    assertTrue(refused.line() >= 1, refused.getMessage());
    assertTrue(refused.getMessage().contains("bytes that are no text"), refused.getMessage());
  }

  @Test
  void aNameThatStandsTwiceIsRefusedUnlessTheLastIsWanted() {
    String text = "{\"a\":1,\n\"b\":{\"a\":2},\"a\":3}";
    JsonReadException refused = assertThrows(JsonReadException.class, () -> Json.parse(text));
    assertEquals(2, refused.line());
    assertTrue(refused.getMessage().endsWith("the name \"a\" stands twice in one object"));
    assertEquals(
        "{\"a\":3,\"b\":{\"a\":2}}",
        Json.print(Json.parse(text, JsonOptions.defaults().lastOfDuplicates())));
  }

  @Test
  void limitsAreErrorsOfTheText() {
    JsonOptions shallow = JsonOptions.defaults().maxDepth(2);
    assertEquals("[[1]]", Json.print(Json.parse("[[1]]", shallow)));
    assertThrows(JsonReadException.class, () -> Json.parse("[[[1]]]", shallow));
    assertThrows(JsonReadException.class, () -> Json.parse("1".repeat(10_001)));
    assertEquals(new JDecimal(new BigDecimal("1".repeat(10_000))), Json.parse("1".repeat(10_000)));
    assertThrows(JsonReadException.class, () -> Json.parse("1E99999999999"));
    assertThrows(IllegalArgumentException.class, () -> shallow.maxDepth(-1));
  }

  @Test
  void depthNeedsNoStackToReadStoreAndWrite() {
    int depth = 100_000; // the default stack holds some ten thousand calls
    String text = "[{\"a\":".repeat(depth / 2) + "1" + "}]".repeat(depth / 2);
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open()) {
      JValue read = Json.parse(text);
      assertEquals(text, Json.print(read));
      heap.commit("deep", root -> root.put("deep", read));
      JArray stored = heap.snapshot().root().getArray("deep");
      assertEquals(text, Json.print(stored));
    }
  }

  @Test
  void aCycleIsAnErrorWithItsPathAndASharedObjectIsNone() {
    JObjectDraft object = new JObjectDraft();
    JArrayDraft array = new JArrayDraft().add(1).add(object);
    object.put("list", array).put("again", new JObjectDraft().put("list", array));
    String message = assertThrows(JsonWriteException.class, () -> Json.print(object)).getMessage();
    assertTrue(message.contains("JObject (new) contains itself"), message);
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open()) {
      heap.commit("cycle", root -> root.put("o", object));
      JObject root = heap.snapshot().root();
      message = assertThrows(JsonWriteException.class, () -> Json.print(root)).getMessage();
      assertEquals(
          "JSON text has no cycles, and JObject#2 contains itself: it is met again at"
              + " $.o.again.list[1].",
          message);
      // A fresh draft reads views through drafts that are made anew each time.
      JObjectDraft fresh = new JObjectDraft().put("view", root.get("o"));
      assertThrows(JsonWriteException.class, () -> Json.print(fresh));
      heap.commit("no cycle", r -> r.getObject("o").getArray("list").set(1, 2));
      assertEquals(
          "{\"o\":{\"again\":{\"list\":[1,2]},\"list\":[1,2]}}",
          Json.print(heap.snapshot().root()));
    }
  }

  @Test
  void aLongPathOfACycleIsCut() {
    JArrayDraft first = new JArrayDraft();
    JArrayDraft last = first;
    for (int i = 0; i < 1000; i++) {
      last = last.addArray();
    }
    last.add(first);
    String message = assertThrows(JsonWriteException.class, () -> Json.print(first)).getMessage();
    assertTrue(message.length() < 300 && message.contains("…"), message);
  }

  @Test
  void randomValuesComeBackThroughTextAndHeap() {
    for (int run = 0; run < 50; run++) {
      long seed = System.nanoTime();
      try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open()) {
        JValue value = random(new Random(seed), 5);
        String text = Json.print(value);
        assertEquals(text, Json.print(Json.parse(text)), "seed " + seed);
        assertEquals(Tree.of(text), Tree.of(Json.print(value, JsonOptions.defaults().pretty())));
        heap.commit("random", root -> root.put("value", value));
        JObject root = heap.snapshot().root();
        assertEquals("{\"value\":" + text + "}", Json.print(root), "seed " + seed);
      }
    }
  }

  private static JValue random(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 9)) {
      case 0 -> JNull.NULL;
      case 1 -> new JBoolean(random.nextBoolean());
      case 2 -> new JLong(random.nextLong() >> random.nextInt(64));
      case 3 -> new JDouble(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
      case 4 -> new JString(text(random));
      case 5 -> decimal(new BigInteger(80, random).setBit(79) + "." + random.nextInt(1, 100) + "1");
      case 6 -> {
        JArrayDraft array = new JArrayDraft();
        for (int i = random.nextInt(20); i > 0; i--) {
          array.add(random(random, depth - 1));
        }
        yield array;
      }
      default -> {
        JObjectDraft object = new JObjectDraft();
        for (int i = random.nextInt(20); i > 0; i--) {
          object.put(text(random), random(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static String text(Random random) {
    char[] chars = new char[random.nextInt(10)];
    int bound = random.nextBoolean() ? 0x100 : 0x10000;
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) random.nextInt(bound);
    }
    return new String(chars);
  }

  @Test
  void parsedObjectsAreDraftsToGoOnWith() {
    JObjectDraft object = assertInstanceOf(JObjectDraft.class, Json.parse("{\"a\":{\"b\":1}}"));
    object.getObject("a").put("b", 2);
    assertEquals("{\"a\":{\"b\":2}}", Json.print(object));
  }
}
