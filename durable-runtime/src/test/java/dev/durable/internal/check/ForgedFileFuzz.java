package dev.durable.internal.check;

import java.util.List;
import java.util.Random;

/**
 * The same as {@link HostileFuzzTest}, chosen by a fuzzer that watches which code is reached: its
 * bytes stand for the forger's random numbers. {@code mvn -Pfuzz} runs it.
 */
public final class ForgedFileFuzz {

  private static final List<Forger> FORGERS = Forger.ofCorpus();

  private ForgedFileFuzz() {}

  /** What the fuzzer calls; finds something by throwing. */
  public static void fuzzerTestOneInput(byte[] input) {
    Random chosen = new Chosen(input);
    ForgedFileTrial trial =
        new ForgedFileTrial(FORGERS.get(chosen.nextInt(FORGERS.size())).forge(chosen));
    trial.read();
    trial.write();
    trial.salvage();
  }

  /** Gives what stands in an array, then zeros. */
  private static final class Chosen extends Random {

    private static final long serialVersionUID = 1L;

    private final byte[] input;
    private int position;

    Chosen(byte[] input) {
      super(0);
      this.input = input;
    }

    @Override
    protected int next(int bits) {
      int next = 0;
      for (int i = 0; i < Integer.BYTES && position < input.length; i++) {
        next |= (input[position++] & 0xFF) << (8 * i);
      }
      return next >>> (Integer.SIZE - bits);
    }
  }
}
