package dev.durable.examples.benchmarks.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that one run has measured.
 *
 * @param set the name of the set of works
 * @param started when, in ISO form
 * @param machine before it began
 * @param seed of the data
 * @param note what a reader should know, such as that the machine was busy
 */
public record Results(
    String set, String started, Machine machine, long seed, String note, List<Sample> samples) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Writes them down. */
  public void write(Path file) throws IOException {
    Files.writeString(file, GSON.toJson(this) + "\n");
  }

  /** Reads them back. */
  public static Results read(Path file) throws IOException {
    return GSON.fromJson(Files.readString(file), Results.class);
  }
}
