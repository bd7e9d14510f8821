package dev.durable.examples.jdk.cli;

import dev.durable.examples.jdk.read.JdkHome;
import dev.durable.examples.jdk.read.JdkHomes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which JDKs to index. */
final class Selection {

  private Selection() {}

  /** Those that were asked for, or the oldest and the newest installed; older ones first. */
  static List<JdkHome> of(List<Path> asked) {
    List<JdkHome> chosen = new ArrayList<>();
    if (asked.isEmpty()) {
      List<JdkHome> installed = JdkHomes.installed();
      chosen.add(installed.getFirst());
      chosen.add(installed.getLast());
    } else {
      asked.forEach(folder -> chosen.add(JdkHomes.at(folder)));
      if (asked.size() == 1) {
        chosen.add(JdkHomes.running());
      }
    }
    return chosen.stream()
        .distinct()
        .sorted(Comparator.comparingInt(JdkHome::feature).thenComparing(JdkHome::version))
        .toList();
  }
}
