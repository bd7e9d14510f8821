package dev.durable.examples.jdk.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JDKs are told from other folders, and say who they are. */
final class JdkHomesTest {

  @Test
  void runningJdkIsAmongTheInstalled() {
    JdkHome running = JdkHomes.running();
    assertEquals(Runtime.version().feature(), running.feature());
    assertTrue(JdkHomes.installed().contains(running), "of " + JdkHomes.installed());
  }

  @Test
  void releaseFileSaysVersionAndVendor(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Files.createFile(folder.resolve("lib/modules"));
    Files.createFile(folder.resolve("lib/jrt-fs.jar"));
    Files.writeString(
        folder.resolve("release"),
        "IMPLEMENTOR=\"Us\"\nJAVA_RUNTIME_VERSION=\"11.0.2+9\"\nJAVA_VERSION=\"11.0.2\"\n");
    JdkHome home = JdkHomes.at(folder);
    assertEquals(new JdkHome(folder.toRealPath(), "11.0.2+9", "Us"), home);
    assertEquals(11, home.feature());
  }

  @Test
  void otherFolderIsRefusedWithWhatItLacks(@TempDir Path folder) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> JdkHomes.at(folder));
    assertEquals(
        folder
            + " is no JDK whose classes can be read: it needs the files release, lib/modules and"
            + " lib/jrt-fs.jar, which JDKs have since version 9.",
        refused.getMessage());
  }
}
