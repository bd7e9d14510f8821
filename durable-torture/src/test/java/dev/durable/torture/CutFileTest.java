package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that another program empties under a reader does not end the reader's process. */
class CutFileTest {

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void aCompiledReadOfFourBytesIsRefused(CutChild.Way way) throws Exception {
    assumeTrue(System.getProperty("os.name").startsWith("Linux"), "elsewhere nobody can empty it");
    List<String> command =
        Processes.java(CutChild.class, "-Xmx256m", "-XX:ErrorFile=" + directory.resolve("end.txt"));
    command.addAll(List.of(directory.toString(), way.name()));
    List<String> said = Processes.run(command);
    assertTrue(said.getFirst().startsWith("refused: "), said::toString);
  }
}
