package dev.durable.examples.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.Durables;
import dev.durable.Snapshot;
import dev.durable.json.JArrayDraft;
import dev.durable.json.JLong;
import dev.durable.json.JObject;
import dev.durable.json.JObjectDraft;
import dev.durable.json.JString;
import dev.durable.json.JValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON values as properties of generated entities. */
final class JsonPropertiesTest {

  @TempDir Path folder;

  private DurableHeap<Shop, ShopDraft> open(String name) {
    return DurableHeap.open(
        folder.resolve(name),
        ShopDraft.TYPE,
        shop -> {
          shop.name("Tea & Co").settings(new SettingsDraft().setTheme("light"));
          CustomerDraft ada =
              new CustomerDraft().name("Ada").created(Instant.EPOCH).address(ADDRESS);
          shop.customers().put("ada", ada);
          OrderDraft order = new OrderDraft().customer(ada).item("tea").price(Money.eur("1"));
          shop.orders().put(Instant.EPOCH, order.note(new JObjectDraft().put("gift", true)));
        });
  }

  private static final Address ADDRESS = new Address("1 Main St", "10115", "Berlin");

  private static Order order(Snapshot<Shop> snapshot) {
    return Objects.requireNonNull(snapshot.root().orders().get(Instant.EPOCH));
  }

  private static OrderDraft order(Draft<Shop, ShopDraft> draft) {
    return draft.root().orders().edit(Instant.EPOCH);
  }

  @Test
  void anObjectInAValuePropertyIsEditedInPlace() {
    try (var heap = open("shop.dheap")) {
      try (var draft = heap.draft()) {
        JValue note = order(draft).note();
        assertSame(note, order(draft).note());
        assertInstanceOf(JObjectDraft.class, note).put("gift", false).array("lines").add("Hi");
        draft.commit("edit");
      }
      JObject note = assertInstanceOf(JObject.class, order(heap.snapshot()).note());
      assertEquals("Hi", note.getArray("lines").getString(0));
      assertEquals("{\"gift\":true}", note(heap.at(0)).replaceAll("^[^{]*", ""));
    }
  }

  private static String note(Snapshot<Shop> snapshot) {
    return Objects.requireNonNull(order(snapshot).note()).toString();
  }

  @Test
  void aValuePropertyChangesItsKind() {
    try (var heap = open("shop.dheap")) {
      heap.commit(
          "text", shop -> shop.orders().edit(Instant.EPOCH).note(new JString("ring twice")));
      assertEquals(new JString("ring twice"), order(heap.snapshot()).note());
      heap.commit(
          "array", shop -> shop.orders().edit(Instant.EPOCH).note(new JArrayDraft().add(1)));
      heap.commit("null", shop -> shop.orders().edit(Instant.EPOCH).note(null));
      assertEquals(null, order(heap.snapshot()).note());
      assertEquals("[1]", note(heap.at(2)).replaceAll("^[^\\[]*", ""));
    }
  }

  @Test
  void aViewThatIsSetBecomesTheSessionsDraftOfTheSameObject() {
    try (var heap = open("shop.dheap")) {
      JValue view = order(heap.snapshot()).note();
      try (var draft = heap.draft()) {
        order(draft).note(new JLong(1)).note(view);
        JValue now = Objects.requireNonNull(order(draft).note());
        assertSame(draft.edit(JObjectDraft.TYPE, (JObject) Objects.requireNonNull(view)), now);
        ((JObjectDraft) now).put("gift", false);
        draft.commit("back");
      }
      assertEquals(view, order(heap.snapshot()).note());
      assertEquals(
          false,
          ((JObject) Objects.requireNonNull(order(heap.snapshot()).note())).getBoolean("gift"));
    }
  }

  @Test
  void aValueOfAnotherHeapIsRefusedWhereItIsSet() {
    try (var heap = open("shop.dheap");
        var other = open("other.dheap");
        var draft = heap.draft()) {
      JValue foreign = order(other.snapshot()).note();
      assertThrows(IllegalArgumentException.class, () -> order(draft).note(foreign));
    }
  }

  @Test
  void anObjectPropertyGivesItsDraftAndMayBeShared() {
    try (var heap = open("shop.dheap")) {
      heap.commit(
          "extras",
          shop -> {
            JObjectDraft extras = new JObjectDraft().put("beta", true);
            shop.settings().setExtras(extras);
            shop.orders().edit(Instant.EPOCH).note(extras);
          });
      heap.commit(
          "edit", shop -> Objects.requireNonNull(shop.settings().getExtras()).put("beta", false));
      JObject extras = Objects.requireNonNull(heap.snapshot().root().settings().getExtras());
      assertEquals(extras, order(heap.snapshot()).note());
      assertEquals(false, extras.getBoolean("beta"));
      assertEquals(
          extras,
          heap.snapshot().find(JObjectDraft.TYPE, Objects.requireNonNull(Durables.idOf(extras))));
      assertEquals(2, heap.history(JObjectDraft.TYPE, extras).count());
    }
  }
}
