package dev.durable.torture;

import dev.durable.DurableHeap;
import dev.durable.error.DurableException;
import dev.durable.json.JString;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * A process that reads ints as a long, compiled; has its file emptied, as another program may do;
 * reads once more, and says how that ended.
 */
final class CutChild {

  private static final int ENTRIES = 300;
  private static final int CALLS = 3_000;

  /** The ways that an int gets from the file to a program alone, without a length before it. */
  enum Way {
    PROPERTY {
      @Override
      LongSupplier of(Club club) {
        Game[] games = club.games().toArray(new Game[0]);
        return () -> {
          long sum = 0;
          for (Game game : games) {
            sum += game.points();
          }
          return sum;
        };
      }
    },
    COMPONENT {
      @Override
      LongSupplier of(Club club) {
        ClubDraft.VisitsCursor[] visits = new ClubDraft.VisitsCursor[club.visits().size()];
        for (int i = 0; i < visits.length; i++) {
          visits[i] = new ClubDraft.VisitsCursor();
          visits[i].open(club);
          for (int next = 0; next <= i; next++) {
            visits[i].next();
          }
        }
        return () -> {
          long sum = 0;
          for (ClubDraft.VisitsCursor visit : visits) {
            sum += visit.day();
          }
          return sum;
        };
      }
    };

    abstract LongSupplier of(Club club);
  }

  private CutChild() {}

  /**
   * Does that.
   *
   * @param args a directory, and the name of the way
   */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0], "club.dheap");
    try (var heap = DurableHeap.open(file, ClubDraft.TYPE, CutChild::fill)) {
      LongSupplier read = Way.valueOf(args[1]).of(heap.snapshot().root());
      long sum = sum(read);
      Thread.sleep(300); // until it is compiled
      sum += sum(read);
      empty(file);
      System.out.println(outcome(read, sum));
    } catch (DurableException closing) {
      System.out.println("closing: " + closing.getMessage());
    }
  }

  private static long sum(LongSupplier read) {
    long sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += read.getAsLong();
    }
    return sum;
  }

  private static String outcome(LongSupplier read, long sum) {
    try {
      return "read " + (sum(read) - sum) + " more";
    } catch (DurableException | InternalError e) {
      return "refused: " + e;
    }
  }

  private static void fill(ClubDraft club) {
    MemberDraft ann = new MemberDraft().name("Ann");
    club.name("chess").notes(new JString("none")).president(ann);
    for (int day = 0; day < ENTRIES; day++) {
      club.visits().add(new Club.Visit(ann, day));
      club.games().add(new GameDraft().points(day).winner(ann));
    }
  }

  private static void empty(Path path) throws IOException {
    try (RandomAccessFile other = new RandomAccessFile(path.toFile(), "rw")) {
      other.setLength(0);
    }
  }
}
