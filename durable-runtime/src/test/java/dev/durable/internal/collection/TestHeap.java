package dev.durable.internal.collection;

import dev.durable.codegen.Claim;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DraftCollection;
import dev.durable.codegen.DraftSession;
import dev.durable.codegen.Entities;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.Leaves;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NodeSink;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.RecordWriter;
import dev.durable.codegen.Slot;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.DraftClosedException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A heap without a file, a log or a second thread: records in one array, ids in a map. Its root is
 * a {@link Box}.
 */
final class TestHeap implements NodeSink {

  final UUID id = UUID.randomUUID();
  final Box.Type boxes;
  private byte[] bytes = new byte[1 << 12];
  private int end = 64;
  private long nextId = 1;
  private Version head;

  /** Of everything that was ever appended. */
  int appends;

  /** Of which every collection that is not empty is a tree, and every tree soon has many levels. */
  static final Limits TINY = new Limits(48, 72, 48, 0, 0, 5, 4);

  TestHeap(CollectionShape<?> shape) {
    this(shape, Limits.STANDARD);
  }

  TestHeap(CollectionShape<?> shape, Limits limits) {
    this.boxes = new Box.Type(shape, limits);
    this.head = new Version(Map.of());
  }

  int end() {
    return end;
  }

  byte[] bytes() {
    return bytes;
  }

  Version head() {
    return head;
  }

  /** What is new gets ids from that one on. */
  void numberFrom(long next) {
    nextId = next;
  }

  /** A session over a box that is new, and committed empty. */
  Session start() {
    Session session = new Session();
    session.root = new Box.Draft(boxes);
    session.commit();
    return session;
  }

  /** A session over what was committed last. */
  Session open() {
    Session session = new Session();
    session.root = (Box.Draft) Objects.requireNonNull(session.entity(1));
    return session;
  }

  Box.View root() {
    return (Box.View) Objects.requireNonNull(head.entity(1));
  }

