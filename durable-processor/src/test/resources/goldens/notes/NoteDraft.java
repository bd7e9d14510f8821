package notes;

import dev.durable.DraftList;
import dev.durable.DurableType;
import dev.durable.Property;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.DurableGenerated;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.JsonShapes;
import dev.durable.codegen.Slot;
import dev.durable.json.JArray;
import dev.durable.json.JArrayDraft;
import dev.durable.json.JObject;
import dev.durable.json.JObjectDraft;
import dev.durable.json.JString;
import dev.durable.json.JValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Mutable {@link Note}. What somebody wrote down. */
@Generated("dev.durable.processor.DurableProcessor")
@DurableGenerated(Note.class)
@NullMarked
public final class NoteDraft extends EntityDraft<Note_View> implements Note {

  /** Names {@link Note} to a heap. */
  public static final DurableType<Note, NoteDraft> TYPE = Note_Schema.TYPE;

  /** {@link Note#log()}. What happened. */
  public static final Property<Note, @Nullable JArray> LOG = Note_Schema.TYPE.property(0);

  /** {@link Note#settings()}. Named things. */
  public static final Property<Note, JObject> SETTINGS = Note_Schema.TYPE.property(1);

  /** {@link Note#byName()}. By name. */
  public static final Property<Note, Map<String, JValue>> BY_NAME = Note_Schema.TYPE.property(2);

  /** {@link Note#event()}. Inside of a record. */
  public static final Property<Note, Note.Event> EVENT = Note_Schema.TYPE.property(3);

  /** {@link Note#maybe()}. What may be. */
  public static final Property<Note, Optional<JValue>> MAYBE = Note_Schema.TYPE.property(4);

  /** {@link Note#more()}. Whatever else. */
  public static final Property<Note, @Nullable JValue> MORE = Note_Schema.TYPE.property(5);

  /** {@link Note#objects()}. Objects alone. */
  public static final Property<Note, List<JObject>> OBJECTS = Note_Schema.TYPE.property(6);

  /** {@link Note#seen()}. In any order. */
  public static final Property<Note, Set<JValue>> SEEN = Note_Schema.TYPE.property(7);

  /** {@link Note#title()}. A kind alone is a record like others. */
  public static final Property<Note, JString> TITLE = Note_Schema.TYPE.property(8);

  /** {@link Note#value()}. Whatever it is. */
  public static final Property<Note, JValue> VALUE = Note_Schema.TYPE.property(9);

  static final long LOG_BIT = 1L << 0;
  static final long SETTINGS_BIT = 1L << 1;
  static final long EVENT_BIT = 1L << 2;
  static final long MAYBE_BIT = 1L << 3;
  static final long MORE_BIT = 1L << 4;
  static final long TITLE_BIT = 1L << 5;
  static final long VALUE_BIT = 1L << 6;

  long touched;

  @Nullable JArray log;
  @Nullable JObject settings;
  @Nullable Map<String, JValue> byName;
  Note.@Nullable Event event;
  Optional<JValue> maybe = Optional.empty();
  @Nullable JValue more;
  @Nullable DraftList<JObject, JObjectDraft> objects;
  @Nullable Set<JValue> seen;
  @Nullable JString title;
  @Nullable JValue value;

  /** A new {@link Note}; it is stored by the commit that reaches it. */
  public NoteDraft() {
    super(Note_Schema.TYPE);
    touched = ~0L;
  }

  NoteDraft(Slot slot, @Nullable Note_View base) {
    super(Note_Schema.TYPE, slot, base);
  }

  @Override
  public @Nullable JArrayDraft log() {
    return (touched & LOG_BIT) != 0
        ? Drafts.edit(this, JArrayDraft.TYPE, log)
        : Drafts.editStored(this, JArrayDraft.TYPE, Note_Schema.LOG_OFFSET);
  }

  /** Sets {@link Note#log()} to a draft of this session, a new one, or a view of this heap. */
  public NoteDraft log(@Nullable JArray log) {
    Drafts.changing(this);
    this.log = Drafts.referable(this, log);
    touched |= LOG_BIT;
    return this;
  }

  @Override
  public JObjectDraft settings() {
    return Drafts.set(
        (touched & SETTINGS_BIT) != 0
            ? Drafts.edit(this, JObjectDraft.TYPE, settings)
            : Drafts.editStored(this, JObjectDraft.TYPE, Note_Schema.SETTINGS_OFFSET),
        SETTINGS);
  }

