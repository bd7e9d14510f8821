package dev.durable.internal.schema;

import dev.durable.internal.log.Mapping;
import dev.durable.internal.table.RadixTree;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the layouts of a file's records by what stands in the file alone. Used by one thread.
 *
 * <p>All methods throw {@link dev.durable.error.CorruptHeapException} for what is no schema.
 */
public final class StoredSchemas {

  /** Far more than any program has; a hostile file with more is only slower. */
  private static final int KEPT = 4096;

  private final Mapping mapping;
  private final Map<Long, StoredLayout> layouts = new HashMap<>();

  /** Of one file. */
  public StoredSchemas(Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * What a table of schemas says of one of them.
   *
   * @param pointer to the schema record
   * @param count of the entities that have it
   */
  public record State(int id, long pointer, long count) {}

  /** Reads a state record. */
  public State state(int id, long record) {
    StoredSchema schema = StoredSchema.read(mapping, id, record);
    return new State(id, schema.pointer(), schema.count());
  }

  /**
   * The layout that has this id in a commit.
   *
   * @param root of the commit's table of schemas
   * @param user the record that names it, for the message
   */
  public StoredLayout layout(long root, int id, long user) {
    long state = id <= 0 ? 0 : RadixTree.SCHEMAS.find(mapping, root, id);
    if (state == 0) {
      throw mapping.damaged(user, "there is no schema " + id);
    }
    long pointer = StoredSchema.pointer(mapping, id, state);
    StoredLayout known = layouts.get(pointer);
    return known == null ? read(id, pointer) : known;
  }

  /** Reads a schema record. */
  public StoredLayout read(int id, long record) {
    String text = StoredSchema.text(mapping, id, record);
    StoredLayout layout;
    try {
      layout = StoredLayout.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw mapping.damaged(record, String.valueOf(wrong.getMessage()));
    }
    if (layouts.size() >= KEPT) {
      layouts.clear();
    }
    layouts.put(record, layout);
    return layout;
  }
}
