package dev.durable.processor.extract;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first sentence of a documentation comment, as text that stands by itself in another file. */
final class Docs {

  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@[a-zA-Z]");
  private static final Pattern LINK =
      Pattern.compile("\\{@link(?:plain)?\\s+([^\\s}]+)\\s*([^}]*)}");
  private static final Pattern SENTENCE_END = Pattern.compile("\\.(?=\\s|$)");
  private static final Pattern HTML_TAG = Pattern.compile("</?[a-zA-Z][^>]*>");

  private Docs() {}

  static String firstSentence(@Nullable String comment) {
    if (comment == null) {
      return "";
    }
    Matcher tag = BLOCK_TAG.matcher(comment);
    String body = tag.find() ? comment.substring(0, tag.start()) : comment;
    String text = body.replace("{@inheritDoc}", "").strip().replaceAll("\\s+", " ");
    Matcher end = SENTENCE_END.matcher(text);
    if (end.find()) {
      text = text.substring(0, end.end());
    }
    text = LINK.matcher(text).replaceAll(Docs::withoutLink);
    text = HTML_TAG.matcher(text).replaceAll("");
    return balanced(text) ? text.replace("*/", "* /").strip() : "";
  }

  /** Links of another file may name what only that file imports. */
  private static String withoutLink(MatchResult link) {
    String label = link.group(2).strip();
    String target = link.group(1);
    String text =
        !label.isEmpty()
            ? label
            : "{@code "
                + (target.startsWith("#") ? target.substring(1) : target.replace('#', '.'))
                + "}";
    return Matcher.quoteReplacement(text);
  }

  private static boolean balanced(String text) {
    return text.chars().filter(c -> c == '{').count() == text.chars().filter(c -> c == '}').count();
  }
}
