package dev.durable.examples.shop;

import static dev.durable.examples.shop.Money.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.Durables;
import dev.durable.Snapshot;
import dev.durable.error.CommitConflictException;
import dev.durable.error.Conflict;
import dev.durable.error.DraftClosedException;
import dev.durable.error.InvalidDraftException;
import dev.durable.error.UnsetPropertyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What draft sessions promise, over generated code and real files. */
final class SessionTest {

  @TempDir Path folder;
  private DurableHeap<Shop, ShopDraft> heap;

  @BeforeEach
  void open() {
    heap = openHeap();
  }

  private DurableHeap<Shop, ShopDraft> openHeap() {
    return DurableHeap.open(
        folder.resolve("shop.dheap"),
        ShopDraft.TYPE,
        shop -> shop.name("Tea & Co").settings(new SettingsDraft().setTheme("light")));
  }

  @AfterEach
  void close() {
    heap.close();
  }

  static CustomerDraft customer(String name) {
    return new CustomerDraft()
        .name(name)
        .created(Instant.EPOCH)
        .address(new Address("1 Main St", "10115", "Berlin"));
  }

  private Customer ada() {
    Customer ada = heap.snapshot().root().customers().get("ada");
    assertNotNull(ada);
    return ada;
  }

  private Snapshot<Shop> putAda() {
    return heap.commit("import", shop -> shop.customers().put("ada", customer("Ada")));
  }

  @Test
  void creationIsVersionZeroAndTheFirstCommitVersionOne() {
    assertEquals(0, heap.snapshot().version());
    assertEquals(1, putAda().version());
  }

  @Test
  void bytesOfACommitAreWhatTheFileGrewBy() throws IOException {
    putAda();
    heap.close();
    long before = Files.size(folder.resolve("shop.dheap"));
    heap = openHeap();
    long bytes = heap.commit("rename", shop -> shop.name("Tea")).commit().bytes();
    heap.close();
    assertEquals(Files.size(folder.resolve("shop.dheap")) - before, bytes);
  }

  @Test
  void whatWasCommittedIsThereAfterReopening() {
    putAda();
    heap.close();
    heap = openHeap();
    Customer ada = ada();
    assertEquals("Ada", ada.name());
    assertEquals(new Address("1 Main St", "10115", "Berlin"), ada.address());
    assertEquals(Instant.EPOCH, ada.created());
    assertEquals(Customer.Tier.BASIC, ada.tier());
    assertNull(ada.email());
    assertNull(ada.referredBy());
    assertEquals("Ada <null>", ada.label());
    assertTrue(ada.orders().isEmpty());
  }

  @Test
  void everyVersionStaysReadable() {
    putAda();
    for (int score = 1; score <= 50; score++) {
      int to = score;
      heap.commit("score " + score, shop -> shop.customers().edit("ada").score(to));
    }
    for (int score = 1; score <= 50; score++) {
      Customer then = heap.at(1 + score).root().customers().get("ada");
      assertNotNull(then);
      assertEquals(score, then.score());
    }
    assertEquals(52, heap.history().count());
    assertEquals(51, heap.history(CustomerDraft.TYPE, ada()).count());
    assertEquals(
        List.of(50, 49, 48),
        heap.history(CustomerDraft.TYPE, ada()).limit(3).map(v -> v.state().score()).toList());
  }

  @Test
  void settingWhatIsThereAlreadyMakesNoNewVersionOfTheEntity() {
    putAda();
    heap.commit("seven", shop -> shop.customers().edit("ada").score(7).email("ada@example.org"));
    long versions = heap.history(CustomerDraft.TYPE, ada()).count();
    for (int i = 0; i < 3; i++) {
      heap.commit("again", shop -> shop.customers().edit("ada").email("ada@example.org").score(7));
      assertEquals(versions, heap.history(CustomerDraft.TYPE, ada()).count());
    }
    heap.commit("eight", shop -> shop.customers().edit("ada").score(8));
    assertEquals(versions + 1, heap.history(CustomerDraft.TYPE, ada()).count());
    assertEquals(8, ada().score());
  }

  @Test
  void aSnapshotNeverChanges() {
    Snapshot<Shop> before = putAda();
    heap.commit("rename", shop -> shop.customers().edit("ada").name("Ada L."));
    Customer then = before.root().customers().get("ada");
    assertNotNull(then);
    assertEquals("Ada", then.name());
    assertEquals("Ada L.", ada().name());
  }

  @Test
  void viewsAreEqualByIdentityOverVersionsAndDifferInState() {
    putAda();
    Customer before = ada();
    heap.commit("rename", shop -> shop.customers().edit("ada").name("Ada L."));
    assertEquals(before, ada());
    assertEquals(before.hashCode(), ada().hashCode());
    assertFalse(Durables.sameState(before, ada()));
    assertEquals(Durables.idOf(before), Durables.idOf(ada()));
    Customer found = heap.at(1).find(CustomerDraft.TYPE, ada());
    assertNotNull(found);
    assertTrue(Durables.sameState(before, found));
  }

