package dev.durable.processor;

import java.io.IOException;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Creates the files of generated classes, in the module of the interface that they belong to. */
final class GeneratedFiles {

  private static final String ECJ_ENVIRONMENT =
      "org.eclipse.jdt.internal.compiler.apt.dispatch.BatchProcessingEnvImpl";

  private final ProcessingEnvironment environment;

  GeneratedFiles(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Creates a file; the qualified name says which.
   *
   * <p>The compiler puts a generated class into the module of its package. ECJ alone wants to be
   * told the module, and understands it only where it compiles several, with {@code
   * --module-source-path}; without that it fails on a null of its own, before anything is created,
   * and knows no way at all: see docs/decisions/0204.
   */
  JavaFileObject create(String name, TypeElement origin) throws IOException {
    Filer filer = environment.getFiler();
    Optional<String> module = moduleForEcj(origin);
    if (module.isPresent()) {
      try {
        return filer.createSourceFile(module.get() + "/" + name, origin);
      } catch (NullPointerException e) {
        return filer.createSourceFile(name, origin);
      }
    }
    return filer.createSourceFile(name, origin);
  }

  private Optional<String> moduleForEcj(TypeElement origin) {
    if (!environment.getClass().getName().equals(ECJ_ENVIRONMENT)) {
      return Optional.empty();
    }
    return Optional.ofNullable(environment.getElementUtils().getModuleOf(origin))
        .filter(module -> !module.isUnnamed())
        .map(ModuleElement::getQualifiedName)
        .map(Object::toString);
  }
}
