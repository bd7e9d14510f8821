package dev.durable.examples.benchmarks.report;

import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.work.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The samples of a run, looked up by what they are of. */
public final class Series {

  private final List<Sample> samples;

  public Series(List<Sample> samples) {
    this.samples = samples;
  }

  /** The sizes that there are samples of, in the order they were measured. */
  public Set<Integer> sizes() {
    Set<Integer> sizes = new LinkedHashSet<>();
    samples.forEach(sample -> sizes.add(sample.customers()));
    return sizes;
  }

  /** The names of all figures of this work, the main one first. */
  public Set<String> figures(Work work) {
    Set<String> names = new LinkedHashSet<>();
    for (Sample sample : samples) {
      if (sample.work().equals(work.letter())) {
        names.addAll(sample.figures().keySet());
      }
    }
    return names;
  }

  /** A figure over all rounds, if it was measured. */
  public Optional<Spread> figure(Work work, String system, int customers, String figure) {
    List<Double> values = new ArrayList<>(byRound(work, system, customers, figure).values());
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }

  /** The main figure over all rounds, if it was measured. */
  public Optional<Spread> main(Work work, String system, int customers) {
    return figure(work, system, customers, Figures.MAIN);
  }

  /** One system's main figure divided by another's in the same round, over all rounds. */
  public Optional<Spread> ratio(Work work, String system, String other, int customers) {
    Map<Integer, Double> above = byRound(work, system, customers, Figures.MAIN);
    Map<Integer, Double> below = byRound(work, other, customers, Figures.MAIN);
    List<Double> ratios = new ArrayList<>();
    above.forEach(
        (round, value) -> {
          Double divisor = below.get(round);
          if (divisor != null) {
            ratios.add(value / divisor);
          }
        });
    return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
  }

  private Map<Integer, Double> byRound(Work work, String system, int customers, String figure) {
    Map<Integer, Double> values = new HashMap<>();
    for (Sample sample : samples) {
      Double value = sample.figures().get(figure);
      if (value != null
          && sample.work().equals(work.letter())
          && sample.system().equals(system)
          && sample.customers() == customers) {
        values.put(sample.round(), value);
      }
    }
    return values;
  }
}
