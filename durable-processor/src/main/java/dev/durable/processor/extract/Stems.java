package dev.durable.processor.extract;

import dev.durable.processor.model.GeneratedNames;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What generated names begin with. */
final class Stems {

  private Stems() {}

  static GeneratedNames names(TypeElement type) {
    return GeneratedNames.of(Mirrors.packageOf(type), stem(type));
  }

  /** The stem that the user chose, else the simple name. */
  static String stem(TypeElement type) {
    String chosen = chosen(type);
    return chosen == null || !javax.lang.model.SourceVersion.isIdentifier(chosen)
        ? type.getSimpleName().toString()
        : chosen;
  }

  /** What the user wrote; null for nothing. */
  static @Nullable String chosen(TypeElement type) {
    AnnotationMirror mirror = Mirrors.annotation(type, AnnotationNames.DURABLE);
    AnnotationValue value = mirror == null ? null : Mirrors.value(mirror, "name");
    String text = value == null ? "" : value.getValue().toString();
    return text.isEmpty() ? null : text;
  }
}
