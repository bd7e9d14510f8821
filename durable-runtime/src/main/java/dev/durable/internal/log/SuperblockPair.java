package dev.durable.internal.log;

import dev.durable.codegen.LittleEndian;
import dev.durable.internal.io.StorageFile;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Both superblocks of a file, as read at one moment; immutable. */
public final class SuperblockPair {

  private final byte[][] slots;

  private SuperblockPair(byte[][] slots) {
    this.slots = slots;
  }

  /**
   * Reads them.
   *
   * @throws java.io.EOFException if the file is too short to hold them
   */
  public static SuperblockPair read(StorageFile file) throws IOException {
    byte[] both = new byte[Superblock.BOTH];
    file.read(0, both, 0, both.length);
    return new SuperblockPair(
        new byte[][] {
          Arrays.copyOf(both, Superblock.BYTES),
          Arrays.copyOfRange(both, Superblock.BYTES, Superblock.BOTH)
        });
  }

  /** The valid one in that slot, or null. */
  public @Nullable Superblock slot(int slot) {
    return Superblock.read(slots[slot], slot);
  }

  /** The valid one with the higher sequence, or null if neither is valid. */
  public @Nullable Superblock newest() {
    Superblock a = slot(0);
    Superblock b = slot(1);
    return a == null || (b != null && b.slotSequence() > a.slotSequence()) ? b : a;
  }

  /** The newest format that one of them claims, or 0 if neither is a superblock of any format. */
  public int claimedFormat() {
    return Math.max(Superblock.claimedFormat(slots[0]), Superblock.claimedFormat(slots[1]));
  }

  /** Whether at least one of them begins as superblocks do. */
  public boolean hasMagic() {
    return isMagic(slots[0]) || isMagic(slots[1]);
  }

  /** Whether these are the bytes with which a superblock begins. */
  public static boolean isMagic(byte[] bytes) {
    return LittleEndian.getLong(bytes, 0) == Superblock.MAGIC;
  }

  /** Why there is no valid one in that slot. */
  String problem(int slot) {
    return Superblock.problem(slots[slot], slot);
  }

  /** The bytes of a slot that say whose it is. */
  byte[] owner(int slot) {
    return Superblock.owner(slots[slot]);
  }
}
