package dev.durable.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.SealedModel;
import dev.durable.processor.model.Stored;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the draft of a sealed entity: an interface over the drafts of its kinds. */
final class SealedDraftEmitter {

  private final SealedModel model;
  private final DraftSignatures signatures;

  SealedDraftEmitter(SealedModel model) {
    this.model = model;
    this.signatures =
        new DraftSignatures(
            model.type(), model.names().draft(), model.sealedParents(), model.environment());
  }

  JavaFile emit() {
    String name = String.join(".", model.type().simpleNames());
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(model.names().draft())
            .addJavadoc(
                Javadoc.of("Mutable {@link " + name + "}, one of several kinds", model.doc()))
            .addJavadoc("\n")
            .addJavadoc(
                Javadoc.of(
                    "<p>Each kind is a {@code "
                        + name
                        + "} too; this interface itself cannot be, since {@code "
                        + name
                        + "} is sealed",
                    ""))
            .addModifiers(Modifier.SEALED);
    SourceFile.mark(type, model.type(), model.environment(), model.isPublic());
    if (model.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    model.sealedParents().forEach(parent -> type.addSuperinterface(parent.draft()));
    model.permitted().forEach(type::addPermittedSubclass);
    type.addField(typeField(name));
    for (PropertyModel property : model.properties()) {
      addMethods(type, property);
    }
    return SourceFile.of(model.names().draft(), type.build(), List.of());
  }

  private FieldSpec typeField(String name) {
    ClassName draft = model.names().draft();
    CodeBlock kinds =
        model.kinds().stream()
            .map(kind -> CodeBlock.of("$T.TYPE", kind))
            .collect(CodeBlock.joining(", "));
    return FieldSpec.builder(
            ParameterizedTypeName.get(RuntimeNames.DURABLE_TYPE, model.type(), draft),
            "TYPE",
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("Names {@link $L} to a heap.\n", name)
        .initializer(
            "new $T<>($T.class, $T.class, () -> $T.of($L))",
            RuntimeNames.SEALED_TYPE,
            model.type(),
            draft,
            List.class,
            kinds)
        .build();
  }

  private void addMethods(TypeSpec.Builder type, PropertyModel property) {
    boolean isSettable = model.settable().contains(property.name());
    MethodSpec.Builder getter = signatures.getter(property);
    if (!isSettable) {
      getter.returns(signatures.types().givenByAll(property));
    }
    if (signatures.isInherited(property)) {
      getter.addAnnotation(Override.class);
    }
    type.addMethod(
        getter
            .addModifiers(Modifier.ABSTRACT)
            .addJavadoc(Javadoc.of(signatures.link(property), property.doc()))
            .build());
    if (property.edited()) {
      type.addMethod(signatures.edit(property).addModifiers(Modifier.ABSTRACT).build());
    }
    if (!isSettable) {
      return;
    }
    NamePool pool = new NamePool();
    String parameter = pool.take(property.name());
    type.addMethod(signatures.setter(property, parameter).addModifiers(Modifier.ABSTRACT).build());
    if (property.stored() instanceof Stored.Option) {
      type.addMethod(
          signatures.contentSetter(property, parameter).addModifiers(Modifier.ABSTRACT).build());
    }
  }
}
