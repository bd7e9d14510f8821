package dev.durable.internal.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableType;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.Layout;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.SealedType;
import dev.durable.codegen.Slot;
import dev.durable.error.GeneratedCodeException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is wrong with generated code is said when a heap is opened, with the setting that repairs
 * it.
 */
final class TypeGraphTest {

  private interface Thing {}

  private interface Other {}

  /** A type that is never read or written. */
  private static final class FakeType
      extends EntityType<Object, EntityDraft<EntityView>, EntityView> {

    private final Class<?> type;
    private final Supplier<List<DurableType<?, ?>>> related;

    FakeType(int version, Class<?> type, Supplier<List<DurableType<?, ?>>> related) {
      super(version);
      this.type = type;
      this.related = related;
    }

    @Override
    @SuppressWarnings("unchecked") // nobody asks for more than its name
    public Class<Object> type() {
      return (Class<Object>) type;
    }

    @Override
    protected Layout layout() {
      return Layout.of(type, 16, 16);
    }

    @Override
    protected List<DurableType<?, ?>> related() {
      return related.get();
    }

    @Override
    protected EntityView view(ReadContext context, long record) {
      throw new AssertionError();
    }

    @Override
    protected EntityDraft<EntityView> draft(Slot slot, @Nullable EntityView base) {
      throw new AssertionError();
    }

    @Override
    protected EntityDraft<EntityView> create() {
      throw new AssertionError();
    }

    @Override
    protected EntitySerializer<EntityDraft<EntityView>> serializer() {
      throw new AssertionError();
    }

    @Override
    protected @Nullable Object get(Object entity, int property) {
      throw new AssertionError();
    }
  }

  @Test
  void codeGeneratedForAnotherRuntimeIsRefused() {
    GeneratedCodeException refused =
        assertThrows(
            GeneratedCodeException.class,
            () -> new TypeGraph(new FakeType(99, Thing.class, List::of)));
    assertTrue(refused.getMessage().contains(FakeType.class.getName()), refused.getMessage());
    assertTrue(refused.getMessage().contains("version 99"), refused.getMessage());
    assertTrue(refused.getMessage().contains("same release"), refused.getMessage());
  }

  @Test
  void aMissingGeneratedClassIsNamedWithTheBuildSetting() {
    FakeType type =
        new FakeType(
            2,
            Thing.class,
            () -> {
              throw new NoClassDefFoundError("shop/OrderDraft");
            });
    GeneratedCodeException refused =
        assertThrows(GeneratedCodeException.class, () -> new TypeGraph(type));
    assertTrue(refused.getMessage().contains("shop.OrderDraft"), refused.getMessage());
    assertTrue(refused.getMessage().contains("annotationProcessorPaths"), refused.getMessage());
  }

  @Test
  void typesThatReferToEachOtherAreFoundOnce() {
    FakeType[] other = new FakeType[1];
    SealedType<?, ?>[] sealed = new SealedType<?, ?>[1];
    FakeType root = new FakeType(2, Thing.class, () -> List.of(other[0], sealed[0]));
    sealed[0] = new SealedType<>(Object.class, Object.class, () -> List.of(root, other[0]));
    other[0] = new FakeType(2, Other.class, () -> List.of(root, sealed[0]));
    TypeGraph graph = new TypeGraph(root);
    assertEquals(List.of(root, other[0]), List.copyOf(graph.types()));
    assertEquals(other[0], graph.find(Other.class.getName()));
    assertEquals(other[0], graph.find(Other.class));
    assertNull(graph.find(Object.class), "whose entities may be of several types");
  }

  @Test
  void aSealedTypeCannotBeTheRoot() {
    SealedType<Object, Object> sealed = new SealedType<>(Object.class, Object.class, List::of);
    assertThrows(IllegalArgumentException.class, () -> new TypeGraph(sealed));
  }
}