  @Override
  public long append(byte[] record, int from, int length) {
    int at = end;
    end += (length + 7) & -8;
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
    }
    System.arraycopy(record, from, bytes, at, length);
    appends++;
    return at;
  }

  @Override
  public long appendValue(byte[] value, int from, int length) {
    return append(value, from, length);
  }

  /** Turns damaged bytes into a new head, as if they had been read so. */
  void damage() {
    head = new Version(head.table);
  }

  /** One version. */
  final class Version extends ReadContext {

    private final Map<Long, Long> table;

    /** The nodes and values that were looked at, while a test wants to know. */
    volatile @Nullable Set<Long> verified;

    /** The ids that were asked to be fetched, call by call, while a test wants to know. */
    @Nullable List<List<Long>> fetched;

    /** Whether records are said to lie scattered. */
    boolean isScattered;

    Version(Map<Long, Long> table) {
      super(MemorySegment.ofArray(bytes).asSlice(0, end));
      this.table = table;
    }

    @Override
    public UUID heapId() {
      return id;
    }

    @Override
    public long locate(long entity) {
      return table.getOrDefault(entity, 0L);
    }

    @Override
    public boolean fetch(long[] ids, int count) {
      if (fetched != null) {
        fetched.add(Arrays.stream(ids, 0, count).boxed().toList());
      }
      return isScattered;
    }

    @Override
    public void verify(long pointer) {
      Set<Long> all = verified;
      if (all != null) {
        all.add(pointer);
      }
    }

    @Override
    public EntityType<?, ?, ?> typeAt(long record) {
      return LittleEndian.getInt(segment(), record + RecordFormat.AUX_AT) == 1 ? boxes : Item.TYPE;
    }

    @Override
    public @Nullable Object view(long entity, EntityType<?, ?, ?> expected) {
      return entity(entity);
    }

    @Override
    public MemorySegment value(long pointer, long length) {
      if (length < 0 || length > segment().byteSize() - pointer) {
        throw corrupt(pointer, "a value of " + length + " bytes");
      }
      return segment().asSlice(pointer, length);
    }

    @Override
    public Object collection(CollectionShape<?> shape, long record, int slot) {
      return StoredCollections.open(shape, this, record, slot);
    }

    @Override
    public Leaves leaves(CollectionShape<?> shape, long at, long length, long record) {
      return StoredCollections.leaves(shape, this, at, length, record);
    }

    @Override
    public RuntimeException failure(Throwable thrown) {
      return thrown instanceof IndexOutOfBoundsException
          ? corrupt(0, thrown.toString())
          : thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
    }

    @Override
    public @Nullable Object entity(long entity, Class<?> type) {
      long record = locate(entity);
      return record == 0 ? null : EntityType.viewOf(typeAt(record), this, record);
    }

    @Override
    public RuntimeException corrupt(long offset, String what) {
      return new CorruptHeapException(Path.of("test.dheap"), offset, what);
    }
  }

  /** One session. */
  final class Session extends DraftSession {

    private final Map<Long, EntityDraft<?>> drafts = new HashMap<>();
    private final Set<EntityDraft<?>> dirty = new LinkedHashSet<>();
    private final Version base = head;
    private Version current = head;
    Box.@Nullable Draft root;
    boolean closed;

    /** What the next commit finds before it looks into collections. */
    final List<EntityDraft<?>> reachedFirst = new ArrayList<>();

    Object items() {
      return Objects.requireNonNull(root).items();
    }

    @Override
    public void changing(EntityDraft<?> draft) {
      if (closed) {
        throw new DraftClosedException("closed");
      }
      dirty.add(draft);
    }

    @Override
    public @Nullable EntityDraft<?> entity(long entity, Class<?> type) {
      EntityDraft<?> known = drafts.get(entity);
      if (known == null && current.entity(entity) instanceof EntityView view) {
        known = EntityType.draftOf(Entities.typeOf(view), new Slot(entity, this), view);
        drafts.put(entity, known);
      }
      return known;
    }

    @Override
    protected EntityView base(EntityDraft<?> draft) {
      throw new AssertionError("Every draft of this session was made with its view.");
    }

    @Override
    public EntityDraft<?> adopt(Object entity) {
      if (entity instanceof EntityView view) {
        if (!Entities.contextOf(view).heapId().equals(id)) {
          throw new IllegalArgumentException("of another heap");
        }
        return Objects.requireNonNull(entity(Entities.rawId(view)));
      }
      if (entity instanceof EntityDraft<?> draft) {
        Slot slot = EntityDraft.slotOf(draft);
        if (slot.session() != null && slot.session() != this) {
          throw new IllegalArgumentException("of another session");
        }
        return slot.session() == null && slot.id() != 0
            ? Objects.requireNonNull(entity(slot.id()))
            : draft;
      }
      throw new IllegalArgumentException("not an entity");
    }

    /** Writes and goes on. */
    Box.View commit() {
      write();
      for (EntityDraft<?> draft : dirty) {
        long entity = EntityDraft.slotOf(draft).id();
        EntityDraft.rebase(draft, (EntityView) Objects.requireNonNull(current.entity(entity)));
        settle(draft);
      }
      dirty.clear();
      return TestHeap.this.root();
    }

    /** Writes everything, and then takes it back as a failed commit does. */
    void failToCommit() {
      Set<EntityDraft<?>> before = new LinkedHashSet<>(dirty);
      Version was = head;
      long next = nextId;
      int start = end;
      Claim claim = new Claim(this);
      Set<EntityDraft<?>> fresh = collect(claim);
      writeRecords(new HashMap<>(head.table));
      for (EntityDraft<?> draft : fresh) {
        EntityDraft.slotOf(draft).release();
      }
      Arrays.fill(bytes, start, end, (byte) 0xEE);
      end = start;
      nextId = next;
      head = was;
      dirty.clear();
      dirty.addAll(before);
    }

    private void write() {
      Claim claim = new Claim(this);
      Set<EntityDraft<?>> fresh = collect(claim);
      Map<Long, Long> table = new HashMap<>(head.table);
      writeRecords(table);
      head = new Version(Map.copyOf(table));
      current = head;
      claim.settle(this);
      for (EntityDraft<?> draft : fresh) {
        Slot slot = EntityDraft.slotOf(draft);
        slot.setDirty(false);
        drafts.put(slot.id(), draft);
      }
    }

    private void writeRecords(Map<Long, Long> table) {
      RecordWriter writer = new RecordWriter(TestHeap.this, true);
      for (EntityDraft<?> draft : dirty) {
        int schema = draft instanceof Box ? 1 : 2;
        table.put(EntityDraft.slotOf(draft).id(), writer.write(draft, schema));
      }
    }

    /** Gives ids to all that is new, in the order in which it is found. */
    private Set<EntityDraft<?>> collect(Claim claim) {
      Set<EntityDraft<?>> fresh = new LinkedHashSet<>();
      Queue<EntityDraft<?>> queue = new ArrayDeque<>(dirty);
      EntitySerializer.Visitor visitor =
          new EntitySerializer.Visitor() {
            @Override
            public void visit(@Nullable Object entity) {
              if (entity instanceof EntityDraft<?> draft
                  && EntityDraft.slotOf(draft).claim(claim)) {
                EntityDraft.slotOf(draft).number(nextId++);
                fresh.add(draft);
                dirty.add(draft);
                queue.add(draft);
              }
            }

            @Override
            public void collection(@Nullable Object collection) {
              if (collection instanceof DraftCollection changed && changed.isChanged()) {
                changed.visit(this);
              }
            }
          };
      visitor.visit(root);
      reachedFirst.forEach(visitor::visit);
      for (EntityDraft<?> draft = queue.poll(); draft != null; draft = queue.poll()) {
        visit(draft, visitor);
      }
      return fresh;
    }

    @Override
    public RuntimeException corrupt(long offset, String what) {
      return base.corrupt(offset, what);
    }
  }

  private static void visit(EntityDraft<?> draft, EntitySerializer.Visitor visitor) {
    EntityType.serializerOf(draft).visit(draft, visitor);
  }

  private static void settle(EntityDraft<?> draft) {
    EntityType.serializerOf(draft).settle(draft);
  }
}
