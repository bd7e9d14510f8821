package dev.durable.torture;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Does something while memory or stack is short, for real, and says what came of it. */
enum Shortage {
  /** So many free bytes are left that they run out somewhere, if they do. */
  MEMORY {
    @Override
    @Nullable Throwable during(Runnable action, Random random) {
      int left = random.nextInt(1 << (10 + random.nextInt(10)));
      fill(left);
      try {
        action.run();
        return null;
      } catch (Throwable thrown) {
        return thrown;
      } finally {
        ballast = EMPTY; // there is no memory to make another one
      }
    }
  },

  /** So many frames below the end of a small stack that it overflows somewhere, if it does. */
  STACK {
    @Override
    @Nullable Throwable during(Runnable action, Random random) {
      int left = random.nextInt(1 << (4 + random.nextInt(7)));
      Dive dive = new Dive(action, left);
      Thread thread = new Thread(null, dive, "small stack", STACK_BYTES);
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return dive.thrown;
    }
  };

  private static final int STACK_BYTES = 400 << 10;
  private static final int PIECE = 1 << 10;

  /** What takes the memory away: arrays that hold the one before them. */
  private static Object[] ballast = {};

  /** What gives back what is to be left. */
  private static Object[] spare = {};

  private static final Object[] EMPTY = ballast;

  /** Does that, and returns what it has thrown. */
  abstract @Nullable Throwable during(Runnable action, Random random);

  private static void fill(int left) {
    for (int i = 0; i < left / PIECE; i++) {
      spare = new Object[] {spare, new byte[PIECE]};
    }
    fillWith(64 * PIECE);
    fillWith(PIECE);
    spare = EMPTY;
  }

  private static void fillWith(int bytes) {
    try {
      while (true) {
        ballast = new Object[] {ballast, new byte[bytes]};
      }
    } catch (OutOfMemoryError full) {
      // that is what was wanted
    }
  }

  /** Goes down as far as it can, and then again, but for so many frames. */
  private static final class Dive implements Runnable {

    private final Runnable action;
    private final int left;
    private int deepest;
    private volatile @Nullable Throwable thrown;

    Dive(Runnable action, int left) {
      this.action = action;
      this.left = left;
    }

    @Override
    public void run() {
      try {
        measure(0);
      } catch (StackOverflowError bottom) {
        try {
          down(deepest - left);
        } catch (Throwable t) {
          thrown = t;
        }
      }
    }

    private int measure(int depth) {
      deepest = depth;
      return depth < 0 ? depth : measure(depth + 1) + 1;
    }

    private int down(int frames) {
      if (frames > 0) {
        return down(frames - 1) + 1;
      }
      action.run();
      return 0;
    }
  }
}
