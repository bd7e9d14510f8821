package dev.durable.torture;

import dev.durable.HeapOptions.Durability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What heaps are put through. Sizes and contents come from the seed, the kind of events does not.
 */
@SuppressWarnings("ImmutableEnumChecker") // scripts keep no state
enum Workload {
  /** A heap comes to be. */
  CREATION(
      player -> {
        player.open();
        player.commitAny(1);
        player.close();
        player.open();
        player.close();
      }),

  /** Commits of a few changes, the time between them now long, now short. */
  SMALL_COMMITS(
      player -> {
        player.open();
        for (int i = 0; i < 30; i++) {
          player.commitAny(1 + i % 4);
          player.pass(i % 3 == 0 ? 5_000 : 100);
        }
        player.close();
      }),

  /** Sessions that are committed by drafts. */
  DRAFTS(
      player -> {
        player.open();
        for (int i = 0; i < 8; i++) {
          player.commitDraft(Change.any(player.random), new Change.Open("d" + i, i));
          player.commitDraft(new Change.Marry("d" + i, "d" + i / 2));
          player.pass(700);
        }
        player.close();
      }),

  /** Values that fill blocks, up to more than a mebibyte. */
  LARGE_VALUES(
      player -> {
        player.open();
        for (int length : new int[] {33_000, 100, 66_000, 1_100_000, 20}) {
          player.commit(new Change.Lock(length + player.random.nextInt(50), length));
          player.pass(900);
          player.commitAny(1);
        }
        player.close();
      }),

  /** Eight commits that share two flushes. */
  GROUPS_OF_EIGHT(
      player -> {
        player.open();
        for (int i = 0; i < 6; i++) {
          List<Change> group = new ArrayList<>();
          for (int j = 0; j < 8; j++) {
            group.add(Change.any(player.random));
          }
          player.group(group);
          player.pass(400);
          player.commitAny(1);
        }
        player.close();
      }),

  /** What was there goes away. */
  REMOVALS(
      player -> {
        player.open();
        player.commit(new Change.Write(0, 40, 30, 1), new Change.Append(200, 7));
        for (int i = 0; i < 12; i++) {
          player.commit(new Change.Open("r" + i, i), new Change.Note("r" + i, "gone soon"));
        }
        for (int i = 0; i < 12; i++) {
          player.commit(new Change.Close("r" + i), new Change.Erase(3 * i, 3 * i + 3));
          player.commit(new Change.Shorten(20));
          player.pass(500);
        }
        player.close();
      }),

  /** Trees grow a level and lose it again. */
  SPLITS_AND_MERGES(
      player -> {
        player.open();
        for (int i = 0; i < 10; i++) {
          player.commit(
              new Change.Write(20 * i, 20 * i + 20, 40 + player.random.nextInt(60), i),
              new Change.Append(60, i));
          player.pass(600);
        }
        for (int i = 0; i < 10; i++) {
          player.commit(new Change.Erase(20 * i + i, 20 * i + 19), new Change.Shorten(55));
          player.pass(600);
        }
        player.close();
      }),

  /** Types are used for the first time, long after the heap was made. */
  NEW_TYPES(
      player -> {
        player.open();
        player.commit(new Change.Rename("before"));
        player.commit(new Change.Open("first", 1));
        player.pass(2_000);
        player.commit(new Change.Lock(50, 1));
        player.commit(new Change.Pay("first", 5));
        player.close();
        player.open();
        player.commit(new Change.Lock(60, 2), new Change.Open("second", 2));
        player.close();
      }),

  /** So many superblocks that both slots are written over and over. */
  SUPERBLOCKS(
      player -> {
        player.open();
        for (int i = 0; i < 40; i++) {
          player.commit(new Change.Rename("s" + i));
          player.pass(i % 20 < 10 ? 1_500 : 1);
        }
        player.close();
      }),

  /** The file outgrows its mapping with nearly every commit. */
  GROWTH(
      player -> {
        player.open();
        for (int i = 0; i < 20; i++) {
          player.commit(new Change.Write(i, i + 3, 400 + player.random.nextInt(900), i));
          player.pass(300L * i);
        }
        player.close();
      }),

