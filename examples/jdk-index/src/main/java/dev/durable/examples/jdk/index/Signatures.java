package dev.durable.examples.jdk.index;

import dev.durable.examples.jdk.model.ArrayType;
import dev.durable.examples.jdk.model.ArrayTypeDraft;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import dev.durable.examples.jdk.model.PrimitiveType;
import dev.durable.examples.jdk.model.PrimitiveTypeDraft;
import dev.durable.examples.jdk.model.Type;
import dev.durable.examples.jdk.read.FieldFacts;
import dev.durable.examples.jdk.read.JdkFacts;
import dev.durable.examples.jdk.read.MethodFacts;
import dev.durable.examples.jdk.read.TypeFacts;
import java.lang.constant.ClassDesc;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The types that signatures mention and no class file declares: primitives and arrays. */
final class Signatures {

  private final JdkDraft edit;
  private final Jdk old;
  private final Linker linker;
  private final OldFacts oldFacts;

  Signatures(JdkDraft edit, Jdk old, Linker linker, OldFacts oldFacts) {
    this.edit = edit;
    this.old = old;
    this.linker = linker;
    this.oldFacts = oldFacts;
  }

  /** Keeps the primitives, which are always the same, before anything else is compared. */
  static void keepPrimitives(Jdk old, Linker linker) {
    old.primitives().forEach(linker::add);
  }

  /**
   * Makes the linker know all that these facts mention, and unlinks the arrays that they do not.
   */
  void build(JdkFacts facts) {
    SortedSet<String> mentioned = mentioned(facts);
    mentioned.forEach(this::type);
    old.arrays()
        .forEach(
            (descriptor, array) -> {
              if (!mentioned.contains(descriptor)) {
                edit.arrays().remove(descriptor);
              }
            });
  }

  /** The descriptors of primitives and arrays in these facts, and of what the arrays consist of. */
  static SortedSet<String> mentioned(JdkFacts facts) {
    SortedSet<String> mentioned = new TreeSet<>();
    for (TypeFacts type : facts.types()) {
      for (FieldFacts field : type.fields()) {
        add(field.type(), mentioned);
      }
      for (MethodFacts method : type.methods()) {
        add(method.result(), mentioned);
        method.parameters().forEach(parameter -> add(parameter, mentioned));
      }
    }
    return mentioned;
  }

  /** An array mentions its components too. */
  private static void add(String descriptor, SortedSet<String> mentioned) {
    String rest = descriptor;
    while (rest.charAt(0) == '[' && mentioned.add(rest)) {
      rest = rest.substring(1);
    }
    if (rest.length() == 1) {
      mentioned.add(rest);
    }
  }

  private Type type(String descriptor) {
    if (linker.knows(descriptor)) {
      return linker.type(descriptor);
    }
    Type type = descriptor.charAt(0) == '[' ? array(descriptor) : primitive(descriptor);
    linker.add(descriptor, type);
    return type;
  }

  private PrimitiveType primitive(String descriptor) {
    PrimitiveType type =
        new PrimitiveTypeDraft().keyword(ClassDesc.ofDescriptor(descriptor).displayName());
    edit.primitives().put(descriptor, type);
    return type;
  }

  private ArrayType array(String descriptor) {
    Map<String, ArrayType> before = old.arrays();
    ArrayType type = before.get(descriptor);
    if (type == null || !oldFacts.isAlive(type)) {
      type = new ArrayTypeDraft().component(type(descriptor.substring(1)));
      edit.arrays().put(descriptor, type);
    }
    return type;
  }
}
