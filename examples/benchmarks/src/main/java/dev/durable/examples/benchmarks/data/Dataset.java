package dev.durable.examples.benchmarks.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Customers by number, each with three orders, and events: everything is a function of {@link
 * #SEED} and the number, so that any process can say what is true without holding the data.
 *
 * <p>Keys rise with the number and have gaps, so that no system can compute a place from a key.
 */
public final class Dataset {

  /** What all of it was made from. */
  public static final long SEED = 0x20_26_11_21L;

  /** Orders of each customer. */
  public static final int ORDERS = 3;

  /** A customer and its orders. */
  public static final int OBJECTS_PER_CUSTOMER = 1 + ORDERS;

  private static final int FIRST_KEY = 1_000;
  private static final int KEY_STEP = 16;
  private static final long FIRST_SECOND = 1_600_000_000L;
  private static final int SECONDS = 150_000_000;
  private static final int EVENT_TEXT = 100;

  private static final String[] FIRST = {
    "Ada", "Grace", "Edsger", "Barbara", "Donald", "Zoë", "Frances", "John", "Karen", "Niklaus",
    "Radia", "Tony", "Ursula", "Leslie", "Jean", "Alan"
  };
  private static final String[] LAST = {
    "Lovelace",
    "Hopper",
    "Dijkstra",
    "Liskov",
    "Knuth",
    "Müller",
    "Allen",
    "Backus",
    "Jones",
    "Wirth",
    "Perlman",
    "Hoare",
    "Martin",
    "Lamport",
    "Bartik",
    "Turing"
  };
  private static final String[] CITIES = {
    "Berlin", "Lisbon", "Oslo", "Kraków", "Vienna", "Dublin", "Turin", "Graz"
  };
  private static final String[] ITEMS = {
    "green tea", "kettle", "cup", "saucer", "black tea", "strainer", "teapot", "biscuits"
  };

  private final int customers;
  private final int events;
  private final Iterable<CustomerData> source;

  private Dataset(int customers, int events, Iterable<CustomerData> source) {
    this.customers = customers;
    this.events = events;
    this.source = source;
  }

  /** Customers are made while they are asked for: for what does not fit into memory. */
  public static Dataset generated(int customers, int events) {
    return new Dataset(customers, events, () -> generate(customers));
  }

  /** Customers were made before they are asked for, so that no work measures their making. */
  public static Dataset inMemory(int customers, int events) {
    List<CustomerData> all = new ArrayList<>(customers);
    generate(customers).forEachRemaining(all::add);
    return new Dataset(customers, events, all);
  }

  private static Iterator<CustomerData> generate(int customers) {
    return IntStream.range(0, customers).mapToObj(Dataset::customer).iterator();
  }

  /** All customers, keys rising. */
  public Iterable<CustomerData> customers() {
    return source;
  }

  public int customerCount() {
    return customers;
  }

  /** Customers and orders. */
  public long objectCount() {
    return (long) customers * OBJECTS_PER_CUSTOMER;
  }

  /** How many events the list holds before anything is appended. */
  public int eventCount() {
    return events;
  }

  /** The key of a customer by number. */
  public static long key(int customer) {
    return FIRST_KEY + (long) customer * KEY_STEP + below(KEY_STEP, customer, 0);
  }

  /**
   * The number of the customer who has this key, -1 if none could have it; for those who check, no
   * system may ask.
   */
  public static int customerOf(long key) {
    int number = (int) ((key - FIRST_KEY) / KEY_STEP);
    return number >= 0 && key(number) == key ? number : -1;
  }

  /** A customer by number. */
  public static CustomerData customer(int number) {
    List<OrderData> orders = new ArrayList<>(ORDERS);
    for (int order = 0; order < ORDERS; order++) {
      orders.add(order(number, order));
    }
    String first = pick(FIRST, number, 1);
    String last = pick(LAST, number, 2);
    return new CustomerData(
        key(number),
        first + ' ' + last,
        last.toLowerCase(Locale.ROOT) + number + "@example.org",
        pick(CITIES, number, 3),
        score(number),
        below(2, number, 5) == 1,
        time(number, 6),
        List.copyOf(orders));
  }

  private static OrderData order(int customer, int order) {
    int salt = 10 + order * 10;
    return new OrderData(
        (long) customer * ORDERS + order,
        pick(ITEMS, customer, salt),
        quantity(customer, order),
        price(customer, order),
        time(customer, salt + 3));
  }

  private static int score(int customer) {
    return below(1_000, customer, 4);
  }

  private static int quantity(int customer, int order) {
    return 1 + below(9, customer, 11 + order * 10);
  }

  private static long price(int customer, int order) {
    return 50L + below(20_000, customer, 12 + order * 10);
  }

  /** An event by number; those to be appended go on behind {@link #eventCount()}. */
  public static EventData event(int number) {
    StringBuilder text = new StringBuilder(EVENT_TEXT).append("event ").append(number);
    while (text.length() < EVENT_TEXT) {
      text.append((char) ('a' + text.length() % 26));
    }
    return new EventData(time(number, 7), key(number), text.toString());
  }

  /** What {@code Reader.visit} must answer for a customer nobody has changed. */
  public static long visited(int customer) {
    String name = pick(FIRST, customer, 1) + ' ' + pick(LAST, customer, 2);
    long answer = score(customer);
    answer += name.length();
    for (int order = 0; order < ORDERS; order++) {
      answer += quantity(customer, order);
    }
    return answer;
  }

  /** What {@code Reader.scan} must answer. */
  public long scanned() {
    long sum = 0;
    for (int customer = 0; customer < customers; customer++) {
      for (int order = 0; order < ORDERS; order++) {
        sum += price(customer, order) * quantity(customer, order);
      }
    }
    return sum;
  }

  private static String pick(String[] from, int number, int salt) {
    return from[below(from.length, number, salt)];
  }

  private static Instant time(int number, int salt) {
    return Instant.ofEpochSecond(
        FIRST_SECOND + below(SECONDS, number, salt), below(1_000_000_000, number, salt + 100));
  }

  private static int below(int bound, int number, int salt) {
    return (int) Long.remainderUnsigned(mix(SEED + number * 1_009L + salt), bound);
  }

  /** SplitMix64. */
  private static long mix(long value) {
    long z = value * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
