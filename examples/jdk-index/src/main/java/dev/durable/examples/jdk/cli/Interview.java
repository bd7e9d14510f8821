package dev.durable.examples.jdk.cli;

import dev.durable.examples.jdk.ask.Census;
import dev.durable.examples.jdk.ask.Hierarchy;
import dev.durable.examples.jdk.ask.Members;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.Method;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks a JDK this and that, and says how long each answer took. */
final class Interview {

  private static final int SHOWN = 4;

  private final Jdk jdk;
  private final Output out;

  Interview(Jdk jdk, Output out) {
    this.jdk = jdk;
    this.out = out;
  }

  void run() {
    ask("How much is there?", () -> Census.of(jdk).toString());
    ask("Who implements java.util.Collection?", () -> implementors("java.util.Collection"));
    ask("What has the deepest hierarchy?", this::deepest);
    ask("How is java.util.Map$Entry declared?", () -> members("java.util.Map$Entry"));
    ask("Which class has most methods?", this::largest);
    ask("Who throws java.io.IOException?", () -> throwing("java.io.IOException"));
    ask("What do most parameters take?", this::favourites);
  }

  private void ask(String question, Supplier<String> answer) {
    long start = System.nanoTime();
    String text = answer.get();
    out.line("  %s  [%s]", question, Output.since(start));
    text.lines().forEach(line -> out.line("    " + line));
  }

  private String implementors(String name) {
    List<DeclaredType> found = new Hierarchy(jdk).implementors(type(name));
    List<DeclaredType> exported =
        found.stream().filter(type -> type.isPublic() && type.home().isExported()).toList();
    return found.size()
        + " classes, "
        + exported.size()
        + " of them public and exported: "
        + names(exported);
  }

  private String deepest() {
    List<DeclaredType> chain = Hierarchy.deepest(jdk);
    return chain.size()
        - 1
        + " superclasses: "
        + chain.stream().map(DeclaredType::name).collect(Collectors.joining(" < "));
  }

  private String members(String name) {
    DeclaredType type = type(name);
    return type.declaration()
        + type.methods().stream()
            .filter(method -> !method.isSynthetic())
            .limit(SHOWN)
            .map(method -> "\n  " + method.declaration())
            .collect(Collectors.joining());
  }

  private String largest() {
    DeclaredType type = Members.largest(jdk);
    return String.format("%s: %,d", type.binaryName(), type.methods().size());
  }

  private String throwing(String name) {
    List<Method> found = Members.throwing(jdk, type(name));
    return String.format("%,d methods", found.size());
  }

  private String favourites() {
    return Members.favouriteParameters(jdk, SHOWN).stream()
        .map(entry -> String.format("%s (%,d)", entry.getKey().label(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private DeclaredType type(String name) {
    DeclaredType type = jdk.type(name);
    if (type == null) {
      throw new IllegalStateException("There is no " + name + " in " + jdk.release() + ".");
    }
    return type;
  }

  private static String names(List<DeclaredType> types) {
    return types.stream()
            .limit(SHOWN)
            .map(DeclaredType::binaryName)
            .collect(Collectors.joining(", "))
        + (types.size() > SHOWN ? ", …" : "");
  }
}
