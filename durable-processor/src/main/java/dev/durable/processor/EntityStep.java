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

  EntityStep(ProcessingEnvironment environment, Rounds rounds) {
    this.environment = environment;
    this.rounds = rounds;
    this.extractor =
        new EntityExtractor(environment.getElementUtils(), environment.getTypeUtils());
  }

  /** Extract, validate, lay out, emit; or wait for the next round. */
  void process(TypeElement type) {
    try {
      Extraction extraction = extractor.extract(type);
      if (extraction instanceof Extraction.Deferred) {
        rounds.defer(type);
      } else {
        complete(type, extraction);
      }
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      report(DiagnosticId.INTERNAL, type, type.getQualifiedName().toString(), trace.toString());
    }
  }

  /** In the last round: says what is missing, and what else was found. */
  void finish() {
    for (TypeElement type : rounds.deferred(environment.getElementUtils())) {
      if (extractor.extract(type) instanceof Extraction.Deferred deferred) {
        complete(type, deferred.stub());
      }
    }
    new Reporter(environment.getElementUtils(), environment.getMessager())
        .print(rounds.findings().all(), rounds.compiled());
  }

  private void complete(TypeElement type, Extraction extraction) {
    switch (extraction) {
      case Extraction.Entity(EntityModel model, Findings findings) -> {
        validate(model.properties(), model.values(), findings);
        claim(model.type(), model.names().all(), findings, model.origin());
        rounds.findings().addAll(findings);
        boolean broken = findings.hasErrors();
        write(
            type,
            broken
                ? Emission.stubOf(model)
                : Emission.of(model, LayoutPlanner.plan(model.properties())));
      }
      case Extraction.Sealed(SealedModel model, Findings findings) -> {
        validate(model.properties(), NO_VALUES, findings);
        claim(model.type(), List.of(model.names().draft()), findings, model.origin());
        rounds.findings().addAll(findings);
        write(type, Emission.of(model));
      }
      case Extraction.Refused(Findings findings) -> rounds.findings().addAll(findings);
      case Extraction.Deferred(String missing, Extraction stub) -> complete(type, stub);
    }
  }

  private static void validate(
      List<PropertyModel> properties, ValueTypes values, Findings findings) {
    Rule.ALL.forEach(rule -> rule.check(properties, values, findings));
  }

  private void claim(
      ClassName type, List<ClassName> generated, Findings findings, Origin origin) {
    for (ClassName name : generated) {
      String claimant = rounds.claim(name.canonicalName(), type.canonicalName());
      String taken =
          claimant == null
              ? extractor.occupant(name, type)
              : "the one generated for " + claimant;
      if (taken != null) {
        findings.add(DiagnosticId.NAME_TAKEN, origin, name.simpleName(), taken);
        return;
      }
    }
  }

  private void write(TypeElement origin, List<JavaFile> files) {
    for (JavaFile file : files) {
      String name =
          file.packageName().isEmpty()
              ? file.typeSpec().name()
              : file.packageName() + "." + file.typeSpec().name();
      try (Writer writer =
          environment.getFiler().createSourceFile(name, origin).openWriter()) {
        writer.write(file.toString());
      } catch (IOException e) {
        report(DiagnosticId.CANNOT_WRITE, origin, name, String.valueOf(e.getMessage()));
      }
    }
  }

  private void report(DiagnosticId id, TypeElement type, String... arguments) {
    rounds.findings().add(id, Origin.ofType(type.getQualifiedName().toString()), arguments);
  }
}
