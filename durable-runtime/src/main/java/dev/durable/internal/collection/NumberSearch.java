package dev.durable.internal.collection;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.ReferenceShape;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks up a number, or the id of an entity, in a stored tree: the one search that must be as fast
 * as over an array. It goes down over offsets and makes no object before the leaf; the checks are
 * those of {@link Source} and {@link StoredBranch}.
 */
final class NumberSearch {

  /** The longest step from where a key was expected. */
  private static final int NEAR = 4;

  private final Source source;
  private final MemorySegment segment;
  private final int width;
  private final boolean isUnsigned;
  private final boolean isChar;

  /** Of a map whose values are entities, else null. */
  private final @Nullable ReferenceShape<?> values;

  /** Written so that no compiler leaves out the reads of {@link #fetch}. */
  @SuppressWarnings("UnusedVariable")
  private long fetched;

  NumberSearch(Source source) {
    Column key = source.entries().key();
    this.source = source;
    this.segment = source.context().segment();
    this.width = key.width;
    this.isUnsigned = key.isReference;
    this.isChar = key.isChar();
    Column value = source.entries().value();
    this.values = value == null ? null : value.reference;
  }

  /** Whether keys can be searched for this way. */
  static boolean isFor(Column key) {
    return key.search == Column.Search.INTEGRAL || key.search == Column.Search.REFERENCE;
  }

  /** Whether values can be had without a leaf: they are entities, and nothing else. */
  boolean findsEntities() {
    return values != null;
  }

  /**
   * Goes down from a branch and looks for the key in the leaf.
   *
   * @param position of the branch's first entry
   */
  Found find(StoredBranch root, int position, long number) {
    return (Found) Objects.requireNonNull(search(root, position, number, false, null));
  }

  /**
   * The entity that is a map's value for the key, or null. Random lookups are the one thing that
   * the garbage of a leaf is too much for.
   */
  @Nullable Object entity(StoredBranch root, long number) {
    return search(root, 0, number, true, null);
  }

  /** The same without its last step, which {@link #entity(Descent, long)} is. */
  void descend(StoredBranch root, long number, Descent way) {
    search(root, 0, number, false, way);
  }

  /**
   * All of the way down, a {@link Found} or the entity. One method, too long for the compiler to
   * take into its callers: there it would leave no room for what they do with what was found.
   *
   * @param way is to be told where the leaf lies, and nothing is looked for in it; or null
   */
  private @Nullable Object search(
      StoredBranch root, int position, long number, boolean wantsEntity, @Nullable Descent way) {
    long pointer = root.pointer();
    long limit = Long.MAX_VALUE;
    int size = root.size();
    int start = position;
    double share = -1;
    for (int level = root.level(); level > 0; level--) {
      int count = source.requireNode(pointer, level, size, limit);
      long totals = pointer + NodeFormat.BODY_AT + (long) count * NodeFormat.POINTER_BYTES;
      long keys = totals + (long) count * NodeFormat.TOTAL_BYTES;
      int length = segment.get(LittleEndian.CHAR, pointer + RecordFormat.LENGTH_AT);
      if (keys + (long) count * width != pointer + length) {
        throw source
            .context()
            .corrupt(pointer, "a branch of " + count + " children in " + length + " bytes");
      }
      if (share < 0) {
        share = between(key(keys), key(keys + (long) (count - 1) * width), number);
      }
      // the first child begins where it will
      int child = last(keys, 1, count, number, (int) (share * count));
      int before = child == 0 ? 0 : total(totals, child - 1);
      size = total(totals, child) - before;
      if (before < 0 || size <= 0) {
        throw source.context().corrupt(pointer, "a child with " + size + " entries");
      }
      start += before;
      share = share(keys, count, child, number);
      limit = pointer;
      pointer =
          LittleEndian.getLong(
              segment, pointer + NodeFormat.BODY_AT + (long) child * NodeFormat.POINTER_BYTES);
    }
    int guess = (int) (share * size);
    if (way != null) {
      way.to(pointer, size, limit, guess);
      return null;
    }
    return wantsEntity
        ? entity(pointer, size, limit, number, guess)
        : found(pointer, start, size, limit, number, guess);
  }

