package dev.durable.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.durable.processor.model.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What all generated files share. */
final class SourceFile {

  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");
  private static final ClassName NULL_MARKED =
      ClassName.get("org.jspecify.annotations", "NullMarked");
  private static final String PROCESSOR = "dev.durable.processor.DurableProcessor";

  private SourceFile() {}

  /**
   * Adds the annotations that every generated class has.
   *
   * @param isPublic whether its signatures, which name package-private classes, are exported
   */
  static void mark(
      TypeSpec.Builder type, ClassName origin, Environment environment, boolean isPublic) {
    mark(type, origin, environment, environment.warnings(), isPublic);
  }

  /** The same for a class that names nothing but the interface. */
  static void markPlain(TypeSpec.Builder type, ClassName origin, Environment environment) {
    mark(type, origin, environment, environment.ownWarnings(), false);
  }

  private static void mark(
      TypeSpec.Builder type,
      ClassName origin,
      Environment environment,
      List<String> suppressed,
      boolean isPublic) {
    if (environment.generated()) {
      type.addAnnotation(
          AnnotationSpec.builder(GENERATED).addMember("value", "$S", PROCESSOR).build());
    }
    type.addAnnotation(
        AnnotationSpec.builder(RuntimeNames.DURABLE_GENERATED)
            .addMember("value", "$T.class", origin)
            .build());
    if (environment.nullMarked()) {
      type.addAnnotation(NULL_MARKED);
    }
    Set<String> warnings = new TreeSet<>(suppressed);
    if (isPublic && environment.module()) {
      warnings.add("exports");
      warnings.add("all"); // ECJ, which sees no leak in them, would call the other one unnecessary
    }
    if (!warnings.isEmpty()) {
      AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
      warnings.forEach(warning -> suppress.addMember("value", "$S", warning));
      type.addAnnotation(suppress.build());
    }
    type.alwaysQualify(environment.shadowed().toArray(String[]::new));
  }

  /** The file; names from {@code imported} are used without their class. */
  static JavaFile of(ClassName name, TypeSpec type, List<StaticImport> imported) {
    JavaFile.Builder file =
        JavaFile.builder(name.packageName(), type).skipJavaLangImports(true).indent("  ");
    for (StaticImport each : imported) {
      // Nothing can be imported from the unnamed package.
      if (!each.names().isEmpty() && !name.packageName().isEmpty()) {
        file.addStaticImport(
            each.from(),
            each.names().size() > MAX_SINGLE_IMPORTS
                ? new String[] {"*"}
                : new ArrayList<>(each.names()).toArray(String[]::new));
      }
    }
    return file.build();
  }

  private static final int MAX_SINGLE_IMPORTS = 60;

  /** Constants of another class. */
  record StaticImport(ClassName from, Set<String> names) {}
}
