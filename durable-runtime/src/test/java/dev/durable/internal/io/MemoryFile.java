package dev.durable.internal.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** A file of a {@link MemoryStorage} that was opened, until it is closed. */
final class MemoryFile implements StorageFile {

  /** Whose monitor is held while the file is used, but not while a force lets a test act. */
  private final MemoryStorage storage;

  private final MemoryInode inode;
  private final boolean writable;
  private boolean closed;

  MemoryFile(MemoryStorage storage, MemoryInode inode, boolean writable) {
    this.storage = storage;
    this.inode = inode;
    this.writable = writable;
  }

  private void requireOpen(boolean toWrite) throws IOException {
    if (closed || (toWrite && !writable)) {
      throw new IOException(closed ? "closed" : "opened to read");
    }
  }

  @Override
  public void read(long position, byte[] target, int from, int length) throws IOException {
    synchronized (storage) {
      requireOpen(false);
      inode.read(position, target, from, length);
      storage.countRead(length);
    }
  }

  @Override
  public void write(long position, byte[] source, int from, int length) throws IOException {
    synchronized (storage) {
      requireOpen(true);
      storage.countChange();
      inode.write(Math.toIntExact(position), source, from, length);
    }
  }

  @Override
  public void force() throws IOException {
    int covered;
    int length;
    synchronized (storage) {
      requireOpen(true);
      covered = inode.device().pending();
      length = inode.size();
    }
    storage.letTestsAct(inode);
    synchronized (storage) {
      storage.countForce();
      inode.device().force(covered, length);
    }
  }

  @Override
  public long size() throws IOException {
    synchronized (storage) {
      requireOpen(false);
      return inode.size();
    }
  }

  @Override
  public void setSize(long size) throws IOException {
    synchronized (storage) {
      requireOpen(true);
      storage.countChange();
      inode.resize(Math.toIntExact(size));
    }
  }

  @Override
  public MemorySegment map(long size) throws IOException {
    synchronized (storage) {
      requireOpen(false);
      return inode.map(size);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
