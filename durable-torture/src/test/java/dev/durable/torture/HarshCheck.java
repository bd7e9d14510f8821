package dev.durable.torture;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.Snapshot;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.NotAHeapException;
import dev.durable.internal.io.HarshImages;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Superblock;
import dev.durable.internal.session.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Opens a file that a crash on a device without powersafe overwrite may have left, and holds it to
 * what is promised there: what is damaged may be lost, but is told by a typed error where it is
 * seen; no value is wrong; and the newest version is not older than what a superblock names, nor
 * than what had been acknowledged and lies before the first damage.
 */
final class HarshCheck {

  private static final Change NEXT = new Change.Open("after the crash", 1);
  private static final int FIRST_DATA_BLOCK = Superblock.BOTH / HarshImages.BLOCK;

  /** One of so many that do not open is verified as a whole. */
  private static final int VERIFIED = 4;

  /** What became of the file. */
  enum Outcome {
    /** All that was acknowledged is there. */
    WHOLE,

    /** The newest acknowledged commits look as if they had never been finished. */
    NEWEST_LOST,

    /** It opens, and some of it is damaged. */
    DAMAGED,

    /** It does not open. */
    REFUSED
  }

  private final Moment moment;
  private final Acknowledged acknowledged;
  private final HarshImages.Image image;
  private final long growth;
  private final MemoryStorage storage;
  private final Engine engine;
  private final List<Moment> deeper = new ArrayList<>();
  private Expectation expectation;

  HarshCheck(Moment moment, Acknowledged acknowledged, HarshImages.Image image, long growth) {
    this.moment = moment;
    this.acknowledged = acknowledged;
    this.image = image;
    this.growth = growth;
    this.storage = new MemoryStorage(image.hash()).growth(growth);
    this.engine = new Engine(storage);
    this.expectation = moment.expectation();
  }

  /**
   * Does it.
   *
   * @throws Violation naming moment and image
   */
  Outcome run() {
    try {
      storage.put(Player.FILE, image.bytes());
      storage.beforeForce(
          interval ->
              deeper.add(
                  new Moment(
                      moment.when() + ", image " + image.what() + ", then moment " + deeper.size(),
                      interval,
                      expectation,
                      false)));
      read();
      return write();
    } catch (RuntimeException | Violation | IOException e) {
      throw new Violation(moment.when() + ": " + e.getMessage() + "; image: " + image.what(), e);
    }
  }

  /** The moments of recovery and of the next commit; known after {@link #run}. */
  List<Moment> deeper() {
    return deeper;
  }

  private void read() {
    try (var heap = engine.openReadOnly(Player.FILE, BankDraft.TYPE)) {
      expectation.require(heap.snapshot());
    } catch (CorruptHeapException told) {
      requireReason(told);
    } catch (NotAHeapException nothingLeft) {
      requireNothingLeft(nothingLeft);
    }
    require(storage.changes() == 0, "a reader has written");
  }

  private Outcome write() throws IOException {
    DurableHeap<Bank, BankDraft> heap;
    try {
      heap = open(storage);
    } catch (CorruptHeapException told) {
      requireReason(told);
      requireUntouched();
      if (image.hash() % VERIFIED == 0) {
        requireFound();
      }
      return Outcome.REFUSED;
    } catch (NotAHeapException nothingLeft) {
      requireNothingLeft(nothingLeft);
      requireUntouched();
      return Outcome.REFUSED;
    }
    try (heap) {
      return look(heap);
    } catch (CorruptHeapException told) {
      requireReason(told);
      return Outcome.DAMAGED;
    }
  }

  private Outcome look(DurableHeap<Bank, BankDraft> heap) throws IOException {
    Snapshot<Bank> newest = heap.snapshot();
    long least = acknowledged.newestThatMustBeThere(image);
    require(
        newest.version() >= least,
        "version " + least + " must be there, but the newest is " + newest.version());
    BankModel model = expectation.require(newest);
    boolean all = newest.version() >= expectation.acknowledged();
    BankModel next = model.after(List.of(NEXT));
    expectation = expectation.seen(newest.version(), model).begun(next);
    heap.commit("next", NEXT::on);
    expectation = expectation.seen(newest.version() + 1, next);
    requireOnDevice();
    return all ? Outcome.WHOLE : Outcome.NEWEST_LOST;
  }

  /** From here on the device behaves, and what was committed stays. */
  private void requireOnDevice() {
    MemoryStorage device = new MemoryStorage(image.hash() + 1).growth(growth);
    device.adopt(Player.FILE, storage.device(Player.FILE));
    try (DurableHeap<Bank, BankDraft> heap = open(device)) {
      expectation.requireNewest(heap.snapshot());
    }
  }

  private static DurableHeap<Bank, BankDraft> open(MemoryStorage storage) {
    return new Engine(storage).open(Player.FILE, BankDraft.TYPE, HeapOptions.defaults(), b -> {});
  }

  /** Nothing is taken away that must be there, so that it can be salvaged. */
  private void requireUntouched() throws IOException {
    int end = (int) acknowledged.endOf(acknowledged.newestThatMustBeThere(image));
    byte[] left = storage.get(Player.FILE);
    byte[] was = image.bytes();
    int from = Superblock.BOTH;
    int to = Math.min(end, was.length);
    require(
        to <= from || (to <= left.length && Arrays.equals(was, from, to, left, from, to)),
        "it was refused, and not left as it was");
  }

  /** Whoever goes through the whole file finds the damage too. */
  private void requireFound() {
    require(!engine.verify(Player.FILE, (done, total) -> {}).ok(), "verify finds nothing wrong");
  }

  /** Only damage is told, and where. */
  private void requireReason(CorruptHeapException told) {
    require(told.getMessage().contains(Player.FILE.toString()), "which file? " + told.getMessage());
    require(
        told.offset() < Math.max(1, image.bytes().length) || told.getMessage().contains("cut"),
        "nothing is there: " + told.getMessage());
  }

  private void requireNothingLeft(NotAHeapException told) {
    boolean nothing = image.spoiled().containsAll(List.of(0, 1, FIRST_DATA_BLOCK));
    require(nothing, "it is a heap, but " + told.getMessage());
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new Violation(what);
    }
  }
}
