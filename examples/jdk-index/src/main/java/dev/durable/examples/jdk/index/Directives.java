package dev.durable.examples.jdk.index;

import dev.durable.Draft;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import dev.durable.examples.jdk.model.JdkModule;
import dev.durable.examples.jdk.model.JdkModuleDraft;
import dev.durable.examples.jdk.model.JdkPackage;
import dev.durable.examples.jdk.read.ModuleFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What modules require, export, use and provide, for those that are new or have changed. */
final class Directives {

  private final Draft<Jdk, JdkDraft> draft;
  private final Linker linker;
  private final OldFacts oldFacts;

  Directives(Draft<Jdk, JdkDraft> draft, Linker linker, OldFacts oldFacts) {
    this.draft = draft;
    this.linker = linker;
    this.oldFacts = oldFacts;
  }

  /** Brings one module to what these facts say. */
  void build(ModuleFacts facts) {
    JdkModule module = linker.module(facts.name());
    if (module instanceof JdkModuleDraft || !oldFacts.of(module).equals(facts)) {
      fill(draft.edit(JdkModuleDraft.TYPE, module), facts);
    }
  }

  private void fill(JdkModuleDraft module, ModuleFacts facts) {
    Map<JdkPackage, Set<JdkModule>> qualified = new HashMap<>();
    facts
        .qualifiedExports()
        .forEach((home, to) -> qualified.put(linker.home(home), Set.copyOf(linker.modules(to))));
    Map<DeclaredType, List<DeclaredType>> provides = new HashMap<>();
    facts
        .provides()
        .forEach((service, with) -> provides.put(linker.declared(service), linker.declared(with)));
    module
        .requires(linker.modules(facts.requires()))
        .requiresTransitive(linker.modules(facts.requiresTransitive()))
        .exports(linker.homes(facts.exports()))
        .qualifiedExports(qualified)
        .uses(linker.declared(facts.uses()))
        .provides(provides);
  }
}
