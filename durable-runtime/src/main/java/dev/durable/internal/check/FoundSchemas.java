package dev.durable.internal.check;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.internal.log.Mapping;
import dev.durable.internal.schema.StoredLayout;
import dev.durable.internal.schema.StoredSchemas;
import dev.durable.internal.table.RadixTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The schemas of a damaged file as far as their records are whole: those of its whole prefix, and
 * what was found behind. Tables of schemas may be damaged and are not needed for that, as each
 * number is given to one schema once.
 */
final class FoundSchemas {

  /** Far more than any program has; more of them are passed over. */
  private static final int MOST = 4096;

  private final Mapping mapping;
  private final StoredSchemas schemas;
  private final Map<Integer, Found> found = new HashMap<>();
  private final Set<String> typeNames = new HashSet<>();

  /** A schema and where its record is. */
  record Found(long record, StoredLayout layout) {}

  /**
   * Of a file.
   *
   * @param root of a table of schemas that is whole; 0 for none
   */
  FoundSchemas(Mapping mapping, long root) {
    this.mapping = mapping;
    this.schemas = new StoredSchemas(mapping);
    int id = 1;
    for (long state = find(root, id); state != 0; state = find(root, ++id)) {
      add(schemas.state(id, state).pointer());
    }
  }

  private long find(long root, int id) {
    return RadixTree.SCHEMAS.find(mapping, root, id);
  }

  /** Takes a schema record. The first of a number counts. */
  void add(long record) {
    int id = idOf(record);
    if (id > 0 && found.size() < MOST && !found.containsKey(id)) {
      StoredLayout layout = schemas.read(id, record);
      found.put(id, new Found(record, layout));
      typeNames.add(layout.typeName());
    }
  }

  /** The number of the schema that a record is of. */
  int idOf(long record) {
    return LittleEndian.getInt(mapping.segment(), record + RecordFormat.AUX_AT);
  }

  /** The schema of an entity's record. */
  Found of(long entity) {
    Found schema = found.get(idOf(entity));
    if (schema == null) {
      throw mapping.damaged(entity, "its schema is lost");
    }
    return schema;
  }

  /** Whether a reference of that declared type may lead to this record. */
  boolean fits(long entity, String type) {
    StoredLayout layout = of(entity).layout();
    // What no entity is called is sealed, and the file does not tell the kinds of it.
    return !typeNames.contains(type) || layout.isCalled(type);
  }
}
