package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import java.util.Random;

/** One run: operations in between commits, failed commits and new sessions. */
abstract class ModelRun<M> {

  private static final int STEPS = Integer.getInteger("durable.test.steps", 6_000);

  final TestHeap heap;
  final CollectionShape<?> shape;
  final Random random;
  TestHeap.Session session;
  M model;

  ModelRun(CollectionShape<?> shape, Limits limits, M model, Random random) {
    this.shape = shape;
    this.heap = new TestHeap(shape, limits);
    this.session = heap.start();
    this.random = random;
    this.model = model;
  }

  abstract M copy();

  abstract void step(Object items, int range);

  abstract void compare(M expected, Object actual);

  final void run() {
    Object oldItems = heap.root().items();
    M oldModel = copy();
    for (int i = 0; i < STEPS; i++) {
      // The size wanders between nothing and a few hundred.
      step(session.items(), 1 + Math.abs((i % 1500) - 750));
      if (random.nextInt(40) == 0) {
        compare(model, session.items());
      }
      if (random.nextInt(100) == 0) {
        session.failToCommit();
        compare(model, session.items());
      }
      if (random.nextInt(30) == 0) {
        session.commit();
        compare(model, heap.root().items());
        TreeChecks.check(shape, heap, heap.boxes.limits);
        if (random.nextInt(4) == 0) {
          session = heap.open();
        }
        if (random.nextInt(20) == 0) {
          compare(oldModel, oldItems);
          oldModel = copy();
          oldItems = heap.root().items();
        }
      }
    }
    compare(oldModel, oldItems);
  }
}
