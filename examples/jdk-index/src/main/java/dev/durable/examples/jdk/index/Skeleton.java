package dev.durable.examples.jdk.index;

import dev.durable.Draft;
import dev.durable.examples.jdk.model.AnnotationTypeDraft;
import dev.durable.examples.jdk.model.ClassTypeDraft;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.DeclaredTypeDraft;
import dev.durable.examples.jdk.model.EnumTypeDraft;
import dev.durable.examples.jdk.model.InterfaceTypeDraft;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import dev.durable.examples.jdk.model.JdkModule;
import dev.durable.examples.jdk.model.JdkModuleDraft;
import dev.durable.examples.jdk.model.JdkPackage;
import dev.durable.examples.jdk.model.JdkPackageDraft;
import dev.durable.examples.jdk.model.RecordTypeDraft;
import dev.durable.examples.jdk.read.JdkFacts;
import dev.durable.examples.jdk.read.TypeFacts;
import dev.durable.examples.jdk.read.TypeHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The modules, packages and classes of a JDK by name, without what they say of each other: keeps
 * those that the older version has, makes the new ones, unlinks the ones that are gone.
 */
final class Skeleton {

  private final Draft<Jdk, JdkDraft> draft;
  private final Jdk old;
  private final Linker linker;

  Skeleton(Draft<Jdk, JdkDraft> draft, Linker linker) {
    this.draft = draft;
    this.old = draft.base().root();
    this.linker = linker;
  }

  /** Makes the linker know all of them. */
  void build(JdkFacts facts) {
    Map<String, JdkModule> modules = new HashMap<>();
    facts.modules().forEach(module -> modules.put(module.name(), module(module.name())));
    gone(old.modules().keySet(), modules).forEach(draft.root().modules()::remove);

    SortedMap<String, List<TypeFacts>> packages = new TreeMap<>();
    for (TypeFacts type : facts.types()) {
      packages.computeIfAbsent(type.packageName(), _ -> new ArrayList<>()).add(type);
    }
    packages.forEach(this::fill);
    gone(old.packages().keySet(), packages).forEach(draft.root().packages()::remove);
  }

  private JdkModule module(String name) {
    JdkModule module = old.modules().get(name);
    if (module == null) {
      module = new JdkModuleDraft().name(name);
      draft.root().modules().put(name, module);
    }
    linker.add(name, module);
    return module;
  }

  private void fill(String name, List<TypeFacts> types) {
    JdkModule module = linker.module(types.getFirst().module());
    JdkPackage home = old.packages().get(name);
    if (home == null) {
      home = new JdkPackageDraft().name(name).module(module);
      draft.root().packages().put(name, home);
    } else if (!home.module().equals(module)) {
      draft.edit(JdkPackageDraft.TYPE, home).module(module);
    }
    linker.add(name, home);
    fill(home, types);
  }

  private void fill(JdkPackage home, List<TypeFacts> types) {
    SortedMap<String, DeclaredType> before =
        home instanceof JdkPackageDraft ? new TreeMap<>() : home.types();
    Map<String, DeclaredType> added = new TreeMap<>();
    Map<String, TypeFacts> now = new HashMap<>();
    for (TypeFacts facts : types) {
      now.put(facts.simpleName(), facts);
      DeclaredType type = before.get(facts.simpleName());
      if (type == null || OldFacts.kind(type) != facts.head().kind()) {
        type = type(facts, home);
        added.put(facts.simpleName(), type);
      }
      linker.addDeclared(facts.name(), type);
    }
    List<String> gone = gone(before.keySet(), now);
    if (!added.isEmpty() || !gone.isEmpty()) {
      JdkPackageDraft edit = draft.edit(JdkPackageDraft.TYPE, home);
      gone.forEach(edit.types()::remove);
      edit.types().putAll(added);
    }
  }

  private static DeclaredType type(TypeFacts facts, JdkPackage home) {
    DeclaredTypeDraft type = type(facts.head().kind()).name(facts.simpleName()).home(home);
    return (DeclaredType) type;
  }

  private static DeclaredTypeDraft type(TypeHead.Kind kind) {
    return switch (kind) {
      case CLASS -> new ClassTypeDraft();
      case INTERFACE -> new InterfaceTypeDraft();
      case ENUM -> new EnumTypeDraft();
      case RECORD -> new RecordTypeDraft();
      case ANNOTATION -> new AnnotationTypeDraft();
    };
  }

  private static List<String> gone(Iterable<String> before, Map<String, ?> now) {
    List<String> gone = new ArrayList<>();
    before.forEach(
        name -> {
          if (!now.containsKey(name)) {
            gone.add(name);
          }
        });
    return gone;
  }
}
