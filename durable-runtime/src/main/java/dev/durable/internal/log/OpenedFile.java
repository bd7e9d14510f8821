package dev.durable.internal.log;

import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file whose newest commit was found, ready to become a {@link Log}.
 *
 * @param path the file, without symbolic links
 * @param file the open file
 * @param size its length
 * @param superblocks what was read of them, at least one of them valid
 * @param head its newest commit; all up to it was forced
 * @param recovered what was repaired to get there, or null after a clean close
 */
public record OpenedFile(
    Storage storage,
    Path path,
    StorageFile file,
    long size,
    SuperblockPair superblocks,
    Commit head,
    @Nullable Recovered recovered) {}
