package dev.durable.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that tries all ways into a file, and says which are refused. */
final class OddFilesChild {

  private OddFilesChild() {}

  /**
   * Does that.
   *
   * @param args the file
   */
  public static void main(String[] args) {
    Path file = Path.of(args[0]);
    List<String> refused = new ArrayList<>();
    for (Way way : Way.values()) {
      String said = way.refusal(file);
      if (said != null) {
        refused.add(way.name());
        if (!said.contains(String.valueOf(file.getParent()))) {
          throw new Violation("which file? " + said);
        }
      }
    }
    System.out.println(String.join(" ", refused));
  }
}
