package dev.durable.internal.table;

import static dev.durable.internal.table.RadixFormat.FAN_OUT;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordFormat;

/**
 * Checks the nodes of radix trees, each for itself against its children, which lie before it; and
 * what the tree of a commit changes of its parent's. Whoever checks all nodes of a file in order
 * has checked all trees, in time bounded by the file's size.
 *
 * <p>All methods throw {@link dev.durable.error.CorruptHeapException} at the first error.
 */
public final class RadixCheck {

  private final ReadContext context;
  private final int nodeKind;
  private final int leafKind;

  private RadixCheck(ReadContext context, int nodeKind, int leafKind) {
    this.context = context;
    this.nodeKind = nodeKind;
    this.leafKind = leafKind;
  }

  /**
   * Of object tables.
   *
   * @param context refuses pointers that do not lead to a record
   */
  public static RadixCheck objects(ReadContext context) {
    return new RadixCheck(context, RecordFormat.TABLE, RecordFormat.ENTITY);
  }

  /** Of tables of schemas. */
  public static RadixCheck schemas(ReadContext context) {
    return new RadixCheck(context, RecordFormat.SCHEMA_TABLE, RecordFormat.SCHEMA_STATE);
  }

  /** Told what a commit has changed. */
  @FunctionalInterface
  public interface Change {

    /**
     * An entry.
     *
     * @param before the record that stood for it in the parent, 0 if there was none
     */
    void changed(long id, long record, long before);
  }

  /** Checks a node: its form, and that each child is of its level and stands for its ids. */
  public void node(long node) {
    long header = header(node);
    int level = RadixFormat.level(header);
    long prefix = prefix(node, level);
    for (int slot = 0; slot < FAN_OUT; slot++) {
      long child = child(node, header, slot);
      if (child == 0) {
        continue;
      }
      long id = level == 0 ? id(child) : prefix(requireNode(child, level - 1), level - 1);
      if (id != (prefix << RadixFormat.BITS | slot)) {
        throw context.corrupt(node, "child " + slot + " stands for the ids of another");
      }
    }
  }

  /** The smallest or the largest id of a tree; 0 for an empty one. */
  public long outermostId(long root, boolean last) {
    if (root == 0) {
      return 0;
    }
    long node = root;
    long header = header(node);
    for (int level = RadixFormat.level(header); ; level--) {
      int slot = RadixFormat.outermost(children(node, header), last);
      long child = child(node, header, slot);
      if (level == 0) {
        return id(child);
      }
      node = requireNode(child, level - 1);
      header = header(node);
    }
  }

  /** What the ids of a node have in common: their bits above those that the node decides. */
  private long prefix(long node, int level) {
    long first = outermostId(node, false);
    return level >= RadixFormat.MAX_LEVEL ? 0 : first >>> (RadixFormat.BITS * (level + 1));
  }

  private long requireNode(long node, int level) {
    int found = RadixFormat.level(header(node));
    if (found != level) {
      throw context.corrupt(node, "level " + found + " below level " + (level + 1));
    }
    return node;
  }

  private long header(long node) {
    context.verify(node);
    long header = LittleEndian.getLong(context.segment(), node);
    if (!RadixFormat.isNode(header, nodeKind)) {
      throw context.corrupt(node, "no table node (header " + Long.toHexString(header) + ")");
    }
    return header;
  }

  /** The bits of all children, also of those that a patch has from its base. */
  private int children(long node, long header) {
    int own = RadixFormat.children(header);
    return RadixFormat.isPatch(own)
        ? own | RadixFormat.children(header(requireBase(node, header)))
        : own;
  }

  /** The base of a patch. */
  private long requireBase(long node, long header) {
    long base = RadixFormat.base(context.segment(), node, RadixFormat.children(header));
    if (base <= 0 || base >= node) {
      throw context.corrupt(node, "a base at " + base + ", which does not lie before its patch");
    }
    long baseHeader = header(base);
    if (RadixFormat.isPatch(RadixFormat.children(baseHeader))
        || RadixFormat.level(baseHeader) != RadixFormat.level(header)) {
      throw context.corrupt(node, "a patch, or a node of another level, as the base of a patch");
    }
    return base;
  }

  /** The pointer of a slot; 0 where there is none. */
  private long child(long node, long header, int slot) {
    int children = RadixFormat.children(header);
    if (!RadixFormat.has(children, slot)) {
      if (RadixFormat.isPatch(children)) {
        long base = requireBase(node, header);
        return child(base, header(base), slot);
      }
      return 0;
    }
    long child = RadixFormat.pointer(context.segment(), node, children, slot);
    if (child <= 0 || child >= node) {
      throw context.corrupt(node, "a pointer to " + child + ", which does not lead backwards");
    }
    return child;
  }

  /** The id that the record says it is of. */
  private long id(long record) {
    context.verify(record);
    int kind = context.segment().get(LittleEndian.BYTE, record + RecordFormat.KIND_AT);
    if (kind != leafKind) {
      throw context.corrupt(record, "a record of kind " + kind + " instead of " + leafKind);
    }
    return kind == RecordFormat.ENTITY
        ? LittleEndian.getLong(context.segment(), record + RecordFormat.ENTITY_ID_AT)
        : LittleEndian.getInt(context.segment(), record + RecordFormat.AUX_AT);
  }

  /**
   * Tells what a commit has changed of its parent's tree; what is the same in both is not visited.
   *
   * @param from where the commit's extent begins: whatever it does not share lies behind
   */
  public void changes(long root, long parentRoot, long from, Change change) {
    if (root == parentRoot) {
      return;
    }
    if (root == 0) {
      throw context.corrupt(parentRoot, "a commit has lost this tree");
    }
    int level = RadixFormat.level(header(root));
    if (prefix(root, level) != 0) {
      throw context.corrupt(root, "a tree whose root does not stand for all ids");
    }
    int before = parentRoot == 0 ? level : RadixFormat.level(header(parentRoot));
    if (before > level) {
      throw context.corrupt(root, "a tree that has become lower");
    }
    new Comparison(from, change).compare(root, level, parentRoot, before);
  }

  /** One run of {@link #changes}. Recursion is as deep as the tree: sixteen levels at the most. */
  private final class Comparison {

    private final long from;
    private final Change change;

    Comparison(long from, Change change) {
      this.from = from;
      this.change = change;
    }

    void compare(long node, int level, long before, int levelBefore) {
      if (node == before && level == levelBefore) {
        return;
      }
      requireNew(node);
      long header = header(node);
      long headerBefore = before == 0 ? 0 : header(before);
      for (int slot = 0; slot < FAN_OUT; slot++) {
        long child = child(node, header, slot);
        long childBefore =
            before == 0
                ? 0
                : levelBefore == level ? child(before, headerBefore, slot) : slot == 0 ? before : 0;
        if (child == 0 && childBefore != 0) {
          throw context.corrupt(node, "entries that the parent has are lost");
        }
        if (child == childBefore) {
          continue;
        }
        if (level > 0) {
          requireNode(child, level - 1);
          compare(child, level - 1, childBefore, Math.min(levelBefore, level - 1));
        } else {
          requireNew(child);
          change.changed(id(child), child, childBefore);
        }
      }
    }

    private void requireNew(long pointer) {
      if (pointer < from) {
        throw context.corrupt(pointer, "a commit shares this, but its parent has it not there");
      }
    }
  }
}
