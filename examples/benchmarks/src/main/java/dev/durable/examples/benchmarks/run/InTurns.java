package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.work.Figures;
import dev.durable.examples.benchmarks.work.Participant;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures processes in turns of short slices. A device that becomes slow for a minute, or stalls
 * for a moment, does it to all of them, or to a slice of one among many; measured one after the
 * other, one of them would have all of it.
 *
 * <p>All live at once, but only one does anything at a time.
 */
final class InTurns {

  /** Begins a process, which prepares and warms itself. */
  interface Starter {
    Participant start() throws IOException, InterruptedException;
  }

  private final int turns;
  private final Duration slice;

  /**
   * What is measured in slices.
   *
   * @param measured how long to measure each, over all its turns
   * @param turn about how long a turn is
   */
  InTurns(Duration measured, Duration turn) {
    this.turns =
        Math.toIntExact(Math.max(1, Math.round((double) measured.toMillis() / turn.toMillis())));
    this.slice = measured.dividedBy(turns);
  }

  /** How often it is each one's turn. */
  int turns() {
    return turns;
  }

  /** The length of a turn. */
  Duration slice() {
    return slice;
  }

  /** The figures of each, in this order, which is that of turns, too. */
  List<Figures> measure(List<Starter> starters) throws IOException, InterruptedException {
    List<Participant> participants = new ArrayList<>();
    try {
      for (Starter starter : starters) {
        Participant participant = starter.start();
        participants.add(participant);
        participant.awaitReady();
      }
      for (int turn = 0; turn < turns; turn++) {
        for (Participant participant : participants) {
          participant.turn();
        }
      }
      List<Figures> figures = new ArrayList<>();
      for (Participant participant : participants) {
        figures.add(participant.end());
      }
      return figures;
    } finally {
      participants.forEach(Participant::close);
    }
  }
}
