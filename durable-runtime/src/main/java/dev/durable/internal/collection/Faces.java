package dev.durable.internal.collection;

/** Gives a snapshot's content the face that its shape asks for. */
final class Faces {

  private Faces() {}

  static Object of(Content content) {
    return switch (content.entries().shape().kind()) {
      case LIST -> new ListOf<>(content);
      case SET -> new SetOf<>(Range.all(content));
      case SORTED_SET -> new SortedSetOf<>(Range.all(Declared.order(content)));
      case MAP -> new MapOf<>(Range.all(content));
      case SORTED_MAP -> new SortedMapOf<>(Range.all(Declared.order(content)));
    };
  }
}
