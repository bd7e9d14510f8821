package dev.durable.examples.benchmarks.store;

/** What is measured. */
public enum Work {
  /** Bulk load of all objects, durable at the end. */
  LOAD("L", "bulk load", "objects/s", true),
  /** A fresh JVM, from the first line of {@code main} to the first name and price. */
  OPEN("O", "open, first name and price", "ms", false),
  /** The int of a customer that was found before. */
  INT("Fi", "getter of an int", "ns", false),
  /** Its boolean. */
  BOOLEAN("Fb", "getter of a boolean", "ns", false),
  /** Its Instant. */
  INSTANT("Ft", "getter of an Instant", "ns", false),
  /** A random customer by key, with its orders. */
  LOOKUP("R", "random customer with orders", "ns", false),
  /** All orders through their customers. */
  SCAN("S", "scan of all orders", "objects/s", true),
  /** The same, the first time after opening, in a JVM that is warm. */
  FIRST_SCAN("S1", "first scan after opening", "objects/s", true),
  /** One field changed in each commit. */
  CHANGE("C", "one change per commit", "commits/s", true),
  /** One event appended in each commit. */
  APPEND("A", "one event per commit", "commits/s", true),
  /** A thousand fields changed in each commit. */
  BATCH("B", "1,000 changes per commit", "changes/s", true),
  /** Eight threads, one field changed in each commit. */
  THREADS("T", "one change per commit, 8 threads", "commits/s", true),
  /** Random customers of a heap larger than the memory that the process may use. */
  MEMORY("M", "random customer, 128 MB of memory", "ns", false);

  private final String letter;
  private final String title;
  private final String unit;
  private final boolean moreIsBetter;

  Work(String letter, String title, String unit, boolean moreIsBetter) {
    this.letter = letter;
    this.title = title;
    this.unit = unit;
    this.moreIsBetter = moreIsBetter;
  }

  /** The short name, as on the command line. */
  public String letter() {
    return letter;
  }

  public String title() {
    return title;
  }

  /** The unit of its main figure. */
  public String unit() {
    return unit;
  }

  public boolean moreIsBetter() {
    return moreIsBetter;
  }

  /** The work with this short name. */
  public static Work of(String letter) {
    for (Work work : values()) {
      if (work.letter.equals(letter)) {
        return work;
      }
    }
    throw new IllegalArgumentException("There is no work " + letter + ".");
  }
}
