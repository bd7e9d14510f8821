package dev.durable.torture;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.HeapReport;
import dev.durable.Snapshot;
import dev.durable.internal.io.CrashImages;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.log.SuperblockPair;
import dev.durable.internal.session.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Opens a file that a crash may have left, and holds it to all that is promised: it opens by
 * itself, at a version that was acknowledged or begun, whole; the same again and again; to read
 * without a single write; what was seen once survives the next crash; one more commit works as
 * ever; and what opening reads is bounded by what lies behind the superblock's commit.
 */
final class ImageCheck {

  private static final Change NEXT = new Change.Open("after the crash", 1);

  /** One of so many is verified as a whole at the end. */
  private static final int VERIFIED = 4;

  /** What opening may read besides the tail of the file: superblocks, one commit, a window. */
  private static final long READ_ANYWAY = 128 << 10;

  private final Moment moment;
  private final CrashImages.Image image;
  private final long growth;
  private final MemoryStorage storage;
  private final Engine engine;
  private final List<Moment> deeper = new ArrayList<>();
  private Expectation expectation;

  ImageCheck(Moment moment, CrashImages.Image image, long growth) {
    this.moment = moment;
    this.image = image;
    this.growth = growth;
    this.storage = new MemoryStorage(image.hash()).growth(growth);
    this.engine = new Engine(storage);
    this.expectation = moment.expectation();
  }

  /**
   * Does it.
   *
   * @param deep whether to note the moments of recovery and of the first commit
   * @return these moments
   * @throws Violation naming moment and image
   */
  List<Moment> run(boolean deep) {
    try {
      if (deep) {
        storage.beforeForce(
            interval ->
                deeper.add(
                    new Moment(
                        moment.when() + ", image " + image + ", then moment " + deeper.size(),
                        interval,
                        expectation,
                        !storage.exists(Player.FILE))));
      }
      check();
      return deeper;
    } catch (RuntimeException | Violation | IOException e) {
      throw new Violation(moment.when() + ": " + e.getMessage() + "; image: " + image, e);
    }
  }

  private void check() throws IOException {
    if (moment.creating()) {
      storage.adopt(Player.NEW_FILE, image.bytes());
      create();
    } else {
      storage.adopt(Player.FILE, image.bytes());
      readWithoutWriting(expectation);
      recoverAndCommit();
    }
    reopen();
  }

  /** Of a crash in a creation nothing is left but a file that the next one removes. */
  private void create() {
    try (DurableHeap<Bank, BankDraft> heap = open()) {
      BankModel model = expectation.requireNewest(heap.snapshot());
      expectation = expectation.seen(0, model).begun(model.after(List.of(NEXT)));
      require(storage.names().size() == 1, "something was left behind: " + storage.names());
      heap.commit("next", NEXT::on);
      expectation = expectation.seen(1, expectation.require(heap.snapshot()));
    }
  }

  /**
   * A reader may lack what no superblock names yet, but sees what was committed, and writes not.
   */
  private void readWithoutWriting(Expectation expected) {
    long changes = storage.changes();
    try (var heap = engine.openReadOnly(Player.FILE, BankDraft.TYPE)) {
      expected.require(heap.snapshot());
    }
    require(storage.changes() == changes && storage.forces() == 0, "a reader has written");
  }

  private void recoverAndCommit() throws IOException {
    long tail = image.length() - namedEnd();
    long before = storage.bytesRead();
    try (DurableHeap<Bank, BankDraft> heap = open()) {
      long read = storage.bytesRead() - before;
      require(read <= 4 * tail + READ_ANYWAY, "opening read " + read + " for a tail of " + tail);
      Snapshot<Bank> newest = heap.snapshot();
      BankModel model = expectation.requireNewest(newest);
      long older = Math.floorMod(image.hash(), newest.version() + 1);
      expectation.require(heap.at(older));
      BankModel next = model.after(List.of(NEXT));
      expectation = expectation.seen(newest.version(), model).begun(next);
      requireOnDevice(newest.version());
      heap.commit("next", NEXT::on);
      expectation.require(heap.snapshot());
      if ((image.hash() & 1) == 0) {
        storage.pass(10_000_000); // one superblock more, so that the close uses the other slot
      }
      expectation = expectation.seen(newest.version() + 1, next);
    }
  }

  private long namedEnd() throws IOException {
    try (StorageFile file = storage.openToRead(Player.FILE)) {
      return Objects.requireNonNull(SuperblockPair.read(file).newest(), "no superblock").end();
    }
  }

  /** What an opening has shown survives a crash right after it, whatever the page cache held. */
  private void requireOnDevice(long version) {
    MemoryStorage device = new MemoryStorage(image.hash() + 1).growth(growth);
    device.adopt(Player.FILE, storage.device(Player.FILE));
    try (DurableHeap<Bank, BankDraft> heap =
        new Engine(device).open(Player.FILE, BankDraft.TYPE, HeapOptions.defaults(), b -> {})) {
      long found = heap.snapshot().version();
      require(found == version, "version " + version + " was seen, then a crash left " + found);
    }
  }

  /** After a clean close an opening has nothing to do and does nothing. */
  private void reopen() {
    long changes = storage.changes();
    long forces = storage.forces();
    try (DurableHeap<Bank, BankDraft> heap = open()) {
      expectation.requireNewest(heap.snapshot());
    }
    require(
        storage.changes() == changes && storage.forces() == forces,
        "opening and closing have changed the file");
    if (image.hash() % VERIFIED == 0) {
      HeapReport report = engine.verify(Player.FILE, (done, total) -> {});
      require(report.ok(), report.toString());
    }
  }

  private DurableHeap<Bank, BankDraft> open() {
    return engine.open(
        Player.FILE, BankDraft.TYPE, HeapOptions.defaults(), bank -> bank.name("new"));
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new Violation(what);
    }
  }
}
