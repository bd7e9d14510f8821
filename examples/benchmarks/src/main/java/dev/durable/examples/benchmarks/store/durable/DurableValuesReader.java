package dev.durable.examples.benchmarks.store.durable;

import dev.durable.ReadOnlyHeap;
import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.data.OrderData;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.durable.model.Account;
import dev.durable.examples.benchmarks.store.durable.model.AccountDraft;
import dev.durable.examples.benchmarks.store.durable.model.Ledger;
import java.util.Map;

/** Reads the newest snapshot of the form in which orders are values. */
final class DurableValuesReader implements Reader {

  private final ReadOnlyHeap<Ledger> heap;
  private final Map<Long, Account> accounts;

  DurableValuesReader(ReadOnlyHeap<Ledger> heap) {
    this.heap = heap;
    this.accounts = heap.snapshot().root().accounts();
  }

  @Override
  public Account locate(long key) {
    Account account = accounts.get(key);
    if (account == null) {
      throw new IllegalStateException("no account " + key);
    }
    return account;
  }

  @Override
  public long firstPrice(long key) {
    return locate(key).orders().getFirst().price();
  }

  @Override
  public long visit(long key) {
    Account account = locate(key);
    long answer = account.score();
    answer += account.name().length();
    for (OrderData order : account.orders()) {
      answer += order.quantity();
    }
    return answer;
  }

  @Override
  public long scan() {
    long sum = 0;
    var order = new AccountDraft.OrdersCursor();
    for (Account account : accounts.values()) {
      order.open(account);
      while (order.next()) {
        sum += order.price() * order.quantity();
      }
    }
    return sum;
  }

  @Override
  public int eventCount() {
    return 0;
  }

  @Override
  public EventData event(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public void close() {
    heap.close();
  }
}
