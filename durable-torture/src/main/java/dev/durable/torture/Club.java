package dev.durable.torture;

import dev.durable.annotations.Durable;
import dev.durable.json.JValue;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The root of heaps that lose entities: refers to members in every way there is. */
@Durable
public interface Club {

  String name();

  @Nullable Member president();

  List<Member> members();

  Set<Member> honoured();

  Map<Member, String> roles();

  NavigableMap<String, Member> byName();

  Map<String, List<Member>> teams();

  List<Game> games();

  List<Visit> visits();

  Set<Badge> badges();

  List<Badge> given();

  @Nullable Visit lastVisit();

  @Nullable Prize prize();

  @Nullable Review best();

  JValue notes();

  /** Cannot be without its member. */
  record Visit(Member who, int day) {}

  /** Can be without its member. */
  record Badge(String text, @Nullable Member from) {}
}
