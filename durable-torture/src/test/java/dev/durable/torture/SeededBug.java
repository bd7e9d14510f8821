package dev.durable.torture;

import dev.durable.torture.Hunt.Prey;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** What could be wrong with the engine, and which hunt must find it. */
@SuppressWarnings("ImmutableEnumChecker") // patches keep no state worth mentioning
enum SeededBug {
  SKIP_FORCE("log.Flusher", "forceAll", Patch.drop("force"), Prey.SMALL_COMMITS),
  ACKNOWLEDGE_BEFORE_FORCE("log.Flusher", "force", returning(), Prey.SMALL_COMMITS),
  SUPERBLOCK_BEFORE_FORCE("log.LogWriter", "written", publishAtOnce(), Prey.SMALL_COMMITS),
  PUBLISH_BEFORE_FORCE("log.Log", "published", headInstead(), Prey.GROUPS),
  FORCE_COVERS_WHAT_CAME_LATER("log.Flusher", "forceAll", headForced(), Prey.GROUPS),
  RETRY_FAILED_FORCE("log.Flusher", "forceAll", Patch.redirect("force"), Prey.FAILED_FLUSHES),
  TAKE_FAILED_FORCE_FOR_GOOD("log.Flusher", "requireNoFailure", returning(), Prey.FAILED_FLUSHES),
  IGNORE_SHORT_WRITE("log.DataFile", "write", Patch.redirect("write"), Prey.REFUSED_WRITES),
  LEAVE_FAILED_COMMIT_IN_PLACE("log.Appender", "cutAfter", Patch.drop("cut"), Prey.TWINS),
  CUT_IS_NOT_FORCED("log.LogWriter", "cut", Patch.drop("forceCut"), Prey.TWINS),
  FORCED_END_TOO_HIGH("log.LogWriter", "forcedEnd", headEnd(), Prey.UNFORCED),
  CLOSE_WITHOUT_FORCE("log.Log", "closeOnce", Patch.drop("force"), Prey.UNFORCED),
  FLUSH_DOES_NOTHING("log.Log", "flush", Patch.drop("force"), Prey.UNFORCED),
  NO_CHAIN_CHECK("log.LogScanner", "chained", Patch.answer("equals", 1), Prey.SPLICES),
  DIGEST_WITHOUT_CONTENT("log.ChainDigest", "update", returning(), Prey.SPLICES),
  TRUST_LENGTH_FIELD("log.Frames", "wholeLength", plausible(), Prey.ROT),
  CHECKSUM_WITHOUT_CONTENT("log.Frames", "checksum", zero(), Prey.ROT),
  TRUST_SUPERBLOCK_ALONE("recovery.Recovery", "run", nothing(), Prey.SMALL_COMMITS),
  WINDOW_TOO_SMALL("log.LogScanner", "load", Patch.constant(1 << 20, 512), Prey.LARGE_VALUES),
  NO_TAIL_REWRITE("recovery.Recovery", "rewrite", Patch.drop("write"), Prey.FAILED_FLUSHES),
  NO_FORCE_IN_RECOVERY("recovery.Recovery", "rewrite", Patch.drop("force"), Prey.FAILED_FLUSHES),
  TAKE_ROT_FOR_A_TORN_TAIL("recovery.Recovery", "run", Patch.drop("later"), Prey.ROT),
  NO_CHECK_OF_BLOCKS("log.BlockCheck", "check", allWhole(), Prey.ROT),
  NO_CHECK_OF_SUPERBLOCKS("log.Superblock", "claimedFormat", Patch.drop("checksum"), Prey.CREATION),
  OLDER_SUPERBLOCK("log.SuperblockPair", "newest", firstSlot(), Prey.READERS),
  NO_EPOCH_FRAME("log.LogWriter", "announcement", nothing(), Prey.OPENINGS),
  NO_FENCE("log.Superblocks", "fence", returning(), Prey.TWO_WRITERS),
  NO_FORCE_OF_THE_NAME("recovery.WholeFile", "make", Patch.drop("forceDirectory"), Prey.CREATION),
  RENAME_BEFORE_FORCE("log.NewHeap", "finish", Patch.drop("force"), Prey.CREATION),
  NO_NEW_MAPPING("log.DataFile", "cover", returning(), Prey.GROWTH),
  ZEROS_OVER_DATA("log.DataFile", "write", endUnknown(), Prey.ZEROS_AHEAD),
  SLOTS_STAY_CLAIMED("session.Reachable", "release", returning(), Prey.RETRIES),
  LOST_CHANGE("session.Session", "changing", returning(), Prey.SMALL_COMMITS);

  private static final String ENGINE = "dev.durable.internal.";

  private final String type;
  private final String method;
  private final Patch patch;
  private final Prey prey;

  SeededBug(String type, String method, Patch patch, Prey prey) {
    this.type = type;
    this.method = method;
    this.patch = patch;
    this.prey = prey;
  }

  /** The class that has the bug. */
  String type() {
    return ENGINE + type;
  }

  /** That class with the bug. */
  byte[] in(byte[] original) {
    return patch.in(original, method);
  }

  /** What finds it. */
  Prey prey() {
    return prey;
  }

  private static ClassDesc log(String name) {
    return ClassDesc.of(ENGINE + "log." + name);
  }

  private static Patch returning() {
    return Patch.only(code -> code.return_());
  }

  private static Patch nothing() {
    return Patch.only(code -> code.aconst_null().areturn());
  }

  private static Patch zero() {
    return Patch.only(code -> code.iconst_0().ireturn());
  }

  private static Patch allWhole() {
    return Patch.only(code -> code.iload(4).ireturn());
  }

  private static Patch publishAtOnce() {
    return Patch.first(
        code ->
            code.aload(0)
                .getfield(log("LogWriter"), "superblocks", log("Superblocks"))
                .aload(1)
                .invokevirtual(
                    log("Superblocks"),
                    "publish",
                    MethodTypeDesc.of(ConstantDescs.CD_void, log("Commit"))));
  }

  private static Patch headInstead() {
    return Patch.only(code -> code.aload(0).getfield(log("Log"), "head", log("Commit")).areturn());
  }

  private static Patch headEnd() {
    return Patch.only(
        code ->
            code.aload(0)
                .getfield(log("LogWriter"), "log", log("Log"))
                .invokevirtual(log("Log"), "head", MethodTypeDesc.of(log("Commit")))
                .invokevirtual(log("Commit"), "end", MethodTypeDesc.of(ConstantDescs.CD_long))
                .lreturn());
  }

  private static Patch headForced() {
    return Patch.beforeWriting(
        "forced",
        code ->
            code.pop()
                .aload(0)
                .getfield(log("Flusher"), "log", log("Log"))
                .invokevirtual(log("Log"), "head", MethodTypeDesc.of(log("Commit"))));
  }

  private static Patch endUnknown() {
    return Patch.beforeWriting("end", code -> code.pop2().lconst_0());
  }

  private static Patch plausible() {
    MethodTypeDesc type =
        MethodTypeDesc.of(
            ConstantDescs.CD_int,
            ConstantDescs.CD_byte.arrayType(),
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_long);
    return Patch.only(
        code ->
            code.aload(1)
                .iload(2)
                .iload(3)
                .lload(4)
                .invokestatic(log("Frames"), "plausibleLength", type)
                .ireturn());
  }

  private static Patch firstSlot() {
    return Patch.only(
        code ->
            code.aload(0)
                .iconst_0()
                .invokevirtual(
                    log("SuperblockPair"),
                    "slot",
                    MethodTypeDesc.of(log("Superblock"), ConstantDescs.CD_int))
                .areturn());
  }
}
