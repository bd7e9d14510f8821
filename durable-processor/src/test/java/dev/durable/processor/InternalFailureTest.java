package dev.durable.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.processor.Compilation.Compiler;
import dev.durable.processor.Compilation.Result;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A defect of the processor itself is told at the interface, and stops no other interface. */
final class InternalFailureTest {

  /** The processor over a compiler that breaks when it is asked for one interface's comment. */
  private static final class Broken extends AbstractProcessor {

    private final DurableProcessor processor = new DurableProcessor();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      Elements elements = environment.getElementUtils();
      Elements broken =
          proxy(
              Elements.class,
              elements,
              (method, arguments) -> {
                if (method.equals("getDocComment")
                    && ((Element) arguments[0]).getSimpleName().contentEquals("Person")) {
                  throw new IllegalStateException("broken for a test");
                }
                return null;
              });
      processor.init(
          proxy(
              ProcessingEnvironment.class,
              environment,
              (method, arguments) -> method.equals("getElementUtils") ? broken : null));
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

  /** What a proxy answers by itself; null to ask the real one. */
  private interface Answer {
    @Nullable Object to(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, T real, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object own = answer.to(method.getName(), arguments);
              try {
                return own == null ? method.invoke(real, arguments) : own;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @ParameterizedTest
  @EnumSource
  void itIsToldAtTheInterfaceWithItsTrace(Compiler compiler) {
    Result result =
        new Compilation(compiler, new Broken())
            .source(
                "demo.Person",
                """
                package demo;

                @dev.durable.annotations.Durable
                public interface Person {
                  String name();
                }
                """)
            .source(
                "demo.Other",
                "package demo; @dev.durable.annotations.Durable public interface Other { int x();"
                    + " }")
            .run();
    assertFalse(result.success());
    assertEquals(1, result.messages().size(), result::log);
    String message = result.log();
    assertTrue(
        message.startsWith(
            "error Person.java:4: [DUR-099 Internal] The processor failed at demo.Person. This is a"
                + " defect of Durable, please report it with the declaration and this trace:"
                + " java.lang.IllegalStateException: broken for a test\n"),
        message);
    assertTrue(message.contains("EntityExtractor.extract("), message);
    assertTrue(result.generated().containsKey("demo/Other_View.java"), "the other one is made");
  }
}
