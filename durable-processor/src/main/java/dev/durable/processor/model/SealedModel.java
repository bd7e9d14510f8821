package dev.durable.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * An annotated sealed interface: one of several kinds of entities.
 *
 * @param properties by name; those whose setter all kinds have alike
 * @param settable the names of the properties that all kinds set alike
 * @param permitted the drafts of the direct kinds, by name
 * @param kinds the drafts of the kinds that are not sealed themselves, by name
 */
public record SealedModel(
    ClassName type,
    GeneratedNames names,
    boolean isPublic,
    List<PropertyModel> properties,
    List<String> settable,
    List<ClassName> permitted,
    List<ClassName> kinds,
    List<EntityModel.SealedParent> sealedParents,
    String doc,
    Environment environment,
    Origin origin) {}
