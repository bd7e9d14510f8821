package dev.durable.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import dev.durable.processor.diagnostic.DiagnosticId;
import dev.durable.processor.diagnostic.Findings;
import dev.durable.processor.diagnostic.Reporter;
import dev.durable.processor.emit.Emission;
import dev.durable.processor.extract.EntityExtractor;
import dev.durable.processor.extract.Extraction;
import dev.durable.processor.layout.LayoutPlanner;
import dev.durable.processor.model.EntityModel;
import dev.durable.processor.model.Origin;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.SealedModel;
import dev.durable.processor.model.ValueTypes;
import dev.durable.processor.validate.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Takes one annotated type through all steps; leaves the next type alone whatever happens. */
final class EntityStep {

  private static final ValueTypes NO_VALUES = new ValueTypes(List.of(), List.of());

  private final ProcessingEnvironment environment;
  private final Rounds rounds;
  private final EntityExtractor extractor;
  private final GeneratedFiles generated;

  EntityStep(ProcessingEnvironment environment, Rounds rounds) {
    this.environment = environment;
    this.rounds = rounds;
    this.extractor = new EntityExtractor(environment.getElementUtils(), environment.getTypeUtils());
    this.generated = new GeneratedFiles(environment);
  }

  /** Extract, validate, lay out, emit; or wait for the next round. */
  void process(TypeElement type) {
    try {
      Extraction extraction = extractor.extract(type);
      if (extraction instanceof Extraction.Deferred deferred) {
        if (rounds.isHopeless()) {
          giveUp(type, deferred);
        } else {
          rounds.defer(type);
        }
      } else {
        complete(type, extraction);
      }
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      report(DiagnosticId.INTERNAL, type, type.getQualifiedName().toString(), trace.toString());
    }
  }

  /** After all types of a round: where one waits, sees to it that this round is not the last. */
  void await() {
    for (TypeElement type : rounds.deferred(environment.getElementUtils())) {
      String name = rounds.nameCall(type);
      try {
        rounds.called(generated.callRound(name, type));
      } catch (IOException e) {
        report(DiagnosticId.CANNOT_WRITE, type, name, String.valueOf(e.getMessage()));
      }
      return;
    }
  }

  /** In the last round: says what is missing, and what else was found. */
  void finish() {
    rounds.deleteCalls();
    for (TypeElement type : rounds.deferred(environment.getElementUtils())) {
      if (extractor.extract(type) instanceof Extraction.Deferred deferred) {
        reportMissing(deferred.missing());
        report(deferred.stub());
      }
    }
    new Reporter(environment.getElementUtils(), environment.getMessager())
        .print(rounds.findings().all(), rounds.compiled());
  }

  private void report(Extraction extraction) {
    switch (extraction) {
      case Extraction.Entity entity -> rounds.findings().addAll(entity.findings());
      case Extraction.Sealed sealed -> rounds.findings().addAll(sealed.findings());
      case Extraction.Refused refused -> rounds.findings().addAll(refused.findings());
      case Extraction.Deferred deferred -> report(deferred.stub());
    }
  }

  /** Writes what can be said without the missing type. */
  private void giveUp(TypeElement type, Extraction.Deferred deferred) {
    reportMissing(deferred.missing());
    if (deferred.stub() instanceof Extraction.Entity entity) {
      rounds.findings().addAll(entity.findings());
      if (claim(entity.model().type(), entity.model().names().all(), entity.model().origin())) {
        write(type, stub(entity));
      }
    } else {
      complete(type, deferred.stub());
    }
  }

  /** The compiler reports what is missing in the sources that it compiles, and nowhere else. */
  private void reportMissing(Extraction.Missing missing) {
    TypeElement holder = environment.getElementUtils().getTypeElement(missing.holder());
    if (holder == null || !rounds.isCompiled(holder)) {
      rounds
          .findings()
          .add(DiagnosticId.UNRESOLVED_TYPE, missing.origin(), missing.type(), missing.what());
    }
  }

  private void complete(TypeElement type, Extraction extraction) {
    switch (extraction) {
      case Extraction.Entity entity -> {
        EntityModel model = entity.model();
        validate(model.properties(), model.values(), entity.findings());
        rounds.findings().addAll(entity.findings());
        if (claim(model.type(), model.names().all(), model.origin())) {
          write(
              type,
              entity.findings().hasErrors()
                  ? stub(entity)
                  : Emission.of(model, LayoutPlanner.plan(model.properties())));
        }
      }
      case Extraction.Sealed(SealedModel model, Findings findings) -> {
        validate(model.properties(), NO_VALUES, findings);
        rounds.findings().addAll(findings);
        if (claim(model.type(), List.of(model.names().draft()), model.origin())) {
          write(type, Emission.of(model));
        }
      }
      case Extraction.Refused(EntityModel stub, Findings findings) -> {
        rounds.findings().addAll(findings);
        write(type, Emission.stubOf(stub, false));
      }
      case Extraction.Deferred deferred -> complete(type, deferred.stub());
    }
  }

  private static List<JavaFile> stub(Extraction.Entity entity) {
    return entity.implementable()
        ? Emission.stubOf(entity.model(), true)
        : Emission.stubOf(entity.model().ofObject(), false);
  }

  private static void validate(
      List<PropertyModel> properties, ValueTypes values, Findings findings) {
    Rule.ALL.forEach(rule -> rule.check(properties, values, findings));
  }

  /** Makes sure that the names of the generated classes are free. */
  private boolean claim(ClassName type, List<ClassName> generated, Origin origin) {
    for (ClassName name : generated) {
      String claimant = rounds.claim(name.canonicalName(), type.canonicalName());
      String taken =
          claimant == null ? extractor.occupant(name, type) : "the one generated for " + claimant;
      if (taken != null) {
        rounds.findings().add(DiagnosticId.NAME_TAKEN, origin, name.simpleName(), taken);
        return false;
      }
    }
    return true;
  }

  private void write(TypeElement origin, List<JavaFile> files) {
    for (JavaFile file : files) {
      String name =
          file.packageName().isEmpty()
              ? file.typeSpec().name()
              : file.packageName() + "." + file.typeSpec().name();
      try (Writer writer = generated.create(name, origin).openWriter()) {
        writer.write(Emission.text(file));
      } catch (IOException e) {
        report(DiagnosticId.CANNOT_WRITE, origin, name, String.valueOf(e.getMessage()));
      }
    }
  }

  private void report(DiagnosticId id, TypeElement type, String... arguments) {
    rounds.findings().add(id, Origin.ofType(type.getQualifiedName().toString()), arguments);
  }
}
