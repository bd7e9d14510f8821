package dev.durable.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.durable.processor.model.EntityModel.SealedParent;
import dev.durable.processor.model.Environment;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.Stored;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The methods that users see on drafts, without their bodies: of entities, sealed entities and
 * stubs alike.
 */
final class DraftSignatures {

  private final ClassName type;
  private final ClassName draft;
  private final List<SealedParent> parents;
  private final DraftTypes types;

  DraftSignatures(
      ClassName type, ClassName draft, List<SealedParent> parents, Environment environment) {
    this.type = type;
    this.draft = draft;
    this.parents = parents;
    this.types = new DraftTypes(environment);
  }

  DraftTypes types() {
    return types;
  }

  /** {@code {@link Customer#score()}}. */
  String link(PropertyModel property) {
    return link(type, property);
  }

  static String link(ClassName type, PropertyModel property) {
    return "{@link " + String.join(".", type.simpleNames()) + "#" + property.getter() + "()}";
  }

  MethodSpec.Builder getter(PropertyModel property) {
    return MethodSpec.methodBuilder(property.getter())
        .addModifiers(Modifier.PUBLIC)
        .returns(types.given(property));
  }

  /** Whether the draft of a sealed parent gives it, too. */
  boolean isInherited(PropertyModel property) {
    return parents.stream().anyMatch(parent -> parent.properties().contains(property.name()));
  }

  MethodSpec.Builder edit(PropertyModel property) {
    Stored.Reference reference = (Stored.Reference) property.stored();
    TypeName given = reference.draft();
    return method(property.editor(), isInherited(property))
        .addJavadoc(Javadoc.of(link(property) + ", to be edited", ""))
        .returns(property.nullable() ? types.nullable(given) : given);
  }

  MethodSpec.Builder setter(PropertyModel property, String parameter) {
    String text =
        switch (property.stored()) {
          case Stored.Many _ -> "Makes " + link(property) + " equal to these";
          case Stored.Reference _ ->
              "Sets "
                  + link(property)
                  + " to a draft of this session, a new one, or a view of this"
                  + " heap";
          default -> "Sets " + link(property);
        };
    return setter(property, types.taken(property), parameter, text);
  }

  /** Sets an {@code Optional} to a value that is there. */
  MethodSpec.Builder contentSetter(PropertyModel property, String parameter) {
    Stored.Option option = (Stored.Option) property.stored();
    return setter(property, option.content().type(), parameter, "Sets " + link(property));
  }

  private MethodSpec.Builder setter(
      PropertyModel property, TypeName parameterType, String parameter, String text) {
    boolean isInherited =
        parents.stream().anyMatch(parent -> parent.settable().contains(property.name()));
    return method(property.setter(), isInherited)
        .addJavadoc(Javadoc.of(text, ""))
        .returns(draft)
        .addParameter(ParameterSpec.builder(parameterType, parameter).build());
  }

  private static MethodSpec.Builder method(String name, boolean isInherited) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
    return isInherited ? method.addAnnotation(Override.class) : method;
  }
}
