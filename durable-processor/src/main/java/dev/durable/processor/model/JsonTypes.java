package dev.durable.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entities that the runtime brings along: what a {@code JValue} can refer to. */
public final class JsonTypes {

  private static final String PACKAGE = "dev.durable.json";

  private static final List<Stored.Reference> ENTITIES =
      List.of(entity("JArray", "JArrayDraft"), entity("JObject", "JObjectDraft"));

  private JsonTypes() {}

  private static Stored.Reference entity(String type, String draft) {
    return new Stored.Reference(ClassName.get(PACKAGE, type), ClassName.get(PACKAGE, draft), false);
  }

  /** The entities. */
  public static List<Stored.Reference> entities() {
    return ENTITIES;
  }

  /** The entity with this qualified name; null where it is none of them. */
  public static Stored.@Nullable Reference entity(String className) {
    for (Stored.Reference entity : ENTITIES) {
      if (entity.type().canonicalName().equals(className)) {
        return entity;
      }
    }
    return null;
  }
}
