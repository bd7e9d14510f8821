package dev.durable.torture;

import dev.durable.torture.BankModel.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What can be done to a bank, done to the model and to a draft in the same way. */
sealed interface Change {

  /** Does it to the model. */
  void on(BankModel bank);

  /** Does it to the heap. */
  void on(BankDraft bank);

  /** Gives the bank a name. */
  record Rename(String name) implements Change {

    @Override
    public void on(BankModel bank) {
      bank.name = name;
    }

    @Override
    public void on(BankDraft bank) {
      bank.name(name);
    }
  }

  /** Opens an account, or opens it anew. */
  record Open(String owner, long balance) implements Change {

    @Override
    public void on(BankModel bank) {
      bank.accounts.put(owner, new Entry(balance));
    }

    @Override
    public void on(BankDraft bank) {
      bank.accounts().put(owner, new AccountDraft().owner(owner).balance(balance));
    }
  }

  /** Changes a balance, if there is such an account. */
  record Pay(String owner, long amount) implements Change {

    @Override
    public void on(BankModel bank) {
      bank.accounts.computeIfPresent(
          owner, (o, e) -> new Entry(e.balance() + amount, e.partner(), e.notes()));
    }

    @Override
    public void on(BankDraft bank) {
      if (bank.accounts().containsKey(owner)) {
        AccountDraft account = bank.accounts().edit(owner);
        account.balance(account.balance() + amount);
      }
    }
  }

  /** Makes one account the partner of another, if there are both. */
  record Marry(String owner, String partner) implements Change {

    @Override
    public void on(BankModel bank) {
      if (bank.accounts.containsKey(partner)) {
        bank.accounts.computeIfPresent(owner, (o, e) -> new Entry(e.balance(), partner, e.notes()));
      }
    }

    @Override
    public void on(BankDraft bank) {
      if (bank.accounts().containsKey(partner) && bank.accounts().containsKey(owner)) {
        bank.accounts().edit(owner).partner(bank.accounts().edit(partner));
      }
    }
  }

  /** Adds a note to an account, if there is one. */
  record Note(String owner, String note) implements Change {

    @Override
    public void on(BankModel bank) {
      bank.accounts.computeIfPresent(
          owner,
          (o, e) -> {
            List<String> notes = new ArrayList<>(e.notes());
            notes.add(note);
            return new Entry(e.balance(), e.partner(), List.copyOf(notes));
          });
    }

    @Override
    public void on(BankDraft bank) {
      if (bank.accounts().containsKey(owner)) {
        bank.accounts().edit(owner).notes().add(note);
      }
    }
  }

  /** Closes an account. Who has it for a partner keeps it. */
  record Close(String owner) implements Change {

    @Override
    public void on(BankModel bank) {
      bank.accounts.remove(owner);
    }

    @Override
    public void on(BankDraft bank) {
      bank.accounts().remove(owner);
    }
  }

  /** Fills the lines from a number to another, each with a text of that length. */
  record Write(int from, int to, int length, long seed) implements Change {

    @Override
    public void on(BankModel bank) {
      for (int line = from; line < to; line++) {
        bank.journal.put(line, text(length, seed + line));
      }
    }

    @Override
    public void on(BankDraft bank) {
      for (int line = from; line < to; line++) {
        bank.journal().put(line, text(length, seed + line));
      }
    }
  }

  /** Removes the lines from a number to another. */
  record Erase(int from, int to) implements Change {

    @Override
    public void on(BankModel bank) {
      bank.journal.subMap(from, to).clear();
    }

    @Override
    public void on(BankDraft bank) {
      for (int line = from; line < to; line++) {
        bank.journal().remove(line);
      }
    }
  }

  /** Appends so many amounts. */
  record Append(int count, long first) implements Change {

    @Override
    public void on(BankModel bank) {
      for (int i = 0; i < count; i++) {
        bank.amounts.add(first + i);
      }
    }

    @Override
    public void on(BankDraft bank) {
      for (int i = 0; i < count; i++) {
        bank.amounts().add(first + i);
      }
    }
  }

  /** Removes the amounts in the middle, as many as that, or all. */
  record Shorten(int count) implements Change {

    @Override
    public void on(BankModel bank) {
      shorten(bank.amounts);
    }

    @Override
    public void on(BankDraft bank) {
      shorten(bank.amounts());
    }

    private void shorten(List<Long> amounts) {
      int removed = Math.min(count, amounts.size());
      int from = (amounts.size() - removed) / 2;
      amounts.subList(from, from + removed).clear();
    }
  }

  /** Adds a tag. */
  record Tag(String tag) implements Change {

    @Override
    public void on(BankModel bank) {
      bank.tags.add(tag);
    }

    @Override
    public void on(BankDraft bank) {
      bank.tags().add(tag);
    }
  }

  /** Puts a text of that length into the vault. */
  record Lock(int length, long seed) implements Change {

    @Override
    public void on(BankModel bank) {
      bank.vault = text(length, seed);
    }

    @Override
    public void on(BankDraft bank) {
      VaultDraft vault = bank.vault();
      if (vault == null) {
        bank.vault(new VaultDraft().contents(text(length, seed)));
      } else {
        vault.contents(text(length, seed));
      }
    }
  }

  /** A text that only this seed gives, hard to guess or to compress. */
  static String text(int length, long seed) {
    Random random = new Random(seed);
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = (char) (' ' + random.nextInt(0xDF));
    }
    return new String(chars);
  }

  /** One of the smaller changes, by chance. */
  static Change any(Random random) {
    String owner = "o" + random.nextInt(12);
    int line = random.nextInt(60);
    long seed = random.nextLong();
    return switch (random.nextInt(11)) {
      case 0 -> new Rename(text(1 + random.nextInt(40), seed));
      case 1, 2 -> new Open(owner, random.nextInt(1000));
      case 3, 4 -> new Pay(owner, random.nextInt(100));
      case 5 -> new Marry(owner, "o" + random.nextInt(12));
      case 6 -> new Note(owner, text(random.nextInt(80), seed));
      case 7 -> random.nextInt(4) == 0 ? new Close(owner) : new Pay(owner, -1);
      case 8 -> new Write(line, line + random.nextInt(6), random.nextInt(60), seed);
      case 9 -> random.nextBoolean() ? new Erase(line, line + 3) : new Tag("t" + seed % 30);
      default -> random.nextInt(3) > 0 ? new Append(1 + random.nextInt(9), seed) : new Shorten(5);
    };
  }
}
