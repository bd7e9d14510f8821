package dev.durable.examples.benchmarks.work;

import java.io.IOException;

/**
 * A process that says something that is no figure, counts its turns, and fails in the one it is
 * told; before the first where that is 0, never where it is -1.
 */
final class TurnTaker {

  static final String TURNS = "turns";

  private TurnTaker() {}

  public static void main(String[] args) throws IOException {
    int failsIn = Integer.parseInt(args[0]);
    System.out.println("What a library says");
    Turns turns = new ToldTurns(System.in, System.out);
    int taken = 0;
    do {
      if (taken == failsIn) {
        throw new IllegalStateException("Failing in turn " + taken);
      }
      taken++;
    } while (turns.await());
    System.out.print(new Figures().put(TURNS, taken - 1).lines());
  }
}
