package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When a force waits for others, and for how long. */
class CompanyTest {

  private final Company company = new Company();

  @Test
  void nobodyIsExpectedAtFirstAndByWhoCommitsAlone() {
    assertFalse(company.isComing(1));
    company.forced(1, 0, 100);
    assertFalse(company.isComing(1));
  }

  @Test
  void soManyAreExpectedAsWereCoveredAndCameMeanwhile() {
    company.forced(3, 2, 100);
    assertTrue(company.isComing(4));
    assertFalse(company.isComing(5));
  }

  @Test
  void aWaitIsSomeTimesAsLongAsTheForceAndAMillisecondAtMost() {
    company.forced(1, 1, 100_000);
    assertEquals(300_000, company.patience());
    company.forced(2, 0, 10_000_000);
    assertEquals(1_000_000, company.patience());
  }

  /** Lets forces for two and then for one follow one another, and counts how often one waits. */
  private int waits(int forces) {
    int waits = 0;
    for (int i = 0; i < forces; i++) {
      company.forced(1, 1, 100);
      waits += company.isComing(1) ? 1 : 0;
      company.forced(1, 0, 100);
    }
    return waits;
  }

  @Test
  void whereNobodyComesFewWait() {
    assertEquals(1, waits(1));
    int waits = waits(1_000);
    assertTrue(waits >= 10 && waits <= 40, waits + " waits");
  }

  @Test
  void whereOthersComeAgainAllWaitAgain() {
    waits(1_000);
    for (int i = 0; i < 100; i++) {
      company.forced(2, 0, 100);
    }
    assertTrue(company.isComing(1));
    company.forced(1, 1, 100);
    assertFalse(company.isComing(1), "one wait was in vain");
    company.forced(2, 0, 100);
    assertTrue(company.isComing(1), "only one force is led without a wait, as at first");
  }
}
