package dev.durable.processor;

import com.google.auto.service.AutoService;
import dev.durable.processor.extract.AnnotationNames;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Generates the draft, view, serializer and schema of every {@code @Durable} interface.
 *
 * <p>Each interface goes through the same four steps, {@link EntityStep}: extract, validate, lay
 * out, emit. What is wrong with one stops no other. Findings are held until the last round: once a
 * processor has reported an error, the compiler adds errors of its own about every generated class,
 * and the one that matters would drown in them.
 */
@AutoService(Processor.class)
@SuppressWarnings("exports") // AutoService is seen by the compiler alone
public final class DurableProcessor extends AbstractProcessor {

  private Rounds rounds = new Rounds();

  /** For compilers and build tools. */
  public DurableProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(AnnotationNames.DURABLE);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    rounds = new Rounds();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    EntityStep step = new EntityStep(processingEnv, rounds);
    rounds.begin(round);
    if (round.processingOver()) {
      step.finish();
    } else {
      rounds.due(annotations, round, processingEnv.getElementUtils()).forEach(step::process);
      step.await();
    }
    return false;
  }
}
