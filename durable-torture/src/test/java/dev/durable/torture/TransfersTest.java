package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two threads move money between accounts, four other processes add all of it up: no reader ever
 * sees half of a commit.
 */
class TransfersTest {

  private static final int SECONDS = Integer.getInteger("durable.torture.seconds", 10);
  private static final long SEED = 1;
  private static final int READERS = 4;
  private static final int WRITERS = 2;
  private static final int ACCOUNTS = 100;
  private static final long SUM = ACCOUNTS * 1_000L;

  @TempDir Path directory;

  @Test
  void noReaderInAnotherProcessSeesHalfOfATransfer() throws Exception {
    Path file = directory.resolve("bank.dheap");
    List<Process> readers = new ArrayList<>();
    try (DurableHeap<Bank, BankDraft> heap =
        DurableHeap.open(file, BankDraft.TYPE, TransfersTest::fill)) {
      for (int i = 0; i < READERS; i++) {
        readers.add(Processes.start(TransferReader.class, file.toString(), Long.toString(SUM)));
      }
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
          Random random = new Random(SEED + i);
          running.add(threads.submit(() -> transfer(heap, random, end)));
        }
        for (Future<?> one : running) {
          one.get();
        }
      }
      System.out.println(heap.snapshot().version() + " transfers, seed " + SEED);
      for (Process reader : readers) {
        requireContent(reader);
      }
    } finally {
      readers.forEach(Process::destroyForcibly);
    }
  }

  private static void fill(BankDraft bank) {
    bank.name("transfers");
    for (int i = 0; i < ACCOUNTS; i++) {
      bank.accounts().put("o" + i, new AccountDraft().owner("o" + i).balance(SUM / ACCOUNTS));
    }
  }

  private static void transfer(DurableHeap<Bank, BankDraft> heap, Random random, long end) {
    while (System.nanoTime() < end) {
      String from = "o" + random.nextInt(ACCOUNTS);
      String to = "o" + random.nextInt(ACCOUNTS);
      long amount = random.nextInt(50);
      heap.commit(
          "transfer",
          bank -> {
            new Change.Pay(from, -amount).on(bank);
            new Change.Pay(to, amount).on(bank);
          });
    }
  }

  private static void requireContent(Process reader) throws Exception {
    reader.getOutputStream().write('\n');
    reader.getOutputStream().close();
    List<String> said = Processes.lines(reader.getInputStream());
    assertEquals(0, reader.waitFor(), said::toString);
    System.out.println(said);
    assertTrue(!said.get(0).startsWith("0"), said::toString);
  }
}