  @Test
  void oneEntityHasOneDraftHoweverItIsReached() {
    putAda();
    heap.commit(
        "order",
        shop -> {
          CustomerDraft ada = shop.customers().edit("ada");
          ada.orders().add(new OrderDraft().customer(ada).item("tea").price(eur("4.20")));
          ada.referredBy(ada);
        });
    try (Draft<Shop, ShopDraft> draft = heap.draft()) {
      CustomerDraft ada = draft.root().customers().edit("ada");
      assertSame(ada, draft.root().customers().get("ada"));
      assertSame(ada, ada.referredBy());
      assertSame(ada, ada.orders().edit(0).customer());
      assertSame(ada, draft.edit(CustomerDraft.TYPE, ada()));
      assertTrue(ada.orders().contains(ada().orders().get(0)));
    }
  }

  @Test
  void closingWithoutCommitDropsTheEdits() {
    putAda();
    CustomerDraft ada;
    try (Draft<Shop, ShopDraft> draft = heap.draft()) {
      ada = draft.root().customers().edit("ada");
      ada.score(7);
    }
    assertEquals(0, ada().score());
    assertThrows(DraftClosedException.class, () -> ada.score(8));
  }

  @Test
  void aCommittedDraftSaysSo() {
    putAda();
    Draft<Shop, ShopDraft> draft = heap.draft();
    draft.root().customers().edit("ada").score(7);
    draft.commit("seven");
    DraftClosedException closed = assertThrows(DraftClosedException.class, draft::root);
    assertEquals(
        "This draft was committed as version 2. Open a new one with heap.draft(), or use"
            + " checkpoint() to go on editing the same objects.",
        closed.getMessage());
  }

  @Test
  void checkpointKeepsTheVeryObjects() {
    putAda();
    try (Draft<Shop, ShopDraft> draft = heap.draft()) {
      CustomerDraft ada = draft.root().customers().edit("ada");
      OrderDraft tea = new OrderDraft().customer(ada).item("tea").price(eur("4.20"));
      ada.score(10).orders().add(tea);
      assertEquals(2, draft.checkpoint("first order").version());
      assertSame(ada, draft.root().customers().edit("ada"));
      assertSame(tea, ada.orders().edit(0));
      assertNotNull(Durables.idOf(tea));
      tea.item("green tea");
      ada.tier(Customer.Tier.GOLD);
      assertEquals(3, draft.commit("second").version());
    }
    assertEquals("green tea", ada().orders().get(0).item());
    assertEquals(Customer.Tier.GOLD, ada().tier());
    assertEquals(10, ada().score());
    Customer then = heap.at(2).root().customers().get("ada");
    assertNotNull(then);
    assertEquals("tea", then.orders().get(0).item());
  }

  @Test
  void whatIsNotSetIsNamedByPathAndTheDraftCanBeRepaired() {
    putAda();
    try (Draft<Shop, ShopDraft> draft = heap.draft()) {
      OrderDraft order = new OrderDraft().item("tea");
      draft.root().customers().edit("ada").orders().add(order);
      InvalidDraftException invalid =
          assertThrows(InvalidDraftException.class, () -> draft.commit("broken"));
      assertTrue(invalid.getMessage().contains(".orders[0].customer"), invalid.getMessage());
      assertTrue(invalid.getMessage().contains(".orders[0].price"), invalid.getMessage());
      assertNull(Durables.idOf(order));
      order.customer(draft.root().customers().edit("ada")).price(eur("1"));
      assertEquals(2, draft.commit("repaired").version());
    }
    assertEquals("tea", ada().orders().get(0).item());
  }

  @Test
  void readingWhatWasNeverSetIsAnError() {
    UnsetPropertyException unset =
        assertThrows(UnsetPropertyException.class, () -> new CustomerDraft().name());
    assertTrue(unset.getMessage().contains("Customer.name"), unset.getMessage());
  }

