package dev.durable.examples.jdk.index;

import dev.durable.examples.jdk.read.FieldFacts;
import dev.durable.examples.jdk.read.JdkFacts;
import dev.durable.examples.jdk.read.JdkHome;
import dev.durable.examples.jdk.read.MethodFacts;
import dev.durable.examples.jdk.read.ModuleFacts;
import dev.durable.examples.jdk.read.TypeFacts;
import dev.durable.examples.jdk.read.TypeHead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A small JDK of one module {@code m}, said in a few words. */
final class FactsBuilder {

  private final String version;
  private final List<TypeFacts> types = new ArrayList<>();

  FactsBuilder(String version) {
    this.version = version;
  }

  /** Begins a class without superclass. */
  TypeBuilder type(TypeHead.Kind kind, String name) {
    return new TypeBuilder(kind, name);
  }

  JdkFacts facts() {
    Set<String> packages = new TreeSet<>();
    types.forEach(type -> packages.add(type.packageName()));
    ModuleFacts module =
        new ModuleFacts("m", Set.of(), Set.of(), packages, Map.of(), Set.of(), Map.of());
    types.sort(Comparator.comparing(TypeFacts::name));
    return new JdkFacts(
        new JdkHome(Path.of("jdk" + version), version, "us"), List.of(module), types, 0);
  }

  /** One class. */
  final class TypeBuilder {

    private final TypeHead.Kind kind;
    private final String name;
    private @Nullable String superclass;
    private final List<String> interfaces = new ArrayList<>();
    private final List<FieldFacts> fields = new ArrayList<>();
    private final List<MethodFacts> methods = new ArrayList<>();

    private TypeBuilder(TypeHead.Kind kind, String name) {
      this.kind = kind;
      this.name = name;
    }

    TypeBuilder superclass(String superclass) {
      this.superclass = superclass;
      return this;
    }

    TypeBuilder implementing(String type) {
      interfaces.add(type);
      return this;
    }

    TypeBuilder field(String name, String descriptor) {
      fields.add(new FieldFacts(name, 0, descriptor));
      return this;
    }

    TypeBuilder method(int flags, String name, String result, String... parameters) {
      methods.add(new MethodFacts(name, flags, result, List.of(parameters), List.of()));
      return this;
    }

    FactsBuilder end() {
      TypeHead head =
          new TypeHead(
              kind,
              name,
              1,
              superclass,
              interfaces,
              null,
              List.of(),
              List.of(),
              kind == TypeHead.Kind.RECORD
                  ? fields.stream().map(FieldFacts::name).toList()
                  : List.of(),
              kind == TypeHead.Kind.ANNOTATION ? "RUNTIME" : null);
      types.add(new TypeFacts(head, "m", fields, methods));
      return FactsBuilder.this;
    }
  }
}
