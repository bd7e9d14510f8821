package dev.durable.processor.model;

import org.jspecify.annotations.Nullable;

/** The collection types that properties can be declared as. */
public enum CollectionKind {
  COLLECTION("java.util.Collection", "collection"),
  LIST("java.util.List", "list"),
  SET("java.util.Set", "set"),
  SORTED_SET("java.util.SortedSet", "sortedSet"),
  NAVIGABLE_SET("java.util.NavigableSet", "navigableSet"),
  MAP("java.util.Map", "map"),
  SORTED_MAP("java.util.SortedMap", "sortedMap"),
  NAVIGABLE_MAP("java.util.NavigableMap", "navigableMap");

  private final String className;
  private final String shapeFactory;

  CollectionKind(String className, String shapeFactory) {
    this.className = className;
    this.shapeFactory = shapeFactory;
  }

  /** The kind of an interface by its qualified name; null for all others. */
  public static @Nullable CollectionKind of(String className) {
    for (CollectionKind kind : values()) {
      if (kind.className.equals(className)) {
        return kind;
      }
    }
    return null;
  }

  /** The method of {@code Shapes}. */
  public String shapeFactory() {
    return shapeFactory;
  }

  /** Whether it has keys and values. */
  public boolean isMap() {
    return this == MAP || isSortedMap();
  }

  /** Whether elements stand by position. */
  public boolean isList() {
    return this == COLLECTION || this == LIST;
  }

  /** Whether it is a set in natural order. */
  public boolean isSortedSet() {
    return this == SORTED_SET || this == NAVIGABLE_SET;
  }

  /** Whether it is a map in natural order of its keys. */
  public boolean isSortedMap() {
    return this == SORTED_MAP || this == NAVIGABLE_MAP;
  }

  /** Whether it is shown in natural order. */
  public boolean isSorted() {
    return isSortedSet() || isSortedMap();
  }
}
