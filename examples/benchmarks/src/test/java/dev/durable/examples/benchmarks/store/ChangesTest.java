package dev.durable.examples.benchmarks.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.durable.examples.benchmarks.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a work has written is told from all else that a store may answer. */
final class ChangesTest {

  private static final int CUSTOMERS = 300;
  private static final long KEY = Dataset.key(7);

  private final Changes changes = new Changes(Dataset.generated(CUSTOMERS, 0));

  @Test
  void everyCustomerIsFoundByItsKey() {
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      assertEquals(customer, Dataset.customerOf(Dataset.key(customer)));
    }
  }

  @Test
  void theLastScoreIsTheRightOne() {
    changes.score(KEY, 1);
    changes.score(KEY, 2);
    assertDoesNotThrow(() -> changes.verifyScore(KEY, 2));
    assertThrows(WrongResultException.class, () -> changes.verifyScore(KEY, 1));
  }

  /** Of no customer, though close to one; of customers there are not; of one never changed. */
  @ParameterizedTest
  @ValueSource(longs = {1, -1, 16, 16 * CUSTOMERS, -1_000_000, Long.MAX_VALUE / 2})
  void noOtherKeyHasTheScore(long away) {
    changes.score(KEY, 2);
    assertThrows(WrongResultException.class, () -> changes.verifyScore(KEY + away, 2));
    assertThrows(WrongResultException.class, () -> changes.verifyScore(KEY + away, -1));
  }
}
