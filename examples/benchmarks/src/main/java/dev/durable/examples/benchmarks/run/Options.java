package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What to measure: a set, {@code short} or {@code full}, and what to have otherwise, as {@code
 * name=value}.
 *
 * @param set its name
 * @param folder where stores are kept while measuring, and where results go
 * @param works what is measured
 * @param systems of what, by name
 * @param sizes numbers of customers, one after the other
 * @param rounds how often everything is measured
 * @param measured how long each work is measured in each round
 * @param note for the readers of the results
 */
record Options(
    String set,
    Path folder,
    Set<Work> works,
    List<String> systems,
    List<Integer> sizes,
    int rounds,
    Duration measured,
    String note) {

  static final String HELP =
      """
      short | full          the set of works: the short one takes less than ten minutes
      works=C,A             only these works; F means Fi, Fb and Ft
      systems=raw,durable   only these systems
      customers=1000,10000  other sizes
      rounds=5              how often everything is measured
      millis=2000           how long each work is measured in a round
      note=text             kept with the results
      folder=path           where stores and results go
      """;

  private static final String SHORT = "short";
  private static final String FULL = "full";

  static Options parse(String[] arguments) {
    Options options = set(SHORT);
    for (String argument : arguments) {
      options =
          switch (argument) {
            case SHORT, FULL -> set(argument).inFolder(options.folder);
            default -> options.with(argument);
          };
    }
    return options;
  }

  private static Options set(String name) {
    boolean full = name.equals(FULL);
    Set<Work> works = EnumSet.allOf(Work.class);
    if (!full) {
      works.remove(Work.MEMORY);
    }
    return new Options(
        name,
        Path.of("target", "bench"),
        works,
        Stores.NAMES,
        full ? List.of(1_000, 10_000, 100_000, 1_000_000) : List.of(100_000),
        full ? 5 : 3,
        Duration.ofMillis(full ? 2_000 : 600),
        "");
  }

  private Options inFolder(Path other) {
    return new Options(set, other, works, systems, sizes, rounds, measured, note);
  }

  private Options with(String argument) {
    int equals = argument.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("There is no option " + argument + ".\n" + HELP);
    }
    String value = argument.substring(equals + 1);
    return switch (argument.substring(0, equals)) {
      case "works" ->
          new Options(set, folder, works(value), systems, sizes, rounds, measured, note);
      case "systems" -> new Options(set, folder, works, list(value), sizes, rounds, measured, note);
      case "customers" ->
          new Options(
              set,
              folder,
              works,
              systems,
              list(value).stream().map(Integer::valueOf).toList(),
              rounds,
              measured,
              note);
      case "rounds" ->
          new Options(set, folder, works, systems, sizes, Integer.parseInt(value), measured, note);
      case "millis" ->
          new Options(
              set,
              folder,
              works,
              systems,
              sizes,
              rounds,
              Duration.ofMillis(Integer.parseInt(value)),
              note);
      case "note" -> new Options(set, folder, works, systems, sizes, rounds, measured, value);
      case "folder" -> inFolder(Path.of(value));
      default ->
          throw new IllegalArgumentException("There is no option " + argument + ".\n" + HELP);
    };
  }

  private static List<String> list(String value) {
    return Arrays.asList(value.split(",", -1));
  }

  private static Set<Work> works(String value) {
    List<Work> works = new ArrayList<>();
    for (String letter : list(value)) {
      if (letter.equals("F")) {
        works.addAll(List.of(Work.INT, Work.BOOLEAN, Work.INSTANT));
      } else {
        works.add(Work.of(letter));
      }
    }
    return EnumSet.copyOf(works);
  }
}
