package dev.durable.internal.schema;

import dev.durable.codegen.EntityType;
import dev.durable.codegen.NodeSink;
import dev.durable.error.SchemaMismatchException;
import dev.durable.internal.log.Mapping;
import dev.durable.internal.table.RadixTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of one commit, joined to the types of the program: from the id that stands in a
 * record to the type that reads it. Immutable; a commit that meets a new type makes a new one by an
 * {@link Edit}.
 */
public final class SchemaTable {

  private final TypeGraph graph;
  private final long root;
  private final StoredSchema[] schemas;
  private final @Nullable EntityType<?, ?, ?>[] types;
  private final IdentityHashMap<EntityType<?, ?, ?>, Integer> ids = new IdentityHashMap<>();

  private SchemaTable(
      TypeGraph graph, long root, StoredSchema[] schemas, @Nullable EntityType<?, ?, ?>[] types) {
    this.graph = graph;
    this.root = root;
    this.schemas = schemas;
    this.types = types;
    for (int i = 0; i < types.length; i++) {
      EntityType<?, ?, ?> type = types[i];
      if (type != null) {
        ids.put(type, schemas[i].id());
      }
    }
  }

  /** The table of a heap that has no commit yet. */
  public static SchemaTable empty(TypeGraph graph) {
    return new SchemaTable(graph, 0, new StoredSchema[0], new EntityType<?, ?, ?>[0]);
  }

  /** Reads the table of a commit. */
  public static SchemaTable read(TypeGraph graph, Mapping mapping, long root) {
    List<StoredSchema> schemas = new ArrayList<>();
    List<@Nullable EntityType<?, ?, ?>> types = new ArrayList<>();
    for (int id = 1; ; id++) {
      long state = RadixTree.SCHEMAS.find(mapping, root, id);
      if (state == 0) {
        return new SchemaTable(
            graph,
            root,
            schemas.toArray(new StoredSchema[0]),
            types.toArray(new EntityType<?, ?, ?>[0]));
      }
      StoredSchema schema = StoredSchema.read(mapping, id, state);
      schemas.add(schema);
      types.add(typeOf(schema, graph));
    }
  }

  /** The program's type where its layout is the stored one to the letter. */
  private static @Nullable EntityType<?, ?, ?> typeOf(StoredSchema schema, TypeGraph graph) {
    EntityType<?, ?, ?> type = graph.find(schema.typeName());
    return type != null && EntityType.layoutOf(type).describe().equals(schema.text()) ? type : null;
  }

  /** Pointer to the root of the table in the file. */
  public long root() {
    return root;
  }

  /** The type whose layout has this id; null where the program has none that fits. */
  public @Nullable EntityType<?, ?, ?> type(int id) {
    return id > 0 && id <= types.length ? types[id - 1] : null;
  }

  /** The program's type of entities of this interface; null where it is sealed, or of no heap. */
  public @Nullable EntityType<?, ?, ?> typeOf(Class<?> type) {
    return graph.find(type);
  }

  /** The name of the interface that this id stands for. */
  public String typeName(int id) {
    return id > 0 && id <= schemas.length ? schemas[id - 1].typeName() : "schema " + id;
  }

  /**
   * Refuses a heap whose types are not those of the program.
   *
   * @param rootSchema the schema of the root's record
   */
  public void requireFit(Path file, int rootSchema) {
    String rootName = graph.root().type().getName();
    if (!typeName(rootSchema).equals(rootName)) {
      throw new SchemaMismatchException(
          file
              + " has a root of type "
              + typeName(rootSchema)
              + ", not "
              + rootName
              + ". Open it with the type it was created with, or name another file.");
    }
    List<String> differences = new ArrayList<>();
    for (StoredSchema schema : schemas) {
      EntityType<?, ?, ?> type = graph.find(schema.typeName());
      if (type != null && types[schema.id() - 1] == null && !ids.containsKey(type)) {
        differences.addAll(
            SchemaDifferences.between(
                schema.typeName(), schema.text(), EntityType.layoutOf(type).describe()));
      }
    }
    if (!differences.isEmpty()) {
      throw new SchemaMismatchException(
          file
              + " was written with other versions of its types:\n  "
              + String.join("\n  ", differences)
              + "\nOpen it with the classes it was written with, or undo these changes.");
    }
  }

  /** Begins to note what a commit adds. */
  public Edit edit() {
    return new Edit();
  }

  /** What one commit adds to the table. Not for concurrent use. */
  public final class Edit {

    private final Map<EntityType<?, ?, ?>, Integer> added = new HashMap<>();
    private final List<StoredSchema> all = new ArrayList<>(Arrays.asList(schemas));
    private long[] counts = new long[Math.max(schemas.length, 8)];
    private boolean changed;

    private Edit() {}

    /** The id of the type's schema, written to the sink where the heap has none yet. */
    public int idOf(EntityType<?, ?, ?> type, NodeSink sink) {
      Integer known = ids.get(type);
      if (known == null) {
        known = added.get(type);
      }
      return known != null ? known : add(type, sink);
    }

    private int add(EntityType<?, ?, ?> type, NodeSink sink) {
      int id = all.size() + 1;
      String text = EntityType.layoutOf(type).describe();
      all.add(new StoredSchema(id, StoredSchema.writeText(sink, id, text), 0, text));
      added.put(type, id);
      return id;
    }

    /** Notes that this many more entities are stored by the schema. */
    public void count(int id, long more) {
      if (counts.length < id) {
        counts = Arrays.copyOf(counts, 2 * id);
      }
      counts[id - 1] += more;
      changed |= more != 0;
    }

    /** Writes what has changed, and gives the new table. */
    public SchemaTable write(@Nullable Mapping mapping, NodeSink sink) {
      if (!changed && added.isEmpty()) {
        return SchemaTable.this;
      }
      long[] changedIds = new long[all.size()];
      long[] states = new long[all.size()];
      int changes = 0;
      for (StoredSchema schema : List.copyOf(all)) {
        int index = schema.id() - 1;
        long more = index < counts.length ? counts[index] : 0;
        if (more != 0 || index >= schemas.length) {
          long count = schema.count() + more;
          all.set(index, new StoredSchema(schema.id(), schema.pointer(), count, schema.text()));
          changedIds[changes] = schema.id();
          states[changes++] = StoredSchema.writeState(sink, schema.id(), schema.pointer(), count);
        }
      }
      long newRoot = RadixTree.SCHEMAS.put(mapping, sink, root, changedIds, states, changes);
      @Nullable EntityType<?, ?, ?>[] allTypes = Arrays.copyOf(types, all.size());
      added.forEach((type, id) -> allTypes[id - 1] = type);
      return new SchemaTable(graph, newRoot, all.toArray(new StoredSchema[0]), allTypes);
    }
  }
}
