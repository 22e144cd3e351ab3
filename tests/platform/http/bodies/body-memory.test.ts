import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Arrival, BodyMemory } from '../../../../src/platform/http/bodies/body-memory.js';

// Bodies share the memory there is: those that do not fit wait unread, and none of them for ever.

const OPTIONS = { total: 100, perOwner: 60, small: 10, smallTotal: 25, waitMs: 60_000 };

/** A body that stays until it is let go. */
function body(room: BodyMemory, owner: string | null, bytes: number) {
  let release = () => {};
  let arrival: Arrival | null = null;
  const done = room.hold(owner, bytes, async (given) => {
    arrival = given;
    await new Promise<void>((go) => {
      release = go;
    });
  });
  done.catch(() => {});
  return {
    done,
    isIn: () => arrival !== null,
    arrival: () => arrival as unknown as Arrival,
    async leave() {
      release();
      await done;
      await setImmediate();
    },
  };
}

describe('the room for bodies', () => {
  it('lets in what fits, and the others in their order once there is room', async () => {
    const room = new BodyMemory(OPTIONS);
    const [first, second] = [body(room, 'a', 60), body(room, 'b', 40)];
    const [third, fourth] = [body(room, 'c', 50), body(room, 'd', 30)];
    await setImmediate();
    expect([first, second, third, fourth].map(({ isIn }) => isIn())).toEqual([true, true, false, false]);
    await second.leave();
    // The smaller one would fit, and waits for the one that came before it.
    expect([third, fourth].map(({ isIn }) => isIn())).toEqual([false, false]);
    await first.leave();
    expect([third, fourth].map(({ isIn }) => isIn())).toEqual([true, true]);
  });

  it('gives one account no more than its share, and nobody else waits for that', async () => {
    const room = new BodyMemory(OPTIONS);
    const [first, again, other] = [body(room, 'a', 50), body(room, 'a', 20), body(room, 'b', 30)];
    await setImmediate();
    expect([first, again, other].map(({ isIn }) => isIn())).toEqual([true, false, true]);
    await first.leave();
    expect(again.isIn()).toBe(true);
  });

  it('refuses whoever has waited too long', async () => {
    const room = new BodyMemory({ ...OPTIONS, waitMs: 1 });
    body(room, 'a', 60);
    body(room, 'b', 40);
    await expect(body(room, 'c', 50).done).rejects.toThrow('The server is receiving too much');
  });

  it('keeps no small body waiting, and lets the oldest stranger go that has not arrived', async () => {
    const room = new BodyMemory(OPTIONS);
    body(room, 'a', 60);
    body(room, 'b', 40);
    const strangers = [body(room, null, 10), body(room, null, 10), body(room, null, 10)];
    const member = body(room, 'c', 10);
    await setImmediate();
    expect([...strangers, member].map(({ isIn }) => isIn())).toEqual([true, true, true, true]);
    expect(strangers.map(({ arrival }) => arrival().signal.aborted)).toEqual([true, false, false]);
    strangers[1]?.arrival().arrived();
    body(room, null, 10);
    expect(strangers.map(({ arrival }) => arrival().signal.aborted)).toEqual([true, false, true]);
  });
});
