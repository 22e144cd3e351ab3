import { describe, expect, it } from 'vitest';
import { FolderWatch } from '../../../../src/platform/db/backups/folder-watch.js';
import type { Outlook } from '../../../../src/platform/db/backups/outlook.js';
import { shortageInBrief } from '../../../../src/server/process/disk-outlook.js';

// A folder for backups that answers late or never. No file system hangs on request, so that the reader is a stand-in.

const ROOMY: Outlook = {
  ...{ copy: 1, growth: 0, reserve: 0, free: 10, removable: 0 },
  ...{ newest: null, deskFree: 10, deskNeeds: 1 },
};

/** A reader whose answers come when the test says so, and a clock that it sets. */
function hangingFolder() {
  let now = Date.UTC(2026, 0, 1);
  const calls: { onAnswer: () => void; end: (outlook: Outlook) => void; fail: (error: Error) => void }[] = [];
  const watch = new FolderWatch(
    (onAnswer) => new Promise((end, fail) => calls.push({ onAnswer, end, fail })),
    { now: () => new Date(now) },
    20,
  );
  return { watch, calls, pass: (ms: number) => (now += ms) };
}

describe('a folder for backups that does not answer', () => {
  it('is said to be so after the limit, without another call', async () => {
    const { watch, calls, pass } = hangingFolder();
    await watch.look();
    expect(shortageInBrief(watch)).toBeNull();
    pass(20);
    for (let round = 0; round < 3; round += 1) await watch.look();
    expect(calls.length).toBe(1);
    expect(shortageInBrief(watch)).toBe(
      'the folder for backups does not answer: check its disk or mount (since 2026-01-01T00:00:00.000Z, before that not read yet)',
    );
  });

  it('is as it was last read, and well again once it answers', async () => {
    const { watch, calls, pass } = hangingFolder();
    const first = watch.look();
    calls[0]?.end(ROOMY);
    await first;
    pass(1000);
    const second = watch.look();
    pass(20);
    expect(watch.state).toMatchObject({ is: 'silent', last: { is: 'read', outlook: ROOMY } });
    calls[1]?.end({ ...ROOMY, free: 0 });
    await second;
    expect(watch.state).toMatchObject({ is: 'read', outlook: { free: 0 } });
    const third = watch.look();
    calls[2]?.end(ROOMY);
    await third;
    expect([calls.length, shortageInBrief(watch)]).toEqual([3, null]);
  });

  it('is one that is slow, as long as each call has an answer in time', async () => {
    const { watch, calls, pass } = hangingFolder();
    await watch.look();
    for (let call = 0; call < 5; call += 1) {
      pass(15);
      calls[0]?.onAnswer();
    }
    expect(watch.state.is).toBe('unread');
    pass(20);
    expect(watch.state.is).toBe('silent');
  });

  it('is not mistaken for an error of the program, which the caller gets', async () => {
    const { watch, calls } = hangingFolder();
    const look = watch.look();
    calls[0]?.fail(new TypeError('a bug'));
    await expect(look).rejects.toThrow('a bug');
    expect(watch.state.is).toBe('unread');
  });

  it('is told as unreadable where the system says so', async () => {
    const { watch, calls } = hangingFolder();
    const look = watch.look();
    calls[0]?.fail(Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'scandir' }));
    await look;
    expect(shortageInBrief(watch)).toBe(
      'the folder for backups cannot be read (EACCES, tried at 2026-01-01T00:00:00.000Z)',
    );
  });
});
