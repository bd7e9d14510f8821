package dev.durable.examples.benchmarks.run;

import static java.util.Map.entry;

import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What to measure: one of two sets, and what to have otherwise, as {@code name=value}. */
final class Options {

  static final String HELP =
      """
      short | full          what is set where nothing else is said; the short set takes ten minutes, a quarter of an hour on a slow machine, the full one an hour
      works=C,A             only these works; F means Fi, Fb and Ft
      systems=raw,durable   only these systems
      customers=1000,10000  other sizes
      rounds=5              how often everything is measured
      warm=1500             for how many milliseconds each work runs before it is measured
      warmcommits=4000      the same for works that commit, and until 30,000 changes were made, at most three times as long: then it is compiled
      millis=2000           for how many milliseconds each work is measured in a round; works that commit in slices, in turns
      large=10000000        customers of the heap that is larger than memory
      note=text             kept with the results
      folder=path           where stores and results go
      render FILE.json      nothing is measured: tables and charts of results there are
      """;

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          entry("works", "L,O,F,R,S,S1,C,A,B,T"),
          entry("systems", String.join(",", Stores.NAMES)),
          entry("customers", "100000"),
          entry("rounds", "1"),
          entry("warm", "1500"),
          entry("warmcommits", "4000"),
          entry("millis", "1000"),
          entry("large", "10000000"),
          entry("note", ""),
          entry("folder", "target/bench"));

  private static final Map<String, String> FULL =
      Map.of(
          "works", "L,O,F,R,S,S1,C,A,B,T,M",
          "customers", "1000,10000,100000,1000000",
          "warm", "2000");

  private final String set;
  private final Map<String, String> values;

  private Options(String set, Map<String, String> values) {
    this.set = set;
    this.values = values;
  }

  static Options parse(String... arguments) {
    Map<String, String> values = new LinkedHashMap<>(SHORT);
    boolean full = List.of(arguments).contains("full");
    if (full) {
      values.putAll(FULL);
    }
    for (String argument : arguments) {
      if (!argument.equals("short") && !argument.equals("full")) {
        String[] parts = argument.split("=", 2);
        if (parts.length < 2 || !values.containsKey(parts[0])) {
          throw new IllegalArgumentException("There is no option " + argument + ".\n" + HELP);
        }
        values.put(parts[0], parts[1]);
      }
    }
    return new Options(full ? "full" : "short", values);
  }

  /** The name of the set. */
  String set() {
    return set;
  }

  private String value(String name) {
    return values.getOrDefault(name, "");
  }

  private List<String> list(String name) {
    return Arrays.asList(value(name).split(",", -1));
  }

  Set<Work> works() {
    Set<Work> works = EnumSet.noneOf(Work.class);
    for (String letter : list("works")) {
      if (letter.equals("F")) {
        works.addAll(List.of(Work.INT, Work.BOOLEAN, Work.INSTANT));
      } else {
        works.add(Work.of(letter));
      }
    }
    return works;
  }

  List<String> systems() {
    return list("systems");
  }

  /** Numbers of customers. */
  List<Integer> sizes() {
    return list("customers").stream().map(Integer::valueOf).toList();
  }

  int rounds() {
    return Integer.parseInt(value("rounds"));
  }

  Duration warm() {
    return millis("warm");
  }

  Duration warmCommits() {
    return millis("warmcommits");
  }

  Duration measured() {
    return millis("millis");
  }

  private Duration millis(String name) {
    return Duration.ofMillis(Long.parseLong(value(name)));
  }

  /** Customers of the heap that is larger than memory. */
  int large() {
    return Integer.parseInt(value("large"));
  }

  String note() {
    return value("note");
  }

  Path folder() {
    return Path.of(value("folder"));
  }
}
