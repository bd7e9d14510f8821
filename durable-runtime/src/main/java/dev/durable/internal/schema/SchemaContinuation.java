package dev.durable.internal.schema;

import dev.durable.codegen.NodeSink;
import dev.durable.internal.log.Mapping;
import dev.durable.internal.table.RadixTree;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Goes on with a table of schemas for a commit that takes its entities from other commits of the
 * same file, by what stands in the file alone. Schemas of the table keep their numbers; others get
 * the next ones, without gaps, in the order in which they are needed.
 */
public final class SchemaContinuation {

  private final Mapping mapping;
  private final NodeSink sink;
  private final long root;

  /** How many schemas the table has before: those numbered from 1 to this. */
  private final int known;

  private final Map<Integer, Integer> added = new HashMap<>();
  private long[] pointers = new long[8];
  private long[] more = new long[8];

  /**
   * Of a table.
   *
   * @param mapping where it is
   * @param root of the table that is to be continued, whole; 0 for none
   */
  public SchemaContinuation(Mapping mapping, NodeSink sink, long root) {
    this.mapping = mapping;
    this.sink = sink;
    this.root = root;
    this.known = known(mapping, root);
  }

  private static int known(Mapping mapping, long root) {
    int known = 0;
    while (RadixTree.SCHEMAS.find(mapping, root, known + 1) != 0) {
      known++;
    }
    return known;
  }

  /**
   * The number that a schema has from now on.
   *
   * @param id its number in the file
   * @param record its schema record in the file
   */
  public int numberOf(int id, long record) {
    return id <= known ? id : added.computeIfAbsent(id, unknown -> add(unknown, record));
  }

  private int add(int id, long record) {
    int number = known + added.size() + 1;
    room(number);
    String text = StoredSchema.text(mapping, id, record);
    pointers[number - 1] = StoredSchema.writeText(sink, number, text);
    return number;
  }

  private void room(int number) {
    if (more.length < number) {
      more = Arrays.copyOf(more, 2 * number);
      pointers = Arrays.copyOf(pointers, 2 * number);
    }
  }

  /** Notes that this many more entities are stored by the schema of that number. */
  public void count(int number, long entities) {
    room(number);
    more[number - 1] += entities;
  }

  /** Writes what has changed, and gives the root of the new table. */
  public long write() {
    int all = known + added.size();
    room(all);
    long[] ids = new long[all];
    long[] states = new long[all];
    int changes = 0;
    for (int number = 1; number <= all; number++) {
      if (number > known) {
        ids[changes] = number;
        states[changes++] =
            StoredSchema.writeState(sink, number, pointers[number - 1], more[number - 1]);
      } else if (more[number - 1] != 0) {
        long state = RadixTree.SCHEMAS.find(mapping, root, number);
        StoredSchema before = StoredSchema.read(mapping, number, state);
        ids[changes] = number;
        states[changes++] =
            StoredSchema.writeState(
                sink, number, before.pointer(), before.count() + more[number - 1]);
      }
    }
    return RadixTree.SCHEMAS.put(mapping, sink, root, ids, states, changes);
  }
}
