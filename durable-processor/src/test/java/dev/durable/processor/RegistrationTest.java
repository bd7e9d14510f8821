package dev.durable.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import dev.durable.processor.Compilation.Compiler;
import dev.durable.processor.emit.RuntimeNames;
import dev.durable.processor.extract.AnnotationNames;
import dev.durable.processor.model.JsonTypes;
import dev.durable.processor.model.ScalarKind;
import dev.durable.processor.model.Stored;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** How compilers and build tools find the processor, and what they may expect of it. */
class RegistrationTest {

  private static final Path CLASSES = Compilation.location(DurableProcessor.class.getName());

  @Test
  void theServicesFileAndTheModuleDescriptorNameTheSameProcessor() throws IOException {
    List<String> services =
        Files.readAllLines(CLASSES.resolve("META-INF/services/" + Processor.class.getName()));
    List<String> provided =
        ModuleFinder.of(CLASSES)
            .find("dev.durable.processor")
            .orElseThrow()
            .descriptor()
            .provides()
            .stream()
            .filter(provides -> provides.service().equals(Processor.class.getName()))
            .flatMap(provides -> provides.providers().stream())
            .toList();
    assertEquals(List.of(DurableProcessor.class.getName()), services);
    assertEquals(services, provided);
  }

  @Test
  void gradleIsToldThatItIsIsolating() throws IOException {
    assertEquals(
        DurableProcessor.class.getName() + ",isolating",
        Files.readString(CLASSES.resolve("META-INF/gradle/incremental.annotation.processors"))
            .strip());
  }

  @Test
  void everyFileHasExactlyOneOriginTheInterfaceItIsGeneratedFor() throws IOException {
    Map<String, Set<String>> origins = new TreeMap<>();
    Compilation compilation = new Compilation(Compiler.JAVAC, new Recording(origins));
    Compilation.Result result = compilation.sources(Fixtures.named("shop")).run();
    assertTrue(result.success(), result::log);
    assertEquals(Set.of("shop.Customer"), origins.get("shop.Customer_Schema"));
    assertEquals(Set.of("shop.Payment.Card"), origins.get("shop.CardDraft"));
    origins.forEach((file, names) -> assertEquals(1, names.size(), file));
    assertEquals(result.generated().size(), origins.size());
  }

  /** The processor, with a filer that notes who asks for what. */
  private static final class Recording extends AbstractProcessor {

    private final DurableProcessor processor = new DurableProcessor();
    private final Map<String, Set<String>> origins;

    Recording(Map<String, Set<String>> origins) {
      this.origins = origins;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      Filer filer =
          (Filer)
              Proxy.newProxyInstance(
                  Filer.class.getClassLoader(),
                  new Class<?>[] {Filer.class},
                  (proxy, method, arguments) -> {
                    Set<String> names = new LinkedHashSet<>();
                    for (Element element : (Element[]) arguments[1]) {
                      names.add(element.toString());
                    }
                    origins.put(arguments[0].toString(), names);
                    return method.invoke(environment.getFiler(), arguments);
                  });
      processor.init(
          (ProcessingEnvironment)
              Proxy.newProxyInstance(
                  Filer.class.getClassLoader(),
                  new Class<?>[] {ProcessingEnvironment.class},
                  (proxy, method, arguments) ->
                      method.getName().equals("getFiler")
                          ? filer
                          : method.invoke(environment, arguments)));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }
  }

  @Test
  void theNamesOfForeignTypesResolve() throws ReflectiveOperationException {
    List<String> names = new ArrayList<>();
    RuntimeNames.all().forEach(name -> names.add(name.reflectionName()));
    for (Stored.Reference entity : JsonTypes.entities()) {
      names.add(entity.type().reflectionName());
      names.add(entity.draft().reflectionName());
    }
    for (ScalarKind kind : ScalarKind.values()) {
      if (kind != ScalarKind.BYTES) {
        names.add(((ClassName) kind.type()).reflectionName());
      }
    }
    names.add(AnnotationNames.DURABLE);
    names.add(AnnotationNames.DEFAULT);
    names.add(AnnotationNames.CONVERTER);
    names.add(AnnotationNames.RENAMED_FROM);
    names.add(AnnotationNames.VALUE_CONVERTER);
    names.add(AnnotationNames.DURABLE_GENERATED);
    for (String name : names) {
      assertEquals(name, Class.forName(name).getName());
    }
  }

  @Test
  void theVersionOfTheContractIsThatOfTheRuntime() throws ReflectiveOperationException {
    Field version =
        Class.forName("dev.durable.codegen.EntityType").getDeclaredField("CODEGEN_VERSION");
    version.setAccessible(true);
    assertEquals(version.getInt(null), RuntimeNames.CODEGEN_VERSION);
  }
}
