package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.HeapOptions;
import dev.durable.internal.session.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever does not get the lock changes nothing, and gets it when it is free. That taking or
 * releasing it fails is among the calls of {@link FaultTest}.
 */
class LockFaultTest {

  private static final long SEED = 1;

  @ParameterizedTest
  @EnumSource
  void whereAnotherProcessHoldsTheLockNothingIsLost(Workload workload) {
    Player clean = workload.player(SEED, false);
    workload.play(clean);
    long locks = clean.faults.locks();
    assertTrue(locks > 0, "no lock was taken");
    for (long lock = 0; lock < locks; lock++) {
      Player player = workload.player(SEED, false);
      player.faults.refuseLockAfter(lock);
      workload.play(player);
      new Aftermath(SEED).check(player.memory(), player.ledger().expectation());
      new Engine(player.memory())
          .open(Player.FILE, BankDraft.TYPE, HeapOptions.defaults(), bank -> bank.name("new"))
          .close(); // whoever was refused holds nothing
    }
  }
}
