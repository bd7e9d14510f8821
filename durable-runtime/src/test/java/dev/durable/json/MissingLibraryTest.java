package dev.durable.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.annotations.Durable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** A program without jackson-core has JSON values all the same, and is told what text needs. */
final class MissingLibraryTest {

  private static URL home(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static URLClassLoader withoutJackson() {
    return new URLClassLoader(new URL[] {home(Json.class), home(Durable.class)}, null);
  }

  @Test
  void readingAndWritingTextNameTheLibrary() throws ReflectiveOperationException, IOException {
    try (URLClassLoader loader = withoutJackson()) {
      Class<?> json = loader.loadClass("dev.durable.json.Json");
      Class<?> value = loader.loadClass("dev.durable.json.JValue");
      Object object =
          loader.loadClass("dev.durable.json.JObjectDraft").getConstructor().newInstance();
      assertTrue(object.toString().endsWith("{}"), object.toString());
      for (InvocationTargetException thrown :
          new InvocationTargetException[] {
            assertThrows(
                InvocationTargetException.class,
                () -> json.getMethod("parse", String.class).invoke(null, "1")),
            assertThrows(
                InvocationTargetException.class,
                () -> json.getMethod("print", value).invoke(null, object))
          }) {
        RuntimeException missing = assertInstanceOf(RuntimeException.class, thrown.getCause());
        assertEquals("dev.durable.error.MissingLibraryException", missing.getClass().getName());
        assertTrue(
            String.valueOf(missing.getMessage()).contains("tools.jackson.core:jackson-core"));
      }
    }
  }
}
