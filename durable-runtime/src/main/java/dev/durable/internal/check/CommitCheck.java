package dev.durable.internal.check;

import dev.durable.Damage;
import dev.durable.ObjectId;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.Shape;
import dev.durable.internal.collection.CollectionCheck;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.LogCheck;
import dev.durable.internal.schema.StoredLayout;
import dev.durable.internal.schema.StoredSchemas;
import dev.durable.internal.table.RadixCheck;
import dev.durable.internal.table.RadixTree;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks the records of one commit after the other, then what its tables change of its parent's.
 *
 * <p>References are looked up in the table of the commit that wrote them. Later tables lose
 * nothing, which is checked, so they are good in all later commits too.
 */
final class CommitCheck extends CheckedReferences
    implements LogCheck.RecordVisitor, CollectionCheck.Values {

  private static final int KEPT_VALUES = 1 << 16;
  private static final int RECORDS_BETWEEN_LOOKS = 1024;

  private final LogCheck log;
  private final Findings findings;
  private final StoredSchemas schemas;
  private final RadixCheck objects;
  private final RadixCheck schemaTables;
  private final CollectionCheck collections;
  private final RecordCheck records;
  private final Set<String> typeNames = new TreeSet<>();
  private @Nullable Commit current;
  private long entityVersions;
  private long recordsSeen;

  /** A value out of line that was found good. */
  private record Value(long pointer, long length, Shape<?> shape) {}

  private final Map<Value, Boolean> values =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Value, Boolean> eldest) {
          return size() > KEPT_VALUES;
        }
      };

  CommitCheck(Path file, LogCheck log, Findings findings) {
    super(new CheckContext(file, log, Objects.requireNonNullElse(log.heapId(), new UUID(0, 0))));
    this.log = log;
    this.findings = findings;
    this.schemas = new StoredSchemas(log.mapping());
    this.objects = RadixCheck.objects(context);
    this.schemaTables = RadixCheck.schemas(context);
    this.collections = new CollectionCheck(context, this, this);
    this.records = new RecordCheck(context, this, collections, this);
  }

  long entityVersions() {
    return entityVersions;
  }

  int types() {
    return typeNames.size();
  }

  /** Checks all that the commit has written. */
  void check(Commit commit) {
    current = commit;
    log.records(commit, this);
    findings.check(
        () -> tables(commit),
        commit.pointer(),
        commit.end() - commit.pointer(),
        Damage.Kind.TABLE,
        commit.sequence(),
        null);
  }

  private Commit current() {
    return Objects.requireNonNull(current);
  }

  @Override
  public void bad(long from, long to, String what) {
    findings.add(
        from, to - from, Damage.Kind.RECORD, OptionalLong.of(current().sequence()), null, what);
  }

  @Override
  public void record(long pointer, int kind, int length) {
    if (++recordsSeen % RECORDS_BETWEEN_LOOKS == 0) {
      HeapCheck.requireNotInterrupted();
    }
    switch (kind) {
      case RecordFormat.ENTITY -> entity(pointer, length);
      case RecordFormat.NODE ->
          check(() -> node(pointer), pointer, length, Damage.Kind.COLLECTION, null);
      case RecordFormat.TABLE ->
          check(() -> objects.node(pointer), pointer, length, Damage.Kind.TABLE, null);
      case RecordFormat.SCHEMA_TABLE ->
          check(() -> schemaTables.node(pointer), pointer, length, Damage.Kind.SCHEMA, null);
      case RecordFormat.SCHEMA ->
          check(() -> schema(pointer), pointer, length, Damage.Kind.SCHEMA, null);
      case RecordFormat.SCHEMA_STATE ->
          check(() -> state(pointer), pointer, length, Damage.Kind.SCHEMA, null);
      default -> {} // values are checked by who refers to them; later formats have other kinds
    }
  }

  private void check(
      Findings.Check check,
      long pointer,
      long length,
      Damage.Kind kind,
      @Nullable ObjectId object) {
    findings.check(check, pointer, length, kind, current().sequence(), object);
  }

  private int aux(long record) {
    return LittleEndian.getInt(context.segment(), record + RecordFormat.AUX_AT);
  }

  private StoredLayout layout(long record) {
    return schemas.layout(current().schemaRoot(), aux(record), record);
  }

  private void entity(long record, int length) {
    entityVersions++;
    if (length < RecordFormat.ENTITY_FIELDS_AT) {
      bad(record, record + length, "an entity of " + length + " bytes");
      return;
    }
    long id = LittleEndian.getLong(context.segment(), record + RecordFormat.ENTITY_ID_AT);
    check(
        () -> {
          requireId(record, id);
          records.entity(record, aux(record), layout(record));
        },
        record,
        length,
        Damage.Kind.ENTITY,
        new ObjectId(id));
  }

  private void requireId(long record, long id) {
    if (id == 0 || Long.compareUnsigned(id, current().nextId()) >= 0) {
      throw context.corrupt(
          record, "an id that was never given; the next is #" + current().nextId());
    }
  }

  private void node(long node) {
    CollectionCheck.Owner owner = collections.ownerOf(node);
    StoredLayout layout = schemas.layout(current().schemaRoot(), owner.schema(), node);
    Shape<?> shape =
        owner.property() < layout.properties().size()
            ? layout.properties().get(owner.property()).shape()
            : null;
    if (!(shape instanceof CollectionShape<?> collection)) {
      throw context.corrupt(node, "a node of a property that is no collection");
    }
    collections.node(collection, node);
  }

  private void schema(long record) {
    typeNames.add(schemas.read(aux(record), record).typeName());
  }

  private void state(long record) {
    StoredSchemas.State state = schemas.state(aux(record), record);
    context.verify(state.pointer());
    if (state.count() < 0) {
      throw context.corrupt(record, state.count() + " entities of a type");
    }
  }

  @Override
  public boolean isNew(long pointer, long length, Shape<?> shape) {
    return values.put(new Value(pointer, length, shape), Boolean.TRUE) == null;
  }

  /** A reference leads to an entity of the same commit, of the type that was declared. */
  @Override
  public Object reference(long id, String type) {
    long record = RadixTree.OBJECTS.find(log.mapping(), current().tableRoot(), id);
    String name = "object #" + Long.toUnsignedString(id);
    if (record == 0) {
      throw context.corrupt(0, name + " is referred to and does not exist");
    }
    context.verify(record);
    StoredLayout found = layout(record);
    // What no entity is called is sealed, and the file does not tell the kinds of it.
    if (typeNames.contains(type) && !found.isCalled(type)) {
      throw context.corrupt(record, name + " is a " + found.typeName() + " and no " + type);
    }
    return id;
  }

  /** What a commit's tables say: all of its parent's entities, and what it has written itself. */
  private void tables(Commit commit) {
    if (RadixTree.OBJECTS.find(log.mapping(), commit.tableRoot(), commit.rootId()) == 0) {
      throw context.corrupt(commit.pointer(), "a commit without its root");
    }
    if (commit.parents().size() > 1) {
      return; // what a merge takes from either side is compared when branches are checked
    }
    Commit parent = commit.parent() == 0 ? null : log.commitAt(commit.parent());
    Counts counts = new Counts();
    objects.changes(
        commit.tableRoot(),
        parent == null ? 0 : parent.tableRoot(),
        commit.extentStart(),
        (id, record, before) -> changed(counts, id, record, before));
    long entities = (parent == null ? 0 : parent.entityCount()) + counts.added;
    if (commit.entityCount() != entities) {
      throw context.corrupt(
          commit.pointer(),
          "a commit counts " + commit.entityCount() + " entities and has " + entities);
    }
    schemaTables.changes(
        commit.schemaRoot(),
        parent == null ? 0 : parent.schemaRoot(),
        commit.extentStart(),
        (id, record, before) -> changedSchema(counts, (int) id, record, before));
    counts.bySchema.forEach(
        (schema, more) -> {
          if (more != 0) {
            throw context.corrupt(
                commit.pointer(), "schema " + schema + " has other entities than it counts");
          }
        });
  }

  /** How many entities a commit has more than its parent. */
  private static final class Counts {

    long added;
    final Map<Integer, Long> bySchema = new HashMap<>();
  }

  private void changed(Counts counts, long id, long record, long before) {
    requireId(record, id);
    MemorySegment segment = context.segment();
    int length = segment.get(LittleEndian.CHAR, record + RecordFormat.LENGTH_AT);
    int flags = segment.get(LittleEndian.BYTE, record + RecordFormat.FLAGS_AT);
    boolean hasPrevious = (flags & RecordFormat.HAS_PREVIOUS) != 0;
    long previous = hasPrevious ? LittleEndian.getLong(segment, record + length - Long.BYTES) : 0;
    if (previous != before) {
      throw context.corrupt(record, "an entity that names another earlier version than there is");
    }
    counts.bySchema.merge(aux(record), 1L, Long::sum);
    if (before == 0) {
      counts.added++;
    } else {
      counts.bySchema.merge(aux(before), -1L, Long::sum);
    }
  }

  private void changedSchema(Counts counts, int id, long record, long before) {
    StoredSchemas.State now = schemas.state(id, record);
    StoredSchemas.State was =
        before == 0 ? new StoredSchemas.State(id, now.pointer(), 0) : schemas.state(id, before);
    if (now.pointer() != was.pointer()) {
      throw context.corrupt(record, "the number of a schema that was given to another one");
    }
    counts.bySchema.merge(id, was.count() - now.count(), Long::sum);
  }

  /** How many entities of the commit its root leads to; empty where there are too many to count. */
  OptionalLong reachable(Commit commit) {
    current = commit;
    return new Reachable(context, log.mapping(), schemas, objects, commit).count();
  }
}