  private Found found(long pointer, int start, int size, long limit, long number, int guess) {
    StoredLeaf leaf = (StoredLeaf) source.node(pointer, 0, size, limit);
    return new Found(leaf, start, search(leaf.keys.at(0), size, number, guess));
  }

  /**
   * Reads of each leaf what {@link #entity(Descent, long)} will read of it, to no end but that the
   * processor has it then. Only where the leaf can lie: nothing was checked yet.
   */
  void fetch(Descent[] ways, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      Descent way = ways[i];
      int expected = way.expected();
      long keys = way.leaf + NodeFormat.BODY_AT;
      long id = keys + (long) way.size * width + (long) expected * Long.BYTES;
      if (way.leaf > 0 && id + Long.BYTES <= way.limit) {
        sum += segment.get(LittleEndian.BYTE, way.leaf);
        sum += segment.get(LittleEndian.BYTE, keys + (long) expected * width);
        sum += segment.get(LittleEndian.BYTE, id);
      }
    }
    fetched = sum;
  }

  /** The entity that a map's leaf has for the number, or null. */
  @Nullable Object entity(Descent way, long number) {
    return entity(way.leaf, way.size, way.limit, number, way.guess);
  }

  private @Nullable Object entity(long leaf, int size, long limit, long number, int guess) {
    ReferenceShape<?> reference = Objects.requireNonNull(values);
    source.requireLeaf(leaf, size, limit, width + reference.width());
    long keys = leaf + NodeFormat.BODY_AT;
    long ids = keys + (long) size * width;
    // asked for before the keys are compared, so that memory brings both at once
    int expected = Math.clamp(guess, 0, size - 1);
    long id = id(ids, expected);
    int index = search(keys, size, number, guess);
    if (index < 0) {
      return null;
    }
    return reference.resolve(source.entities(), index == expected ? id : id(ids, index), leaf);
  }

  private long id(long ids, int index) {
    return LittleEndian.getLong(segment, ids + (long) index * Long.BYTES);
  }

  /**
   * How far into the child the number would lie if keys were spread evenly, from 0 to 1; where the
   * child is asked first. Most numbers that are keys were counted up, so memory that is in no cache
   * is read in one place and not in four.
   */
  private double share(long keys, int count, int child, long number) {
    return child == count - 1
        ? 0.5
        : between(key(keys + (long) child * width), key(keys + (long) (child + 1) * width), number);
  }

  private static double between(long least, long next, long number) {
    double share = ((double) number - least) / ((double) next - least);
    return share > 0 ? Math.min(share, 0.999) : 0; // none of a child with one key
  }

  /** The index of a key among those of a leaf, or {@code -1 - i} where it would have to be at i. */
  private int search(long keys, int count, long number, int guess) {
    int last = last(keys, 0, count, number, guess);
    return last >= 0 && key(keys + (long) last * width) == number ? last : -2 - last;
  }

  /**
   * The last of some keys that does not lie behind the number, {@code from - 1} if all do.
   *
   * @param from which key is the first to be asked
   * @param guess which one it is if they are spread evenly
   */
  private int last(long keys, int from, int count, long number, int guess) {
    int low = from;
    int high = count - 1;
    int middle = Math.clamp(guess, low, Math.max(low, high));
    int step = 1;
    while (low <= high) {
      long key = key(keys + (long) middle * width);
      if (key == number) {
        return middle;
      }
      boolean isBehind = isUnsigned ? Long.compareUnsigned(number, key) > 0 : number > key;
      if (isBehind) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
      // A few steps close by, for keys with gaps; whatever is spread worse is halved.
      int near = isBehind ? middle + step : middle - step;
      middle = step <= NEAR && near >= low && near <= high ? near : (low + high) >>> 1;
      step *= 2;
    }
    return high;
  }

  private int total(long totals, int index) {
    return LittleEndian.getInt(segment, totals + (long) index * NodeFormat.TOTAL_BYTES);
  }

  private long key(long at) {
    return switch (width) {
      case 8 -> segment.get(LittleEndian.LONG, at);
      case 4 -> LittleEndian.getFirstInt(segment, at);
      case 1 -> segment.get(LittleEndian.BYTE, at);
      default -> isChar ? segment.get(LittleEndian.CHAR, at) : segment.get(LittleEndian.SHORT, at);
    };
  }
}
