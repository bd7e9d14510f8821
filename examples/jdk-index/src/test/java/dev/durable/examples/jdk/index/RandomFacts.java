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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** One JDK after another, each made from the one before by changing this and that. */
final class RandomFacts {

  private static final int PACKAGES = 4;
  private static final int TYPES = 40;
  private static final List<TypeHead.Kind> KINDS = List.of(TypeHead.Kind.values());
  private static final String PRIMITIVES = "IJZBCDFSV";

  private final Random random;
  private SortedMap<String, TypeFacts> types = new TreeMap<>();
  private List<String> names = List.of();
  private int version;

  RandomFacts(long seed) {
    random = new Random(seed);
  }

  /** The next one; every name that it mentions is among its types. */
  JdkFacts next() {
    version++;
    SortedMap<String, TypeFacts> before = types;
    chooseNames();
    SortedMap<String, TypeFacts> now = new TreeMap<>();
    int packageShift = random.nextInt(4) == 0 ? 1 : 0;
    for (String name : names) {
      String module = "m" + (name.charAt(1) - '0' + packageShift) % 2;
      TypeFacts old = before.get(name);
      TypeFacts facts =
          old == null || !isClosed(old) || random.nextInt(8) == 0 ? fresh(name) : changed(old);
      now.put(name, new TypeFacts(facts.head(), module, facts.fields(), facts.methods()));
    }
    types = now;
    return new JdkFacts(
        new JdkHome(Path.of("jdk"), "v" + version, "seed"),
        modules(),
        List.copyOf(now.values()),
        0);
  }

  private void chooseNames() {
    Set<String> chosen = new TreeSet<>();
    for (int i = 0; i < TYPES; i++) {
      if (random.nextInt(5) > 0) {
        chosen.add("p" + i % PACKAGES + ".T" + i);
      }
    }
    chosen.add("p0.T0");
    names = List.copyOf(chosen);
  }

  private boolean isClosed(TypeFacts facts) {
    return names.containsAll(mentioned(facts));
  }

  private static Set<String> mentioned(TypeFacts facts) {
    TypeHead head = facts.head();
    Set<String> mentioned = new TreeSet<>();
    if (head.superclass() != null) {
      mentioned.add(head.superclass());
    }
    mentioned.addAll(head.interfaces());
    mentioned.addAll(head.permitted());
    facts.fields().forEach(field -> addName(field.type(), mentioned));
    facts
        .methods()
        .forEach(
            method -> {
              addName(method.result(), mentioned);
              method.parameters().forEach(parameter -> addName(parameter, mentioned));
              mentioned.addAll(method.exceptions());
            });
    return mentioned;
  }

  private static void addName(String descriptor, Set<String> mentioned) {
    String component = descriptor.replace("[", "");
    if (component.length() > 1) {
      mentioned.add(component.substring(1, component.length() - 1));
    }
  }

  private TypeFacts changed(TypeFacts old) {
    return switch (random.nextInt(6)) {
      case 0 -> new TypeFacts(old.head(), old.module(), old.fields(), shuffled(old.methods()));
      case 1 -> new TypeFacts(old.head(), old.module(), old.fields(), methods());
      case 2 -> fresh(old.name(), old.head().kind());
      default -> old;
    };
  }

  /** Some of them, in another order, one with other flags. */
  private List<MethodFacts> shuffled(List<MethodFacts> methods) {
    List<MethodFacts> result = new ArrayList<>(methods);
    if (!result.isEmpty()) {
      MethodFacts first = result.removeFirst();
      result.add(
          new MethodFacts(
              first.name(),
              first.flags() ^ 1,
              first.result(),
              first.parameters(),
              some(2, this::name)));
    }
    return result;
  }

  private TypeFacts fresh(String name) {
    return fresh(name, KINDS.get(random.nextInt(KINDS.size())));
  }

  private TypeFacts fresh(String name, TypeHead.Kind kind) {
    Map<String, FieldFacts> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      FieldFacts field = new FieldFacts("f" + random.nextInt(9), random.nextInt(8), type());
      fields.put(field.name(), field);
    }
    TypeHead head =
        new TypeHead(
            kind,
            name,
            random.nextInt(4),
            random.nextBoolean() ? name() : null,
            some(3, this::name),
            null,
            List.of(),
            some(2, this::name),
            kind == TypeHead.Kind.RECORD ? List.copyOf(fields.keySet()) : List.of(),
            kind == TypeHead.Kind.ANNOTATION ? "RUNTIME" : null);
    return new TypeFacts(head, "", List.copyOf(fields.values()), methods());
  }

  private List<MethodFacts> methods() {
    Map<List<Object>, MethodFacts> methods = new LinkedHashMap<>();
    for (int i = random.nextInt(random.nextInt(10) == 0 ? 300 : 6); i > 0; i--) {
      MethodFacts method =
          new MethodFacts(
              "m" + random.nextInt(99),
              random.nextInt(4),
              type(),
              some(3, this::type),
              some(2, this::name));
      methods.put(List.of(method.name(), method.result(), method.parameters()), method);
    }
    return List.copyOf(methods.values());
  }

  private String name() {
    return names.get(random.nextInt(names.size()));
  }

  private String type() {
    String component =
        random.nextBoolean()
            ? "L" + name() + ";"
            : PRIMITIVES.substring(random.nextInt(8)).substring(0, 1);
    return "[".repeat(random.nextInt(3)) + component;
  }

  private List<String> some(int most, Supplier<String> each) {
    Set<String> some = new TreeSet<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      some.add(each.get());
    }
    return List.copyOf(some);
  }

  private List<ModuleFacts> modules() {
    List<ModuleFacts> modules = new ArrayList<>();
    for (String name : List.of("m0", "m1")) {
      Set<String> packages = new TreeSet<>();
      types.values().stream()
          .filter(type -> type.module().equals(name))
          .forEach(type -> packages.add(type.packageName()));
      modules.add(
          new ModuleFacts(
              name,
              random.nextBoolean() ? Set.of("m0") : Set.of(),
              Set.of(),
              packages,
              packages.isEmpty()
                  ? Map.of()
                  : Map.of(packages.iterator().next(), Set.of("m0", "m1")),
              Set.copyOf(some(3, this::name)),
              Map.of(name(), some(3, this::name))));
    }
    return modules;
  }
}
