package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/** An ObjectId; resolved through the object table of the snapshot that is read. */
public final class ReferenceShape<T> extends Shape<T> {

  private final Class<T> type;

  /**
   * The class of entities that was found to be of the type last: views of one type are of one
   * class, and comparing that is cheaper than asking whether it implements the interface. Threads
   * may overwrite each other's.
   */
  private @Nullable Class<?> known;

  ReferenceShape(Class<T> type) {
    this.type = type;
  }

  /**
   * The entity of this id.
   *
   * @throws RuntimeException that {@code entities} make for damage, if there is none of this type
   * @param at where the id stands
   */
  @SuppressWarnings("unchecked") // an instance of the class that was found to be one is one
  public T resolve(EntityResolver entities, long id, long at) {
    Object entity = entities.entity(id, type);
    if (entity != null && entity.getClass() == known) {
      return (T) entity;
    }
    if (!type.isInstance(entity)) {
      throw entities.corrupt(
          at, "object #" + Long.toUnsignedString(id) + " is missing or not a " + type.getName());
    }
    known = entity.getClass();
    return (T) entity;
  }

  @Override
  public void write(T value, ValueWriter out) {
    out.writeLong(Entities.storedId(value));
  }

  @Override
  public T read(ValueReader in) {
    return in.readReference(type);
  }

  @Override
  public int compare(ValueReader a, ValueReader b) {
    return Long.compareUnsigned(a.readLong(), b.readLong());
  }

  @Override
  public int order(T a, T b) {
    return Long.compareUnsigned(Entities.storedId(a), Entities.storedId(b));
  }

  @Override
  public int width() {
    return 8;
  }

  @Override
  public void skip(ValueReader in) {
    in.skip(8);
  }

  @Override
  public void require(T value) {
    requireInstance(type, value);
  }

  @Override
  public boolean hasReferences() {
    return true;
  }

  @Override
  public void visit(T value, EntitySerializer.Visitor visitor) {
    visitor.visit(value);
  }

  @Override
  void describe(ShapeText text) {
    text.add("ref<").add(type.getName()).add(">");
  }
}
