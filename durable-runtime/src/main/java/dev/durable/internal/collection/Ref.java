package dev.durable.internal.collection;

import org.jspecify.annotations.Nullable;

/**
 * A child of a branch in memory: stored, until something beneath it changes and it is brought into
 * memory.
 */
final class Ref {

  private final long pointer;
  private final long limit;
  private final int level;
  private final @Nullable Object firstKey;
  private int size;
  private @Nullable Node memory;

  private Ref(long pointer, long limit, int level, int size, @Nullable Object firstKey) {
    this.pointer = pointer;
    this.limit = limit;
    this.level = level;
    this.size = size;
    this.firstKey = firstKey;
  }

  /** A node in the file. */
  static Ref stored(long pointer, long limit, int level, int size, @Nullable Object firstKey) {
    return new Ref(pointer, limit, level, size, firstKey);
  }

  /** A node in memory. */
  static Ref memory(Node node) {
    Ref ref = new Ref(0, 0, node.level(), node.size(), null);
    ref.memory = node;
    return ref;
  }

  /** A node that the commit under way has written, and that cannot be read before its end. */
  static Ref written(long pointer, int level, int size, @Nullable Object firstKey) {
    return new Ref(pointer, Long.MAX_VALUE, level, size, firstKey);
  }

  boolean isReadable() {
    return memory != null || limit != Long.MAX_VALUE;
  }

  boolean isStored() {
    return memory == null;
  }

  long pointer() {
    return pointer;
  }

  int level() {
    return level;
  }

  int size() {
    return size;
  }

  /** After a change of the node. */
  void count() {
    if (memory != null) {
      size = memory.size();
    }
  }

  @Nullable Object firstKey() {
    return memory == null ? firstKey : memory.firstKey();
  }

  /** The node, wherever it is. */
  Node node(Source source) {
    return memory == null ? source.node(pointer, level, size, limit) : memory;
  }

  /** The node, brought into memory to be changed. */
  Node toMemory(Source source) {
    Node node = memory;
    if (node == null) {
      node = memoryOf(source, node(source));
      memory = node;
    }
    return node;
  }

  /** The same node in memory. */
  static Node memoryOf(Source source, Node node) {
    return switch (node) {
      case StoredLeaf leaf -> new MemoryLeaf(leaf);
      case StoredBranch branch -> new MemoryBranch(source, branch);
      case MemoryLeaf leaf -> leaf;
      case MemoryBranch branch -> branch;
    };
  }

  /** A reference whose nodes in memory are its own, now and later. */
  Ref copy() {
    if (memory == null) {
      return new Ref(pointer, limit, level, size, firstKey);
    }
    return memory(
        switch (memory) {
          case MemoryLeaf leaf -> leaf.copy();
          case MemoryBranch branch -> branch.copy();
          case StoredLeaf leaf -> leaf;
          case StoredBranch branch -> branch;
        });
  }
}
