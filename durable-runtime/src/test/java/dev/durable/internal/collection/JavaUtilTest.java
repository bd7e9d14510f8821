package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.testing.ListTestSuiteBuilder;
import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.NavigableMapTestSuiteBuilder;
import com.google.common.collect.testing.NavigableSetTestSuiteBuilder;
import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.SetTestSuiteBuilder;
import com.google.common.collect.testing.TestListGenerator;
import com.google.common.collect.testing.TestStringListGenerator;
import com.google.common.collect.testing.TestStringMapGenerator;
import com.google.common.collect.testing.TestStringSetGenerator;
import com.google.common.collect.testing.TestStringSortedMapGenerator;
import com.google.common.collect.testing.TestStringSortedSetGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.Feature;
import com.google.common.collect.testing.features.ListFeature;
import com.google.common.collect.testing.features.MapFeature;
import com.google.common.collect.testing.features.SetFeature;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shape;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Supplier;
import junit.framework.Test;
import junit.framework.TestResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guava's suites for {@code java.util}: every kind of collection as a view, as a draft that is new
 * and as a draft over what was committed; inline, and so that a few entries make a tree.
 *
 * <p>Not among the features: serialization, since collections of a heap belong to the heap; and
 * null elements, where the shape has none (a list and a map have a suite of their own with nulls).
 *
 * <p>A suite is one test here: as tests of their own its hundred thousand cases would cost the
 * build more in bookkeeping than in running.
 */
class JavaUtilTest {

  /** Where a collection comes from. */
  private enum Stage {
    VIEW,
    FRESH_DRAFT,
    DRAFT
  }

