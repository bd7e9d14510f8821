package dev.durable.internal.schema;

import dev.durable.DurableType;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.SealedType;
import dev.durable.error.GeneratedCodeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entity types that can be reached from a root type, by name. Immutable. */
public final class TypeGraph {

  private final EntityType<?, ?, ?> root;
  private final Map<String, EntityType<?, ?, ?>> types = new LinkedHashMap<>();
  private final IdentityHashMap<Class<?>, EntityType<?, ?, ?>> byClass = new IdentityHashMap<>();

  /**
   * Follows the references of the root type.
   *
   * @throws GeneratedCodeException where generated code is missing or of another release
   */
  public TypeGraph(DurableType<?, ?> rootType) {
    if (!(rootType instanceof EntityType<?, ?, ?> entityType)) {
      throw new IllegalArgumentException(
          rootType.type().getName()
              + " cannot be the root of a heap, because it is sealed: the root has one type. Let an"
              + " entity that refers to it be the root.");
    }
    this.root = entityType;
    List<DurableType<?, ?>> open = new ArrayList<>();
    open.add(rootType);
    for (int i = 0; i < open.size(); i++) {
      add(open.get(i), open);
    }
  }

  private void add(DurableType<?, ?> next, List<DurableType<?, ?>> open) {
    if (next instanceof SealedType<?, ?> sealed) {
      open.addAll(relatedTo(sealed));
    } else if (next instanceof EntityType<?, ?, ?> type
        && types.putIfAbsent(type.type().getName(), type) == null) {
      EntityType.requireCurrent(type);
      byClass.put(type.type(), type);
      open.addAll(relatedTo(type));
    }
  }

  /** A sealed type is met once for each reference to it; its kinds stop at what is known. */
  private static List<DurableType<?, ?>> relatedTo(DurableType<?, ?> type) {
    try {
      return type instanceof SealedType<?, ?> sealed
          ? sealed.kinds().get()
          : EntityType.relatedTo((EntityType<?, ?, ?>) type);
    } catch (NoClassDefFoundError e) {
      throw new GeneratedCodeException(
          "The generated class "
              + String.valueOf(e.getMessage()).replace('/', '.')
              + ", which "
              + type.type().getName()
              + " needs, is not there. It is made by durable-processor when its interface is"
              + " compiled: name durable-processor in annotationProcessorPaths of the"
              + " maven-compiler-plugin, or as annotationProcessor in Gradle, and compile again.",
          e);
    }
  }

  /** The root's type. */
  public EntityType<?, ?, ?> root() {
    return root;
  }

  /** All types, the root's first. */
  public Collection<EntityType<?, ?, ?>> types() {
    return Collections.unmodifiableCollection(types.values());
  }

  /** The type of the interface with this name; null where the root does not lead to it. */
  public @Nullable EntityType<?, ?, ?> find(String interfaceName) {
    return types.get(interfaceName);
  }

  /**
   * The type of this very interface; null where it is no entity's, or the root does not lead to it.
   */
  public @Nullable EntityType<?, ?, ?> find(Class<?> type) {
    return byClass.get(type);
  }
}
