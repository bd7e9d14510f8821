package dev.durable.examples.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Changes;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.store.WrongResultException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every system does every work that it takes part in, and the drivers find its answers right. */
final class DriversTest {

  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Dataset DATA = Dataset.generated(300, 40);

  private static final Set<Work> DRIVEN =
      EnumSet.of(
          Work.LOAD,
          Work.FIRST_SCAN,
          Work.CHANGE,
          Work.APPEND,
          Work.BATCH,
          Work.THREADS,
          Work.MEMORY);

  private static final Set<Work> IN_TURNS =
      EnumSet.of(Work.CHANGE, Work.APPEND, Work.BATCH, Work.THREADS);

  @TempDir Path folder;

  static Stream<Arguments> systemsAndWorks() {
    return Stores.NAMES.stream()
        .flatMap(
            name ->
                Stores.named(name).works().stream()
                    .filter(DRIVEN::contains)
                    .map(work -> Arguments.of(name, work)));
  }

  @ParameterizedTest
  @MethodSource("systemsAndWorks")
  void systemAnswersRightly(String name, Work work) throws Exception {
    Store store = Stores.named(name);
    if (work != Work.LOAD) {
      store.load(folder, DATA);
    }
    Iterator<Integer> turns = List.of(1, 2).iterator();
    Figures figures =
        Probe.driver(work, () -> turns.hasNext() && turns.next() > 0)
            .run(new Task(store, folder, DATA, MOMENT, MOMENT, 1));
    assertTrue(
        figures.values().getOrDefault(Figures.MAIN, 0.0) > 0, () -> figures.values().toString());
    assertEquals(!IN_TURNS.contains(work), turns.hasNext(), "turns that were not taken");
  }

  static Stream<String> writers() {
    return Stores.NAMES.stream().filter(name -> Stores.named(name).works().contains(Work.CHANGE));
  }

  /** Else nobody would notice a system that forgets what it has acknowledged. */
  @ParameterizedTest
  @MethodSource("writers")
  void changeThatWasNotMadeIsMissed(String name) throws Exception {
    Store store = Stores.named(name);
    store.load(Files.createDirectories(folder), DATA);
    Changes changes = new Changes(DATA);
    try (var writer = store.writer(folder)) {
      writer.change(Dataset.key(7), 1);
      changes.score(Dataset.key(7), 2);
    }
    assertThrows(WrongResultException.class, () -> store.verify(folder, changes));
  }

  @ParameterizedTest
  @MethodSource("writers")
  void eventThatWasNotAppendedIsMissed(String name) throws Exception {
    Store store = Stores.named(name);
    store.load(folder, DATA);
    Changes changes = new Changes(DATA);
    try (var writer = store.writer(folder)) {
      writer.append(Dataset.event(changes.nextEvent()));
      changes.event();
      changes.event();
    }
    assertThrows(WrongResultException.class, () -> store.verify(folder, changes));
  }
}
