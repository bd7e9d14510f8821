package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.error.DraftClosedException;
import dev.durable.error.HeapClosedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of every interface of every collection of a draft, and of the iterators, parts,
 * views and entries that were taken from it before, after the draft or the heap was closed: nothing
 * changes anything any more, and nothing fails in another way than by the typed error.
 */
final class ClosedDraftsTest {

  static Stream<Arguments> cases() {
    return CollectionKind.ALL.stream()
        .flatMap(
            kind ->
                Stream.of(5, 1000)
                    .flatMap(
                        size ->
                            Stream.of(false, true)
                                .map(touched -> Arguments.of(kind, size, touched))));
  }

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} of {1}, touched {2}")
  @MethodSource("cases")
  void aClosedDraftIsReadButNeverChanged(CollectionKind kind, int size, boolean touched)
      throws IOException {
    try (DurableHeap<Box, Box.Draft> heap = open(kind, size)) {
      Draft<Box, Box.Draft> draft = heap.draft();
      List<MethodCall> calls = CollectionCalls.of(items(draft, kind, size, touched), kind);
      String before = draft.root().items().toString();
      Object items = draft.root().items();
      draft.close();
      Set<String> wrong = new TreeSet<>();
      for (MethodCall call : calls) {
        Throwable thrown = call.make();
        boolean isRight =
            call.isChange()
                ? thrown instanceof DraftClosedException || call.isNeverSupported(thrown)
                : thrown == null || call.isNeverSupported(thrown);
        if (!isRight) {
          wrong.add(call + ": " + thrown);
        }
      }
      assertEquals(Set.of(), wrong);
      assertEquals(before, items.toString());
    }
  }

  @ParameterizedTest(name = "{0} of {1}, touched {2}")
  @MethodSource("cases")
  void aClosedHeapIsNeitherReadNorChanged(CollectionKind kind, int size, boolean touched)
      throws IOException {
    DurableHeap<Box, Box.Draft> heap = open(kind, size);
    Draft<Box, Box.Draft> draft = heap.draft();
    List<MethodCall> calls = CollectionCalls.of(items(draft, kind, size, touched), kind);
    heap.close();
    Set<String> wrong = new TreeSet<>();
    for (MethodCall call : calls) {
      Throwable thrown = call.make();
      boolean isRight =
          thrown instanceof HeapClosedException
              || call.isNeverSupported(thrown)
              || (call.isChange() && thrown instanceof DraftClosedException)
              || (thrown == null && !call.isChange() && call.needsNoEntry());
      if (!isRight) {
        wrong.add(call + ": " + thrown);
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private DurableHeap<Box, Box.Draft> open(CollectionKind kind, int size) throws IOException {
    Box.Type type = new Box.Type(kind.shape(), Limits.STANDARD);
    DurableHeap<Box, Box.Draft> heap =
        DurableHeap.open(folder.resolve("box.dheap"), type, root -> {});
    heap.commit("fill", root -> kind.fill(root.items(), size));
    return heap;
  }

  /** The draft's collection, stored or changed. */
  @SuppressWarnings("unchecked") // the shape says so
  private static Object items(
      Draft<Box, Box.Draft> draft, CollectionKind kind, int size, boolean touched) {
    Object items = draft.root().items();
    if (touched && items instanceof Map<?, ?> map) {
      ((Map<Object, Object>) map).put(kind.key().apply(size), kind.valueAt(size));
    } else if (touched) {
      ((Collection<Object>) items).add(kind.key().apply(size));
    }
    return items;
  }
}