  /** Sets {@link Note#settings()} to a draft of this session, a new one, or a view of this heap. */
  public NoteDraft settings(JObject settings) {
    Drafts.changing(this);
    this.settings = Drafts.referable(this, Drafts.given(settings, SETTINGS));
    touched |= SETTINGS_BIT;
    return this;
  }

  @Override
  public Map<String, JValue> byName() {
    Map<String, JValue> map = this.byName;
    if (map == null) {
      map = Drafts.map(this, Note_Schema.BY_NAME, Note_Schema.BY_NAME_OFFSET);
      this.byName = map;
    }
    return map;
  }

  /** Makes {@link Note#byName()} equal to these. */
  public NoteDraft byName(Map<String, JValue> byName) {
    Drafts.changing(this);
    Drafts.replace(byName(), byName);
    return this;
  }

  @Override
  public Note.Event event() {
    return Drafts.set(
        (touched & EVENT_BIT) != 0
            ? event
            : Drafts.storedValue(this, Note_Schema.EVENT_OFFSET, Note_Schema.EVENT_SHAPE),
        EVENT);
  }

  /** Sets {@link Note#event()}. */
  public NoteDraft event(Note.Event event) {
    Drafts.changing(this);
    this.event = Drafts.given(event, EVENT);
    touched |= EVENT_BIT;
    return this;
  }

  @Override
  public Optional<JValue> maybe() {
    return (touched & MAYBE_BIT) != 0
        ? maybe
        : Optional.ofNullable(Drafts.storedValue(this, Note_Schema.MAYBE_OFFSET, JsonShapes.VALUE));
  }

  /** Sets {@link Note#maybe()}. */
  public NoteDraft maybe(Optional<JValue> maybe) {
    Drafts.changing(this);
    this.maybe = Drafts.adopted(this, Drafts.given(maybe, MAYBE));
    touched |= MAYBE_BIT;
    return this;
  }

  /** Sets {@link Note#maybe()}. */
  public NoteDraft maybe(JValue maybe) {
    return maybe(Optional.of(maybe));
  }

  @Override
  public @Nullable JValue more() {
    return (touched & MORE_BIT) != 0
        ? more
        : Drafts.storedValue(this, Note_Schema.MORE_OFFSET, JsonShapes.VALUE);
  }

  /** Sets {@link Note#more()}. */
  public NoteDraft more(@Nullable JValue more) {
    Drafts.changing(this);
    this.more = Drafts.adopted(this, more);
    touched |= MORE_BIT;
    return this;
  }

  @Override
  public DraftList<JObject, JObjectDraft> objects() {
    DraftList<JObject, JObjectDraft> list = this.objects;
    if (list == null) {
      list = Drafts.list(this, Note_Schema.OBJECTS, Note_Schema.OBJECTS_OFFSET);
      this.objects = list;
    }
    return list;
  }

  /** Makes {@link Note#objects()} equal to these. */
  public NoteDraft objects(Collection<? extends JObject> objects) {
    Drafts.changing(this);
    Drafts.replace(objects(), objects);
    return this;
  }

  @Override
  public Set<JValue> seen() {
    Set<JValue> set = this.seen;
    if (set == null) {
      set = Drafts.set(this, Note_Schema.SEEN, Note_Schema.SEEN_OFFSET);
      this.seen = set;
    }
    return set;
  }

  /** Makes {@link Note#seen()} equal to these. */
  public NoteDraft seen(Collection<JValue> seen) {
    Drafts.changing(this);
    Drafts.replace(seen(), seen);
    return this;
  }

  @Override
  public JString title() {
    return (touched & TITLE_BIT) != 0 ? Drafts.set(title, TITLE) : Drafts.base(this).title();
  }

  /** Sets {@link Note#title()}. */
  public NoteDraft title(JString title) {
    Drafts.changing(this);
    this.title = Drafts.given(title, TITLE);
    touched |= TITLE_BIT;
    return this;
  }

  @Override
  public JValue value() {
    return Drafts.set(
        (touched & VALUE_BIT) != 0
            ? value
            : Drafts.storedValue(this, Note_Schema.VALUE_OFFSET, JsonShapes.VALUE),
        VALUE);
  }

  /** Sets {@link Note#value()}. */
  public NoteDraft value(JValue value) {
    Drafts.changing(this);
    this.value = Drafts.adopted(this, Drafts.given(value, VALUE));
    touched |= VALUE_BIT;
    return this;
  }
}