  static List<Arguments> suites() {
    List<Arguments> suites = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      for (Limits limits : List.of(Limits.STANDARD, TestHeap.TINY)) {
        boolean isTree = limits.equals(TestHeap.TINY);
        if (stage == Stage.FRESH_DRAFT && !isTree) {
          continue; // a draft that is new is in memory, however it will be written
        }
        String name = stage + (isTree ? " as tree" : " inline");
        suites.add(suite("list", name, () -> lists(stage, limits, TextShapes.STRING)));
        suites.add(
            suite(
                "list with nulls",
                name,
                () -> lists(stage, limits, Shapes.nullable(TextShapes.STRING))));
        suites.add(suite("list of numbers", name, () -> lists(stage, new Numbers(stage, limits))));
        if (stage == Stage.VIEW) { // a draft's elements are drafts, not what was put in
          suites.add(suite("list of entities", name, () -> lists(stage, new References(limits))));
        }
        suites.add(suite("set", name, () -> sets(stage, limits)));
        suites.add(suite("sorted set", name, () -> sortedSets(stage, limits)));
        suites.add(suite("map", name, () -> maps(stage, limits, TextShapes.STRING)));
        suites.add(
            suite(
                "map with nulls",
                name,
                () -> maps(stage, limits, Shapes.nullable(TextShapes.STRING))));
        suites.add(suite("sorted map", name, () -> sortedMaps(stage, limits)));
      }
    }
    return suites;
  }

  private static Arguments suite(String kind, String stage, Supplier<Test> suite) {
    return Arguments.of(Named.of(kind + ", " + stage, suite));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void behavesAsJavaUtil(Supplier<Test> suite) {
    TestResult result = new TestResult();
    suite.get().run(result);
    assertTrue(result.runCount() > 100, result.runCount() + " cases");
    List<String> failures = new ArrayList<>();
    Collections.list(result.failures()).forEach(failure -> failures.add(failure.trace()));
    Collections.list(result.errors()).forEach(error -> failures.add(error.trace()));
    assertTrue(
        failures.isEmpty(),
        () -> failures.size() + " of " + result.runCount() + ", the first: " + failures.get(0));
  }

  private interface Filler {

    void fill(Object items);
  }

  private static Object collection(
      Stage stage, Limits limits, CollectionShape<?> shape, Filler filler) {
    TestHeap heap = new TestHeap(shape, limits);
    if (stage == Stage.FRESH_DRAFT) {
      Object items = new Box.Draft(heap.boxes).items();
      filler.fill(items);
      return items;
    }
    TestHeap.Session session = heap.start();
    filler.fill(session.items());
    session.commit();
    return stage == Stage.VIEW ? heap.root().items() : heap.open().items();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the shape says so
  private static <C> C filled(
      Stage stage, Limits limits, CollectionShape<?> shape, Collection<?> elements) {
    return (C)
        collection(stage, limits, shape, items -> ((Collection<Object>) items).addAll(elements));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the shape says so
  private static <C> C filled(
      Stage stage, Limits limits, CollectionShape<?> shape, Map.Entry<String, String>[] entries) {
    return (C)
        collection(
            stage,
            limits,
            shape,
            items -> {
              for (Map.Entry<String, String> entry : entries) {
                ((Map<String, String>) items).put(entry.getKey(), entry.getValue());
              }
            });
  }

  /**
   * The suites of sorted collections are by far the largest; what is inline differs from a tree
   * only in where its one leaf lies, so for these one size is enough.
   */
  private static List<Feature<?>> sorted(List<Feature<?>> features, Limits limits) {
    if (limits.equals(Limits.STANDARD)) {
      features.remove(CollectionSize.ANY);
      features.add(CollectionSize.SEVERAL);
    }
    return features;
  }

  private static List<Feature<?>> features(Stage stage, Feature<?>... ofDrafts) {
    List<Feature<?>> features = new ArrayList<>();
    features.add(CollectionSize.ANY);
    features.add(CollectionFeature.KNOWN_ORDER);
    features.add(CollectionFeature.ALLOWS_NULL_QUERIES);
    if (stage != Stage.VIEW) {
      features.addAll(Arrays.asList(ofDrafts));
      features.add(CollectionFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION);
    }
    return features;
  }

  private static Test lists(Stage stage, Limits limits, Shape<? extends @Nullable Object> element) {
    List<Feature<?>> features = features(stage, ListFeature.GENERAL_PURPOSE);
    if (element.isNullable()) {
      features.add(CollectionFeature.ALLOWS_NULL_VALUES);
    }
    return ListTestSuiteBuilder.using(
            new TestStringListGenerator() {
              @Override
              protected List<String> create(String[] elements) {
                return filled(stage, limits, Shapes.list(element), Arrays.asList(elements));
              }
            })
        .named("java.util")
        .withFeatures(features)
        .createTestSuite();
  }

  private static Test lists(Stage stage, TestListGenerator<?> generator) {
    return ListTestSuiteBuilder.using(generator)
        .named("java.util")
        .withFeatures(features(stage, ListFeature.GENERAL_PURPOSE))
        .createTestSuite();
  }

  private static Test sets(Stage stage, Limits limits) {
    return SetTestSuiteBuilder.using(
            new TestStringSetGenerator() {
              @Override
              protected Set<String> create(String[] elements) {
                return filled(
                    stage, limits, Shapes.set(TextShapes.STRING), Arrays.asList(elements));
              }

              @Override
              public List<String> order(List<String> insertionOrder) {
                return insertionOrder.stream().sorted().toList();
              }
            })
        .named("java.util")
        .withFeatures(features(stage, SetFeature.GENERAL_PURPOSE))
        .createTestSuite();
  }

  private static Test sortedSets(Stage stage, Limits limits) {
    return NavigableSetTestSuiteBuilder.using(
            new TestStringSortedSetGenerator() {
              @Override
              protected NavigableSet<String> create(String[] elements) {
                return filled(
                    stage, limits, Shapes.sortedSet(TextShapes.STRING), Arrays.asList(elements));
              }
            })
        .named("java.util")
        .withFeatures(sorted(features(stage, SetFeature.GENERAL_PURPOSE), limits))
        .createTestSuite();
  }

  private static List<Feature<?>> mapFeatures(Stage stage) {
    List<Feature<?>> features = features(stage, MapFeature.GENERAL_PURPOSE);
    features.add(MapFeature.ALLOWS_NULL_KEY_QUERIES);
    features.add(MapFeature.ALLOWS_NULL_VALUE_QUERIES);
    features.add(MapFeature.ALLOWS_NULL_ENTRY_QUERIES);
    if (stage != Stage.VIEW) {
      features.add(CollectionFeature.SUPPORTS_ITERATOR_REMOVE);
    }
    return features;
  }

  private static Test maps(Stage stage, Limits limits, Shape<? extends @Nullable Object> value) {
    List<Feature<?>> features = mapFeatures(stage);
    if (value.isNullable()) {
      features.add(MapFeature.ALLOWS_NULL_VALUES);
    }
    return MapTestSuiteBuilder.using(
            new TestStringMapGenerator() {
              @Override
              protected Map<String, String> create(Map.Entry<String, String>[] entries) {
                return filled(stage, limits, Shapes.map(TextShapes.STRING, value), entries);
              }

              @Override
              public Iterable<Map.Entry<String, String>> order(
                  List<Map.Entry<String, String>> insertionOrder) {
                return insertionOrder.stream().sorted(Map.Entry.comparingByKey()).toList();
              }
            })
        .named("java.util")
        .withFeatures(features)
        .createTestSuite();
  }

  private static Test sortedMaps(Stage stage, Limits limits) {
    return NavigableMapTestSuiteBuilder.using(
            new TestStringSortedMapGenerator() {
              @Override
              protected NavigableMap<String, String> create(Map.Entry<String, String>[] entries) {
                return filled(
                    stage, limits, Shapes.sortedMap(TextShapes.STRING, TextShapes.STRING), entries);
              }
            })
        .named("java.util")
        .withFeatures(sorted(mapFeatures(stage), limits))
        .createTestSuite();
  }

  /** Lists whose elements have one width; a small one of a snapshot is an {@link InlineList}. */
  private abstract static class FixedWidth<E> implements TestListGenerator<E> {

    @Override
    public Iterable<E> order(List<E> insertionOrder) {
      return insertionOrder;
    }
  }

  private static final class Numbers extends FixedWidth<Long> {

    private final Stage stage;
    private final Limits limits;

    Numbers(Stage stage, Limits limits) {
      this.stage = stage;
      this.limits = limits;
    }

    @Override
    public SampleElements<Long> samples() {
      return new SampleElements<>(-1L, Long.MAX_VALUE, 0L, Long.MIN_VALUE, 1L << 32);
    }

    @Override
    public List<Long> create(Object... elements) {
      return filled(stage, limits, Shapes.list(NumberShapes.LONG), Arrays.asList(elements));
    }

    @Override
    public Long[] createArray(int length) {
      return new Long[length];
    }
  }

  /** All of one heap, as an entity of another one is never equal. */
  private static final class References extends FixedWidth<Item> {

    private final TestHeap heap;
    private final List<Item> items;

    @SuppressWarnings("unchecked") // the shape says so
    References(Limits limits) {
      heap = new TestHeap(Shapes.list(Shapes.reference(Item.class)), limits);
      TestHeap.Session session = heap.start();
      for (int i = 0; i < 5; i++) {
        ((List<Item>) session.items()).add(new Item.Draft().number(i));
      }
      session.commit();
      items = List.copyOf((List<Item>) heap.root().items());
    }

    @Override
    public SampleElements<Item> samples() {
      return new SampleElements<>(
          items.get(0), items.get(1), items.get(2), items.get(3), items.get(4));
    }

    @Override
    @SuppressWarnings("unchecked") // the shape says so
    public List<Item> create(Object... elements) {
      TestHeap.Session session = heap.open();
      List<Object> list = (List<Object>) session.items();
      list.clear();
      list.addAll(Arrays.asList(elements));
      session.commit();
      return (List<Item>) heap.root().items();
    }

    @Override
    public Item[] createArray(int length) {
      return new Item[length];
    }
  }
}
