package dev.durable.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Set;

/**
 * An annotated interface that becomes an entity.
 *
 * @param names of what is generated
 * @param isPublic whether its draft is public
 * @param properties by name
 * @param sealedParents the sealed entities that it is a kind of
 * @param renamedFrom its earlier binary names
 * @param doc the first sentence of its documentation; empty where there is none
 */
public record EntityModel(
    ClassName type,
    GeneratedNames names,
    boolean isPublic,
    List<PropertyModel> properties,
    List<SealedParent> sealedParents,
    List<String> renamedFrom,
    ValueTypes values,
    String doc,
    Environment environment,
    Origin origin) {

  /** The same, with nothing said of the annotated type: what a stub has where that has no name. */
  public EntityModel ofObject() {
    return new EntityModel(
        ClassName.get(Object.class),
        names,
        isPublic,
        properties,
        List.of(),
        renamedFrom,
        values,
        doc,
        environment,
        origin);
  }

  /**
   * A sealed entity that this is a kind of, and its draft.
   *
   * @param properties the names of its properties
   * @param settable the names of those that its draft sets
   */
  public record SealedParent(
      ClassName type, ClassName draft, Set<String> properties, Set<String> settable) {}
}
