package dev.durable.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a bank should hold, in the plainest way; immutable but for {@link Change}s to a copy. */
final class BankModel {

  /** An account. */
  record Entry(long balance, @Nullable String partner, List<String> notes) {

    Entry(long balance) {
      this(balance, null, List.of());
    }
  }

  String name;
  final TreeMap<String, Entry> accounts;
  final TreeMap<Integer, String> journal;
  final ArrayList<Long> amounts;
  final TreeSet<String> tags;
  @Nullable String vault;

  /** An empty bank of that name. */
  BankModel(String name) {
    this.name = name;
    this.accounts = new TreeMap<>();
    this.journal = new TreeMap<>();
    this.amounts = new ArrayList<>();
    this.tags = new TreeSet<>();
  }

  private BankModel(BankModel other) {
    this.name = other.name;
    this.accounts = new TreeMap<>(other.accounts);
    this.journal = new TreeMap<>(other.journal);
    this.amounts = new ArrayList<>(other.amounts);
    this.tags = new TreeSet<>(other.tags);
    this.vault = other.vault;
  }

  /** This bank after these changes. */
  BankModel after(List<Change> changes) {
    BankModel next = new BankModel(this);
    changes.forEach(change -> change.on(next));
    return next;
  }

  /** Says where the stored bank differs, looking at all that can be reached; null if nowhere. */
  @Nullable String difference(Bank stored) {
    if (!stored.name().equals(name)) {
      return "name: " + stored.name() + " instead of " + name;
    }
    if (!stored.journal().equals(journal)) {
      return "journal: " + stored.journal() + " instead of " + journal;
    }
    if (!stored.amounts().equals(amounts)) {
      return "amounts: " + stored.amounts() + " instead of " + amounts;
    }
    if (!stored.tags().equals(tags)) {
      return "tags: " + stored.tags() + " instead of " + tags;
    }
    Vault contents = stored.vault();
    if (!Objects.equals(contents == null ? null : contents.contents(), vault)) {
      return "vault";
    }
    return differenceOfAccounts(stored.accounts());
  }

  private @Nullable String differenceOfAccounts(Map<String, Account> stored) {
    if (stored.size() != accounts.size()) {
      return "accounts: " + stored.keySet() + " instead of " + accounts.keySet();
    }
    for (Map.Entry<String, Account> one : stored.entrySet()) {
      Account account = one.getValue();
      Entry expected = accounts.get(one.getKey());
      Account partner = account.partner();
      boolean same =
          expected != null
              && account.owner().equals(one.getKey())
              && account.balance() == expected.balance()
              && account.notes().equals(expected.notes())
              && Objects.equals(partner == null ? null : partner.owner(), expected.partner());
      if (!same) {
        return "account " + one.getKey() + ": " + account + " instead of " + expected;
      }
    }
    return null;
  }
}
