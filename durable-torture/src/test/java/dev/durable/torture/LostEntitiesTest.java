package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.ReadOnlyHeap;
import dev.durable.SalvageReport;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import dev.durable.json.JObjectDraft;
import dev.durable.json.JString;
import dev.durable.torture.Club.Badge;
import dev.durable.torture.Club.Visit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What refers to a lost entity, in every way that a property can, can do without it or goes too.
 */
class LostEntitiesTest {

  private static final Path FILE = Path.of("club.dheap");
  private static final Path SAVED = Path.of("saved.dheap");

  private final MemoryStorage storage = new MemoryStorage(5);
  private final Engine engine = new Engine(storage);

  private DurableHeap<Club, ClubDraft> open(Path file) {
    return engine.open(
        file,
        ClubDraft.TYPE,
        HeapOptions.defaults(),
        club -> club.name("club").notes(new JString("none")));
  }

  /** A club with ann, and with bob, who is added alone by version 2. */
  private void make(DurableHeap<Club, ClubDraft> heap) {
    heap.commit(
        "ann",
        club -> {
          MemberDraft ann = new MemberDraft().name("ann");
          club.members().add(ann);
          GameDraft game = new GameDraft().points(1).winner(ann);
          game.review(new ReviewDraft().text("fine").game(game));
          club.games().add(game);
          club.prize(new CupDraft().metal("gold"));
        });
    heap.commit("bob", club -> club.president(new MemberDraft().name("bob is lost")));
    heap.commit("nothing", club -> club.name("the club"));
  }

  /** Changes a byte of the only record of bob. */
  private SalvageReport salvage() {
    return salvage("bob is lost");
  }

  /** Changes a byte of that text, where it stands first. */
  private SalvageReport salvage(String lost) {
    byte[] file = storage.get(FILE);
    byte[] text = lost.getBytes(StandardCharsets.ISO_8859_1);
    int at = 0;
    while (!java.util.Arrays.equals(file, at, at + text.length, text, 0, text.length)) {
      at++;
    }
    file[at] ^= 1;
    storage.put(FILE, file);
    SalvageReport report = engine.salvage(FILE, SAVED);
    assertEquals(
        "", engine.verify(SAVED, (done, total) -> {}).damages().toString().replace("[]", ""));
    assertNull(report.problem());
    assertEquals(1, report.prefix().orElseThrow());
    return report;
  }

  private static Set<String> names(Iterable<? extends Member> members) {
    return java.util.stream.StreamSupport.stream(members.spliterator(), false)
        .map(Member::name)
        .collect(Collectors.toSet());
  }

  @Test
  void referencesBecomeNullOrLeaveTheirCollections() {
    try (DurableHeap<Club, ClubDraft> heap = open(FILE)) {
      make(heap);
      heap.commit(
          "refer",
          club -> {
            Member bob = Objects.requireNonNull(club.president());
            MemberDraft ann = (MemberDraft) club.members().get(0);
            ann.friend(bob);
            club.members().add(bob);
            club.honoured().addAll(List.of(ann, bob));
            club.roles().putAll(Map.of(ann, "cook", bob, "king"));
            club.byName().putAll(Map.of("ann", ann, "bob", bob));
            club.teams().putAll(Map.of("both", List.of(bob, ann), "one", List.of(bob)));
            club.visits().addAll(List.of(new Visit(bob, 1), new Visit(ann, 2)));
            club.lastVisit(new Visit(bob, 3));
            club.badges()
                .addAll(Set.of(new Badge("a", ann), new Badge("b", bob), new Badge("c", null)));
            club.given().addAll(List.of(new Badge("a", ann), new Badge("b", bob)));
          });
    }
    SalvageReport report = salvage();
    try (ReadOnlyHeap<Club> saved = engine.openReadOnly(SAVED, ClubDraft.TYPE)) {
      Club club = saved.snapshot().root();
      Member ann = club.members().getFirst();
      assertEquals("the club", club.name());
      assertNull(club.president());
      assertNull(ann.friend());
      assertEquals(List.of(ann), club.members());
      assertEquals(Set.of(ann), club.honoured());
      assertEquals(Map.of(ann, "cook"), club.roles());
      assertEquals(Map.of("ann", ann), club.byName());
      assertEquals(Map.of("both", List.of(ann), "one", List.of()), club.teams());
      assertEquals(List.of(new Visit(ann, 2)), club.visits());
      assertNull(club.lastVisit());
      assertEquals(Set.of(new Badge("a", ann), new Badge("c", null)), club.badges());
      assertEquals(List.of(new Badge("a", ann), new Badge("b", null)), club.given());
      assertEquals(new JString("none"), club.notes());
    }
    assertEquals(12, report.droppedReferences());
    assertEquals(1, report.entities().lost());
    assertEquals("[dev.durable.torture.Member]", types(report));
    assertEquals(0, report.droppedElements());
  }

