package dev.durable.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/** Marks types as nullable. */
public final class NullableTypes {

  private NullableTypes() {}

  /** The type with the annotation where Java wants it; as it is, where there is no annotation. */
  public static TypeName nullable(TypeName type, @Nullable ClassName annotation) {
    if (annotation == null || type.isPrimitive() || type.isAnnotated()) {
      return type;
    }
    AnnotationSpec mark = AnnotationSpec.builder(annotation).build();
    // On the raw class, so that nested classes get it in their midst: Outer.@Nullable Inner<T>.
    return type instanceof ParameterizedTypeName generic
        ? ParameterizedTypeName.get(
            generic.rawType().annotated(mark), generic.typeArguments().toArray(TypeName[]::new))
        : type.annotated(mark);
  }
}