  @Test
  void whatTheEditThrowsIsThrownAndNothingIsWritten() {
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                heap.commit(
                    "fails",
                    shop -> {
                      shop.name("Other");
                      throw new IOException("no");
                    }));
    assertEquals("no", thrown.getMessage());
    assertEquals("Tea & Co", heap.snapshot().root().name());
    assertEquals(0, heap.snapshot().version());
  }

  @Test
  void draftsThatTouchDifferentEntitiesAreRebased() {
    putAda();
    heap.commit("bob", shop -> shop.customers().put("bob", customer("Bob")));
    try (Draft<Shop, ShopDraft> first = heap.draft();
        Draft<Shop, ShopDraft> second = heap.draft()) {
      first.root().customers().edit("ada").score(1);
      second.root().customers().edit("bob").score(2);
      first.commit("ada");
      second.commit("bob");
    }
    assertEquals(1, ada().score());
    Customer bob = heap.snapshot().root().customers().get("bob");
    assertNotNull(bob);
    assertEquals(2, bob.score());
  }

  @Test
  void draftsThatTouchTheSameEntityConflict() {
    putAda();
    try (Draft<Shop, ShopDraft> draft = heap.draft()) {
      draft.root().customers().edit("ada").score(7);
      heap.commit("other", shop -> shop.customers().edit("ada").score(5));
      CommitConflictException conflict =
          assertThrows(CommitConflictException.class, () -> draft.commit("mine"));
      List<Conflict<Customer, Integer>> scores = conflict.conflicts(CustomerDraft.SCORE);
      assertEquals(1, scores.size());
      assertEquals(0, scores.get(0).base());
      assertEquals(7, scores.get(0).mine());
      assertEquals(5, scores.get(0).theirs());
    }
    assertEquals(5, ada().score());
  }

  @Test
  void afterACheckpointUntouchedDraftsShowWhatOthersCommitted() {
    putAda();
    heap.commit("bob", shop -> shop.customers().put("bob", customer("Bob")));
    try (Draft<Shop, ShopDraft> draft = heap.draft()) {
      CustomerDraft ada = draft.root().customers().edit("ada");
      CustomerDraft bob = draft.root().customers().edit("bob");
      assertEquals(0, bob.score());
      heap.commit("other", shop -> shop.customers().edit("bob").score(5));
      ada.score(1);
      draft.checkpoint("mine");
      assertEquals(5, bob.score());
      assertSame(bob, draft.root().customers().edit("bob"));
    }
  }

  @Test
  void aViewOfAnotherHeapIsRefused() {
    putAda();
    try (var other =
        DurableHeap.open(
            folder.resolve("other.dheap"),
            ShopDraft.TYPE,
            shop -> shop.name("Other").settings(new SettingsDraft().setTheme("dark")))) {
      Customer ada = ada();
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> other.commit("steal", shop -> shop.customers().put("ada", ada)));
      assertTrue(String.valueOf(refused.getMessage()).contains("other.dheap"));
    }
  }

  @Test
  void aCommittedDraftMayBeReferredToInALaterSession() {
    CustomerDraft ada = customer("Ada");
    heap.commit("ada", shop -> shop.customers().put("ada", ada));
    CustomerDraft bob = customer("Bob").referredBy(ada);
    heap.commit("bob", shop -> shop.customers().put("bob", bob));
    Customer stored = heap.snapshot().root().customers().get("bob");
    assertNotNull(stored);
    assertEquals(ada(), stored.referredBy());
  }

  @Test
  void tagsAndMessagesAreKept() {
    heap.commit("tagged", Map.of("actor", "desk"), shop -> shop.name("New"));
    heap.close();
    heap = openHeap();
    assertEquals("tagged", heap.snapshot().commit().message());
    assertEquals(Map.of("actor", "desk"), heap.snapshot().commit().tags());
    assertEquals(List.of(0L), heap.snapshot().commit().parents());
  }

  @Test
  void sealedReferencesSwitchExhaustively() {
    putAda();
    heap.commit(
        "pay",
        shop -> {
          CustomerDraft ada = shop.customers().edit("ada");
          ada.orders()
              .add(
                  new OrderDraft()
                      .customer(ada)
                      .item("tea")
                      .price(eur("4.20"))
                      .payment(new CardDraft().amount(eur("4.20")).number("4111")));
        });
    Order order = ada().orders().get(0);
    Payment payment = order.payment();
    assertNotNull(payment);
    String seen =
        switch (payment) {
          case Payment.Card card -> "card " + card.number();
          case Payment.Cash cash -> "cash " + cash.received();
        };
    assertEquals("card 4111", seen);
    assertTrue(order.paid());
    heap.commit(
        "cash",
        shop -> {
          OrderDraft edited = shop.customers().edit("ada").orders().edit(0);
          PaymentDraft edit = edited.editPayment();
          assertTrue(edit instanceof CardDraft);
          edited.payment(new CashDraft().amount(eur("4.20")).received(eur("5")));
        });
    assertTrue(ada().orders().get(0).payment() instanceof Payment.Cash);
  }

  @Test
  void textShowsTypeIdAndPropertiesAndStopsAtReferences() {
    heap.commit(
        "self",
        shop -> {
          CustomerDraft ada = customer("Ada");
          ada.referredBy(ada);
          shop.customers().put("ada", ada);
        });
    String text = ada().toString();
    assertTrue(text.startsWith("Customer#"), text);
    assertTrue(text.contains("name=Ada"), text);
    assertTrue(text.contains("referredBy=Customer#"), text);
  }
}