  private static String types(SalvageReport report) {
    return report.lost().stream().map(SalvageReport.Lost::type).sorted().toList().toString();
  }

  @Test
  void whatCannotBeWithoutALostEntityIsLostToo() {
    try (DurableHeap<Club, ClubDraft> heap = open(FILE)) {
      make(heap);
      heap.commit("early", club -> club.best(new ReviewDraft().game(club.games().get(0)).text("")));
      heap.commit(
          "games",
          club -> {
            GameDraft game =
                new GameDraft().points(2).winner(Objects.requireNonNull(club.president()));
            game.review(new ReviewDraft().text("a pity").game(game));
            club.games().add(game);
            Objects.requireNonNull(club.best()).game(game); // its id is lower
          });
    }
    SalvageReport report = salvage();
    try (ReadOnlyHeap<Club> saved = engine.openReadOnly(SAVED, ClubDraft.TYPE)) {
      Club club = saved.snapshot().root();
      assertNull(club.best());
      assertEquals(List.of(1), club.games().stream().map(Game::points).toList());
    }
    assertEquals(4, report.entities().lost());
    assertEquals(
        "[dev.durable.torture.Game, dev.durable.torture.Member, dev.durable.torture.Review,"
            + " dev.durable.torture.Review]",
        types(report));
    assertTrue(report.toString().contains("winner"), report::toString);
  }

  @Test
  void whatThePrefixHasIsThereAsItWasWhenItsLaterVersionNeedsALostEntity() {
    try (DurableHeap<Club, ClubDraft> heap = open(FILE)) {
      make(heap);
      heap.commit(
          "change",
          club ->
              ((GameDraft) club.games().get(0))
                  .points(9)
                  .winner(Objects.requireNonNull(club.president())));
    }
    SalvageReport report = salvage();
    try (ReadOnlyHeap<Club> saved = engine.openReadOnly(SAVED, ClubDraft.TYPE)) {
      Game game = saved.snapshot().root().games().getFirst();
      assertEquals(1, game.points());
      assertEquals("ann", game.winner().name());
      assertEquals("fine", Objects.requireNonNull(game.review()).text());
    }
    assertEquals(1, report.entities().older());
    assertEquals(1, report.entities().lost());
  }

  @Test
  void kindsAndJsonSurviveAndWhatWasSavedCanBeChanged() {
    try (DurableHeap<Club, ClubDraft> heap = open(FILE)) {
      make(heap);
      heap.commit(
          "json",
          club -> {
            JObjectDraft notes = new JObjectDraft();
            notes.fields().put("text", new JString("long " + "☕".repeat(5000)));
            notes.fields().put("inner", new JObjectDraft());
            club.notes(notes).prize(new MoneyDraft().amount(7));
          });
    }
    salvage();
    try (DurableHeap<Club, ClubDraft> heap = open(SAVED)) {
      Club club = heap.snapshot().root();
      assertTrue(club.prize() instanceof Money money && money.amount() == 7);
      assertTrue(club.notes().toString().length() > 0);
      heap.commit(
          "on",
          draft -> {
            draft.president(new MemberDraft().name("carl"));
            draft.members().add(Objects.requireNonNull(draft.president()));
          });
      assertEquals(Set.of("ann", "carl"), names(heap.snapshot().root().members()));
    }
    assertTrue(engine.verify(SAVED, (done, total) -> {}).ok());
  }

  /** Two records behind the damage share one value, and the first is refused for it. */
  @Test
  void aLostValueIsLostForEveryVersionThatSharesIt() {
    try (DurableHeap<Bank, BankDraft> heap = bank(FILE)) {
      heap.commit(
          "accounts",
          bank -> {
            bank.accounts().put("a", new AccountDraft().owner("a").balance(1));
            bank.accounts().put("b", new AccountDraft().owner("b").balance(1));
          });
      heap.commit("note", bank -> bank.accounts().edit("a").notes().add("lost ".repeat(2_000)));
      for (int balance = 2; balance < 5; balance++) {
        int now = balance;
        heap.commit("balance", bank -> bank.accounts().edit("a").balance(now));
      }
      heap.commit("other", bank -> bank.accounts().edit("b").balance(9));
    }
    salvage("lost lost");
    try (ReadOnlyHeap<Bank> saved = engine.openReadOnly(SAVED, BankDraft.TYPE)) {
      Map<String, Account> accounts = saved.snapshot().root().accounts();
      assertEquals(1, Objects.requireNonNull(accounts.get("a")).balance());
      assertEquals(List.of(), Objects.requireNonNull(accounts.get("a")).notes());
      assertEquals(9, Objects.requireNonNull(accounts.get("b")).balance());
    }
  }

  private DurableHeap<Bank, BankDraft> bank(Path file) {
    return engine.open(file, BankDraft.TYPE, HeapOptions.defaults(), bank -> bank.name("bank"));
  }
}
