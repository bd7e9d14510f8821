package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.durable.DurableHeap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real kernel says when there is no room: a limit on files, and a full volume. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RealKernelTest {

  @TempDir Path directory;

  private Path heap() {
    return directory.resolve("bank.dheap");
  }

  private static List<String> child(List<String> options, String... arguments) {
    List<String> command = Processes.java(FullChild.class, options.toArray(String[]::new));
    command.addAll(List.of(arguments));
    return command;
  }

  private static void requireRefusals(List<String> said) {
    System.out.println(said);
    assertTrue(!said.get(0).startsWith("0 refusals"), said::toString);
  }

  /** A shell that takes over, after that. */
  private static List<String> shell(String first, List<String> command) {
    List<String> all = new ArrayList<>(List.of("sh", "-c", first + " && exec \"$@\"", "sh"));
    all.addAll(command);
    return all;
  }

  @Test
  void aLimitOnTheSizeOfFilesRefusesCommitsAndNothingElse() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell");
    List<String> child = child(List.of("-Xmx96m"), heap().toString());
    requireRefusals(Processes.run(shell("ulimit -f 4000", child)));
    try (DurableHeap<Bank, BankDraft> heap = KillChild.open(heap())) {
      heap.commit("no limit any more", bank -> new Change.Lock(70_000, 1).on(bank));
    }
  }

  /** On a file system of its own, which nobody else sees and which ends with the process. */
  @Test
  void aFullVolumeRefusesCommitsUntilThereIsRoomAgain() throws Exception {
    String mounted = "mount -t tmpfs -o size=3m tmpfs " + directory;
    List<String> namespace = List.of("unshare", "--user", "--map-root-user", "--mount");
    assumeTrue(
        succeeds(with(namespace, shell(mounted, List.of("true")))), "nothing may be mounted");
    Path ballast = directory.resolve("ballast");
    String filled = mounted + " && head -c 1000000 /dev/zero > " + ballast;
    List<String> child = child(List.of("-Xmx96m"), heap().toString(), ballast.toString());
    requireRefusals(Processes.run(with(namespace, shell(filled, child))));
  }

  private static List<String> with(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static boolean succeeds(List<String> command) throws Exception {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
