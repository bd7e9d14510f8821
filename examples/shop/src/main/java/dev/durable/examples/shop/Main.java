package dev.durable.examples.shop;

import static dev.durable.examples.shop.Money.eur;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.Snapshot;
import dev.durable.Timeline;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shop in use: open, commit, draft, read, look back. */
public final class Main {

  private Main() {}

  /**
   * Runs the tour.
   *
   * @param args the file of the heap; {@code shop.dheap} where there is none
   */
  public static void main(String[] args) {
    Path file = Path.of(args.length == 0 ? "shop.dheap" : args[0]);
    try (var heap = DurableHeap.open(file, ShopDraft.TYPE, Main::fill)) {
      tour(heap, System.out);
    }
  }

  private static void fill(ShopDraft shop) {
    shop.name("Tea & Co").settings(new SettingsDraft().setTheme("light"));
  }

  static void tour(DurableHeap<Shop, ShopDraft> heap, PrintStream out) {
    Snapshot<Shop> before =
        heap.commit("a customer", shop -> shop.customers().put("ada", customer("Ada")));
    try (Draft<Shop, ShopDraft> draft = heap.draft()) {
      CustomerDraft ada = draft.root().customers().edit("ada");
      OrderDraft tea = new OrderDraft().customer(ada).item("tea").price(eur("4.20"));
      ada.score(10).orders().add(tea);
      draft.checkpoint("first order");
      tea.payment(new CardDraft().amount(eur("4.20")).number("4111"));
      ada.tier(Customer.Tier.GOLD);
      draft.tag("actor", "desk").commit("paid");
    }
    heap.commit("notes", Map.of("actor", "desk"), shop -> shop.tags().add("open on Sundays"));
    report(heap, out);
    out.println(
        "as version " + before.version() + " has it: " + before.root().customers().get("ada"));
  }

  /** Code that only reads asks for a timeline: a heap, or a heap that is open to read. */
  static void report(Timeline<Shop> line, PrintStream out) {
    for (Customer customer : line.snapshot().root().customers().values()) {
      out.println(customer.label() + " scores " + customer.score());
      for (Order order : customer.orders()) {
        out.println("  " + order.item() + " " + paid(order.payment()));
      }
    }
    line.history().forEach(commit -> out.println(commit.version() + " " + commit.message()));
  }

  private static String paid(@Nullable Payment payment) {
    return switch (payment) {
      case null -> "not paid";
      case Payment.Card card -> "paid by card " + card.number();
      case Payment.Cash cash -> "paid with " + cash.received();
    };
  }

  private static CustomerDraft customer(String name) {
    return new CustomerDraft()
        .name(name)
        .created(Instant.now())
        .address(new Address("1 Main St", "10115", "Berlin"));
  }
}
