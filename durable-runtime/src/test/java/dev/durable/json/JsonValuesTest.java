package dev.durable.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.Durables;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** JSON values as a graph: what goes in comes out, edits are live, identity holds. */
final class JsonValuesTest {

  /** Each kind of plain value, at the edges of its encodings. */
  static List<JValue> plainValues() {
    List<JValue> values = new ArrayList<>();
    values.add(JNull.NULL);
    values.add(new JBoolean(false));
    values.add(new JBoolean(true));
    for (long edge : new long[] {0, 1L << 7, 1L << 15, 1L << 31, Long.MIN_VALUE, 1L << 53}) {
      for (long near = -2; near <= 2; near++) {
        values.add(new JLong(edge + near));
        values.add(new JLong(-edge + near));
      }
    }
    for (double number :
        new double[] {0.0, -0.0, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 1.0 / 0}) {
      values.add(new JDouble(number));
      values.add(new JDouble(-number));
    }
    values.add(new JDecimal(new BigDecimal("1E+400")));
    values.add(new JDecimal(new BigDecimal("1.00")));
    values.add(new JDecimal(new BigDecimal(BigInteger.TWO.pow(5000), Integer.MAX_VALUE)));
    values.add(new JDecimal(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE)));
    for (String text : List.of("", "tea", "é", "\u0000\u001f\"\\", "茶", "\ud83d\ude00", "\ud800")) {
      values.add(new JString(text));
    }
    values.add(new JString("x".repeat(70_000)));
    return values;
  }

  @Test
  void everyValueComesBackEqualFromDraftViewAndReopenedHeap() {
    Engine engine = new Engine(new MemoryStorage(1));
    List<JValue> values = plainValues();
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open(engine)) {
      heap.commit(
          "all",
          root -> {
            JArrayDraft all = root.array("all");
            for (int i = 0; i < values.size(); i++) {
              all.add(values.get(i));
              root.put("v" + i, values.get(i));
            }
            assertEquals(values, all.values());
          });
      assertEquals(values, heap.snapshot().root().getArray("all").values());
    }
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open(engine)) {
      JObject root = heap.snapshot().root();
      assertEquals(values, root.getArray("all").values());
      for (int i = 0; i < values.size(); i++) {
        assertEquals(values.get(i), root.get("v" + i));
      }
      heap.draft().root().getArray("all").values().forEach(value -> assertNotNull(value));
    }
  }

  @Test
  void theExampleOfTheDesignWorks() {
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open()) {
      var snapshot =
          heap.commit(
              "note",
              root -> {
                root.put("title", "Groceries").put("count", 2);
                root.array("items").add("tea").addObject().put("name", "cup");
              });
      assertEquals(
          "number 2",
          switch (snapshot.root().get("count")) {
            case JLong(long n) -> "number " + n;
            case JString(String text) -> text;
            case null, default -> "?";
          });
      JArray items = snapshot.root().getArray("items");
      assertEquals("tea", items.getString(0));
      assertEquals("cup", items.getObject(1).getString("name"));
      assertEquals(2, items.size());
    }
  }

  @Test
  void namesAreInOrderAndTheMapIsNavigable() {
    JObjectDraft object = new JObjectDraft().put("b", 1).put("a", 2).put("ä", 3).put("B", 4);
    assertEquals(List.of("B", "a", "b", "ä"), List.copyOf(object.fields().keySet()));
    assertEquals("b", object.fields().higherKey("a"));
  }

  @Test
  void draftsGiveDraftsAndKeepTheirIdentity() {
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open()) {
      heap.commit("a", root -> root.object("address").put("city", "Berlin"));
      try (Draft<JObject, JObjectDraft> draft = heap.draft()) {
        JObjectDraft address = draft.root().getObject("address");
        assertSame(address, draft.root().get("address"));
        assertSame(address, draft.root().object("address"));
        address.put("city", "Bonn");
        JObjectDraft fresh = new JObjectDraft().put("city", "Köln");
        draft.root().array("more").add(fresh).add(address);
        draft.checkpoint("b");
        assertSame(fresh, draft.root().getArray("more").get(0));
        assertSame(address, draft.root().getArray("more").get(1));
        fresh.put("zip", "50667");
        draft.commit("c");
      }
      JObject root = heap.snapshot().root();
      assertEquals("Bonn", root.getObject("address").getString("city"));
      assertEquals("50667", root.getArray("more").getObject(0).getString("zip"));
      assertEquals(root.get("address"), root.getArray("more").get(1));
      assertEquals("Berlin", heap.at(1).root().getObject("address").getString("city"));
      assertEquals(heap.at(1).root().get("address"), root.get("address"));
      assertNotEquals(root.get("address"), root.getArray("more").get(0));
    }
  }

  @Test
  void aViewThatIsPutBecomesTheSessionsDraftAndIsFoundAgain() {
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open()) {
      heap.commit("a", root -> root.object("a").put("x", 1));
      JObject view = heap.snapshot().root().getObject("a");
      try (Draft<JObject, JObjectDraft> draft = heap.draft()) {
        draft.root().put("same", view).array("list").add(view);
        assertSame(draft.root().get("a"), draft.root().get("same"));
        assertTrue(draft.root().getArray("list").values().contains(view));
        draft.root().getObject("same").put("x", 2);
        draft.commit("b");
      }
      assertEquals(2, heap.snapshot().root().getObject("a").getLong("x"));
    }
  }

  @Test
  void entitiesOfAnotherHeapAreRefused() {
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open();
        DurableHeap<JObject, JObjectDraft> other =
            JsonHeaps.open(new Engine(new MemoryStorage(2)))) {
      JObject foreign = other.snapshot().root();
      assertThrows(
          IllegalArgumentException.class,
          () -> heap.commit("a", root -> root.put("foreign", foreign)));
      assertThrows(
          IllegalArgumentException.class,
          () -> heap.commit("a", root -> root.array("list").add(foreign)));
    }
  }

  @Test
  void cyclesAndSharedObjectsAreStoredAsTheyAre() {
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open()) {
      heap.commit(
          "a",
          root -> {
            JArrayDraft array = root.array("list");
            array.add(array).add(root).addObject().put("back", array);
          });
      JObject root = heap.snapshot().root();
      JArray list = root.getArray("list");
      assertEquals(list, list.get(0));
      assertEquals(root, list.get(1));
      assertEquals(list, list.getObject(2).get("back"));
      assertEquals("JArray#2[[…],{…},{…}]", list.toString());
      assertEquals("JObject#1{\"list\":[…]}", root.toString());
    }
  }

  @Test
  void missingAndOtherKindsAreToldApartByTypeAndName() {
    JObjectDraft object = new JObjectDraft().put("n", 1.5).putNull("nil");
    object.array("a").add(1);
    assertNull(object.get("none"));
    assertFalse(object.has("none"));
    assertTrue(object.has("nil"));
    assertEquals(
        "JObject (new) has no \"none\".",
        assertThrows(NoSuchElementException.class, () -> object.getString("none")).getMessage());
    assertEquals(
        "\"nil\" of JObject (new) is null, not text.",
        assertThrows(ClassCastException.class, () -> object.getString("nil")).getMessage());
    assertEquals(
        "\"n\" of JObject (new) is a number with a fraction or beyond long, not a whole number.",
        assertThrows(ClassCastException.class, () -> object.getLong("n")).getMessage());
    assertEquals(
        "[0] of JArray (new) is a whole number, not an object.",
        assertThrows(ClassCastException.class, () -> object.getArray("a").getObject(0))
            .getMessage());
    assertThrows(ClassCastException.class, () -> object.object("n"));
    assertThrows(ClassCastException.class, () -> object.array("n"));
    assertThrows(ClassCastException.class, () -> object.getBoolean("n"));
    assertThrows(IndexOutOfBoundsException.class, () -> object.getArray("a").get(1));
    assertEquals(1.0, object.getArray("a").getDouble(0));
  }

  @Test
  void nullsOfJavaBecomeTheJsonNull() {
    JObjectDraft object = new JObjectDraft();
    object.put("text", (String) null).put("value", (JValue) null);
    object.array("a").add((String) null).add((JValue) null).add(1).set(2, (String) null);
    assertEquals(List.of(JNull.NULL, JNull.NULL, JNull.NULL), object.getArray("a").values());
    assertEquals(JNull.NULL, object.get("text"));
    assertEquals(JNull.NULL, object.get("value"));
  }

  @Test
  void everySetterOfAnArrayReplaces() {
    JArrayDraft array = new JArrayDraft().add("a").add(1).add(1.5).add(true).addNull().add("z");
    array.set(0, "b").set(1, 2).set(2, 2.5).set(3, false).setNull(5).set(4, new JLong(7)).remove(5);
    assertEquals("JArray (new){TRANSIENT}[\"b\",2,2.5,false,7]", array.toString());
    array.addArray().add(1);
    assertInstanceOf(JArrayDraft.class, array.getArray(5));
    assertEquals(List.of(new JLong(3)), array.values(List.of(new JLong(3))).values());
  }

  @Test
  void textIsShortHoweverLargeTheObject() {
    JObjectDraft object = new JObjectDraft().put("long", "x".repeat(100_000));
    object.put("digits", new JDecimal(new BigDecimal(BigInteger.TEN.pow(5000))));
    object.array("empty");
    for (int i = 0; i < 10_000; i++) {
      object.put("n" + i, i);
    }
    String text = object.toString();
    assertTrue(text.length() < 300, text);
    assertTrue(text.startsWith("JObject (new){TRANSIENT}{\"digits\":1000000"), text);
    assertTrue(text.contains("\"empty\":[],\"long\":\"xxx"), text);
    assertTrue(text.endsWith(",…}"), text);
    assertEquals("\"\\\"\\\\\\n\\u0000\\uD800é\"", new JString("\"\\\n\0\ud800é").toString());
  }

  @Test
  void sameStateComparesValuesAndTheIdentityOfEntities() {
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open()) {
      heap.commit(
          "a",
          root -> {
            JObjectDraft shared = new JObjectDraft();
            root.object("a").put("n", 1).put("in", shared);
            root.object("b").put("n", 1).put("in", shared);
            root.object("c").put("n", 1).put("in", new JObjectDraft());
          });
      JObject root = heap.snapshot().root();
      assertTrue(Durables.sameState(root.getObject("a"), root.getObject("b")));
      assertFalse(Durables.sameState(root.getObject("a"), root.getObject("c")));
      assertNotEquals(root.get("a"), root.get("b"));
    }
  }

  @Test
  void anUnchangedPutWritesNoRecord() {
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open()) {
      heap.commit("a", root -> root.put("a", 1).object("o").put("b", 2));
      var changed = heap.commit("same", root -> root.put("a", 1));
      assertEquals(1, changed.root().getLong("a"));
      assertEquals(2, heap.history(JObjectDraft.TYPE, changed.root()).count());
    }
  }

  @Test
  void afterACheckpointASmallEditWritesLittle() {
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open();
        Draft<JObject, JObjectDraft> draft = heap.draft()) {
      JArrayDraft array = draft.root().array("list");
      JObjectDraft object = draft.root().object("names");
      for (int i = 0; i < 20_000; i++) {
        array.add(i);
        object.put("name" + i, i);
      }
      assertTrue(draft.checkpoint("all").commit().bytes() > 200_000);
      array.set(5, -1);
      assertTrue(draft.checkpoint("one element").commit().bytes() < 10_000);
      object.put("name5", -1);
      assertTrue(draft.checkpoint("one name").commit().bytes() < 10_000);
      assertEquals(-1, heap.snapshot().root().getArray("list").getLong(5));
    }
  }

  @Test
  void theExampleOfTheReadmeWorks() {
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open()) {
      heap.commit(
          "note",
          root -> {
            root.put("title", "Groceries").put("count", 2);
            root.put(
                "order",
                Json.parse(
                    """
                    {"price": 4.20, "id": 12345678901234567890}\
                    """));
          });
      JObject root = heap.snapshot().root();
      assertEquals(2L, root.get("count") instanceof JLong(long n) ? n : "?");
      assertEquals(
          "{\"id\":12345678901234567890,\"price\":4.2}", Json.print(root.getObject("order")));
    }
  }
}
