package dev.durable.examples.benchmarks.store.lmdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.data.OrderData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/**
 * Values laid out by hand, so that what works ask for stands at constant places.
 *
 * <pre>
 * customer  score i32 | created 12 | active u8 | orders u8 | order … | name | email | city
 * order     quantity i32 | price i64 | number i64 | placed 12 | item, padded (20)
 * event     time 12 | customer i64 | text
 * text      bytes u8 | UTF-8
 * </pre>
 */
final class Values {

  static final int SCORE = 0;
  static final int MOST_EVENT = 512;

  private static final int CREATED = 4;
  private static final int ACTIVE = 16;
  private static final int ORDERS = 17;
  private static final int FIRST_ORDER = 18;

  private static final int QUANTITY = 0;
  private static final int PRICE = 4;
  private static final int NUMBER = 12;
  private static final int PLACED = 20;
  private static final int ITEM = 32;
  private static final int ORDER = 52;

  private Values() {}

  static int size(CustomerData customer) {
    return FIRST_ORDER
        + ORDER * customer.orders().size()
        + textSize(customer.name())
        + textSize(customer.email())
        + textSize(customer.city());
  }

  private static int textSize(String text) {
    return 1 + text.getBytes(UTF_8).length;
  }

  static void write(ByteBuffer to, CustomerData customer) {
    to.order(ByteOrder.LITTLE_ENDIAN);
    to.putInt(SCORE, customer.score());
    to.position(CREATED);
    time(to, customer.created());
    to.put(ACTIVE, (byte) (customer.active() ? 1 : 0));
    to.put(ORDERS, (byte) customer.orders().size());
    int at = FIRST_ORDER;
    for (OrderData order : customer.orders()) {
      to.putInt(at + QUANTITY, order.quantity());
      to.putLong(at + PRICE, order.price());
      to.putLong(at + NUMBER, order.number());
      to.position(at + PLACED);
      time(to, order.placed());
      text(to.position(at + ITEM), order.item());
      at += ORDER;
    }
    text(to.position(at), customer.name());
    text(to, customer.email());
    text(to, customer.city());
  }

  static ByteBuffer writeEvent(ByteBuffer to, EventData event) {
    to.clear().order(ByteOrder.LITTLE_ENDIAN);
    time(to, event.at());
    to.putLong(event.customer());
    text(to, event.text());
    return to.flip();
  }

  static EventData readEvent(ByteBuffer from) {
    ByteBuffer event = from.order(ByteOrder.LITTLE_ENDIAN);
    Instant at = Instant.ofEpochSecond(event.getLong(0), event.getInt(8));
    return new EventData(at, event.getLong(12), text(event, 20));
  }

  static String name(ByteBuffer customer) {
    return text(customer, FIRST_ORDER + ORDER * customer.get(ORDERS));
  }

  static boolean active(ByteBuffer customer) {
    return customer.get(ACTIVE) != 0;
  }

  static Instant created(ByteBuffer customer) {
    return Instant.ofEpochSecond(customer.getLong(CREATED), customer.getInt(CREATED + Long.BYTES));
  }

  static int orders(ByteBuffer customer) {
    return customer.get(ORDERS);
  }

  static int quantity(ByteBuffer customer, int order) {
    return customer.getInt(FIRST_ORDER + ORDER * order + QUANTITY);
  }

  static long price(ByteBuffer customer, int order) {
    return customer.getLong(FIRST_ORDER + ORDER * order + PRICE);
  }

  private static void time(ByteBuffer to, Instant time) {
    to.putLong(time.getEpochSecond()).putInt(time.getNano());
  }

  private static void text(ByteBuffer to, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    to.put((byte) bytes.length).put(bytes);
  }

  private static String text(ByteBuffer from, int at) {
    byte[] bytes = new byte[Byte.toUnsignedInt(from.get(at))];
    from.get(at + 1, bytes);
    return new String(bytes, UTF_8);
  }
}
