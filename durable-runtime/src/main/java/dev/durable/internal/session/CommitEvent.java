package dev.durable.internal.session;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A commit in a flight recording, from the first look at the drafts to the acknowledgement. */
@Name("dev.durable.Commit")
@Label("Commit")
@Category("Durable")
@Description("Edits were written to a heap")
@StackTrace(false)
final class CommitEvent extends Event {

  @Label("File")
  String file = "";

  @Label("Version")
  long version;

  @Label("Entities Written")
  int entities;

  @Label("Bytes Written")
  @DataAmount
  long bytes;
}
