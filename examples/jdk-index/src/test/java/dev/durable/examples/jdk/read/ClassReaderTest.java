package dev.durable.examples.jdk.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What class files say is what their sources say. */
final class ClassReaderTest {

  private static final String HERE = ClassReaderTest.class.getName();

  /** To be read. */
  sealed interface Shape permits Round, Box {

    /** To be read. */
    double area() throws IOException;
  }

  /** To be read. */
  @SuppressWarnings("ArrayRecordComponent") // class files may have them
  record Round(double radius, String[] names) implements Shape {

    @Override
    public double area() {
      return radius * radius * Math.PI;
    }
  }

  /** To be read. */
  private static final class Box extends Thread implements Shape {

    @Override
    public double area() {
      return 1;
    }
  }

  /** To be read. */
  enum Colour {
    RED,
    GREEN {
      @Override
      int[][] depth(long from, Supplier<String> to) {
        return new int[0][];
      }
    };

    int[][] depth(long from, Supplier<String> to) {
      return new int[1][];
    }
  }

  /** To be read. */
  @Retention(RetentionPolicy.SOURCE)
  @interface Mark {}

  /** To be read. */
  @interface Plain {}

  @Test
  void sealedInterfaceHasItsKindsAndNoSuperclass() throws IOException {
    TypeFacts facts = read("Shape");
    assertEquals(TypeHead.Kind.INTERFACE, facts.head().kind());
    assertEquals(HERE + "$Shape", facts.name());
    assertEquals("ClassReaderTest$Shape", facts.simpleName());
    assertEquals(ClassReaderTest.class.getPackageName(), facts.packageName());
    assertNull(facts.head().superclass());
    assertEquals(List.of(HERE + "$Round", HERE + "$Box"), facts.head().permitted());
    assertEquals(HERE, facts.head().nestHost());
    MethodFacts area = facts.methods().getFirst();
    assertEquals(
        new MethodFacts(
            "area",
            Modifier.PUBLIC | Modifier.ABSTRACT,
            "D",
            List.of(),
            List.of("java.io.IOException")),
        area);
  }

  @Test
  void recordHasItsComponentsInOrder() throws IOException {
    TypeFacts facts = read("Round");
    assertEquals(TypeHead.Kind.RECORD, facts.head().kind());
    assertEquals("java.lang.Record", facts.head().superclass());
    assertEquals(List.of("radius", "names"), facts.head().components());
    assertEquals(
        List.of(
            new FieldFacts("radius", Modifier.PRIVATE | Modifier.FINAL, "D"),
            new FieldFacts("names", Modifier.PRIVATE | Modifier.FINAL, "[Ljava.lang.String;")),
        facts.fields());
  }

  @Test
  void nestedClassIsAsPrivateAsDeclared() throws IOException {
    TypeHead head = read("Box").head();
    assertEquals(TypeHead.Kind.CLASS, head.kind());
    assertEquals(Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL, head.flags());
    assertEquals("java.lang.Thread", head.superclass());
    assertEquals(List.of(HERE + "$Shape"), head.interfaces());
  }

  @Test
  void enumIsOneButItsConstantWithABodyIsAClass() throws IOException {
    TypeFacts facts = read("Colour");
    assertEquals(TypeHead.Kind.ENUM, facts.head().kind());
    assertEquals(TypeHead.Kind.CLASS, read("Colour$1").head().kind());
    MethodFacts depth =
        facts.methods().stream().filter(m -> m.name().equals("depth")).findFirst().orElseThrow();
    assertEquals("[[I", depth.result());
    assertEquals(List.of("J", "Ljava.util.function.Supplier;"), depth.parameters());
  }

  @Test
  void annotationKnowsHowLongItIsKept() throws IOException {
    assertEquals("SOURCE", read("Mark").head().retention());
    assertEquals("CLASS", read("Plain").head().retention());
    assertEquals(TypeHead.Kind.ANNOTATION, read("Mark").head().kind());
  }

  private static TypeFacts read(String nested) throws IOException {
    try (InputStream in =
        ClassReaderTest.class.getResourceAsStream("ClassReaderTest$" + nested + ".class")) {
      return new ClassReader().type("some.module", in.readAllBytes());
    }
  }
}
