package dev.durable.internal.collection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A branch on the way to what a draft changed. */
final class MemoryBranch extends Branch {

  private final Source source;
  private final int level;
  private final List<Ref> children = new ArrayList<>();
  private int size;

  MemoryBranch(Source source, int level) {
    this.source = source;
    this.level = level;
  }

  MemoryBranch(Source source, StoredBranch branch) {
    this(source, branch.level());
    for (int i = 0; i < branch.count(); i++) {
      children.add(
          Ref.stored(
              branch.pointerOf(i), branch.pointer(), level - 1, branch.sizeOf(i), branch.keyOf(i)));
    }
    this.size = branch.size();
  }

  MemoryBranch copy() {
    MemoryBranch copy = new MemoryBranch(source, level);
    for (Ref child : children) {
      copy.children.add(child.copy());
    }
    copy.size = size;
    return copy;
  }

  @Override
  int level() {
    return level;
  }

  @Override
  int size() {
    return size;
  }

  @Override
  int count() {
    return children.size();
  }

  Source source() {
    return source;
  }

  List<Ref> children() {
    return children;
  }

  @Override
  Node child(int index) {
    return children.get(index).node(source);
  }

  /** The child, brought into memory to be changed. */
  Node changedChild(int index) {
    return children.get(index).toMemory(source);
  }

  @Override
  int startOf(int index) {
    int start = 0;
    for (int i = 0; i < index; i++) {
      start += children.get(i).size();
    }
    return start;
  }

  @Override
  int childAt(int position) {
    int end = 0;
    int last = children.size() - 1;
    for (int i = 0; i < last; i++) {
      end += children.get(i).size();
      if (position < end) {
        return i;
      }
    }
    return last;
  }

  @Override
  @Nullable Object firstKey() {
    return children.getFirst().firstKey();
  }

  @Override
  int compare(Probe probe, int index) {
    return probe.compareTo(children.get(index).firstKey());
  }

  void add(int index, Ref child) {
    children.add(index, child);
    size += child.size();
  }

  void remove(int index) {
    size -= children.remove(index).size();
  }

  /** After a change of a child in memory. */
  void counted(int index) {
    Ref child = children.get(index);
    size -= child.size();
    child.count();
    size += child.size();
  }

  /** Moves the children from this index on into a new branch. */
  MemoryBranch split(int from) {
    MemoryBranch right = new MemoryBranch(source, level);
    List<Ref> moved = children.subList(from, children.size());
    for (Ref child : moved) {
      right.add(right.count(), child);
    }
    moved.clear();
    size -= right.size;
    return right;
  }
}