  /** So many commits of one size after the other that zeros are written ahead of the next ones. */
  ZEROS_AHEAD(
      player -> {
        player.fillAhead();
        player.open();
        for (int length : new int[] {20, 900, 20}) {
          for (int i = 0; i < 14; i++) {
            player.commit(new Change.Lock(length + player.random.nextInt(50), i));
            player.pass(i % 5 == 0 ? 1_500 : 100);
          }
          player.commitThatIsRefused(new Change.Lock(length, length));
        }
        player.close();
      }),

  /** So much changed by one commit that records share what it left as it was. */
  MANY_AT_ONCE(
      player -> {
        player.open();
        player.commit(each(owner -> new Change.Open(owner, 1)));
        for (int i = 0; i < 4; i++) {
          int amount = i + 1;
          player.commit(each(owner -> new Change.Pay(owner, amount)));
          player.pass(i % 2 == 0 ? 1_500 : 0);
          player.commit(new Change.Note(owner(i), "its record holds all again"));
          if (i == 1) {
            player.crash();
            player.open();
          }
        }
        player.close();
      }),

  /** The power fails, the process is killed, and each time the next opening commits on. */
  CRASHES(
      player -> {
        player.open();
        for (int i = 0; i < 12; i++) {
          player.commitAny(2);
          player.commitAny(1);
          player.pass(i % 2 == 0 ? 1_500 : 0);
          if (i % 3 == 0) {
            player.kill();
          } else {
            player.crash();
          }
          player.open();
        }
        player.commitAny(1);
        player.close();
      }),

  /** The page cache has what the device has not. */
  FAILED_FLUSHES(
      player -> {
        player.open();
        for (int i = 0; i < 8; i++) {
          player.commitAny(2);
          player.pass(i % 2 == 0 ? 1_500 : 0);
          player.commitThatIsNotFlushed(Change.any(player.random));
          player.commitAny(1);
          player.close();
          player.open();
          player.commitAny(1);
        }
        player.close();
      }),

  /** Writes that break off in the middle. */
  REFUSED_WRITES(
      player -> {
        player.open();
        for (int i = 0; i < 8; i++) {
          player.commitAny(2);
          player.commitThatIsRefused(new Change.Write(0, 9, 100 * i, i));
          player.commitThatIsRefused(Change.any(player.random));
          player.commitAny(1);
          player.pass(800);
        }
        player.close();
      }),

  /**
   * Commits of the same size at the same place, the first of which was refused when it was there.
   */
  TWINS(
      player -> {
        player.open();
        for (int i = 0; i < 3; i++) {
          player.commitThatIsRefusedLate(new Change.Lock(700, 2L * i));
          player.commit(new Change.Lock(700, 2L * i + 1));
          player.commitThatIsRefusedLate(Change.any(player.random));
          player.commitAny(1);
        }
        player.close();
      }),

  /** Closed and opened, over and over. */
  OPENINGS(
      player -> {
        for (int i = 0; i < 8; i++) {
          player.open();
          player.commitAny(1);
          player.pass(i % 2 == 0 ? 1_500 : 0);
          player.commitAny(1);
          player.close();
          player.open();
          player.close();
        }
      }),

  /** Commits that nobody asked to be forced. */
  UNFORCED(
      new Durability.None(),
      player -> {
        player.open();
        for (int i = 0; i < 18; i++) {
          player.commitAny(1);
          player.pass(600);
          if (i % 6 == 5) {
            player.flush();
          }
        }
        player.close();
        player.open();
        player.commitAny(2);
        player.close();
      });

  private static final long GROWTH_BYTES = 8 << 10;

  /** More than a commit has to change for records to share values. */
  private static final int MANY = 70;

  private final Durability durability;
  private final Consumer<Player> script;

  Workload(Consumer<Player> script) {
    this(new Durability.Commit(), script);
  }

  Workload(Durability durability, Consumer<Player> script) {
    this.durability = durability;
    this.script = script;
  }

  /** A player for it, who notes the moments if wanted. */
  Player player(long seed, boolean watched) {
    return new Player(name(), seed, GROWTH_BYTES, durability, watched);
  }

  /** Does it. */
  void play(Player player) {
    script.accept(player);
    player.end();
  }

  private static String owner(int number) {
    return "owner of the account with number " + number;
  }

  private static Change[] each(Function<String, Change> change) {
    return IntStream.range(0, MANY).mapToObj(i -> change.apply(owner(i))).toArray(Change[]::new);
  }
}
