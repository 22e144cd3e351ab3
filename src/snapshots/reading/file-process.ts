import { type Unread, whereFrom } from './fault.js';
import { type InsideAsk, type InsideReply, readInside } from './read-inside.js';

// The process in which a file from outside is read: one file, then it is ended. It has no database and no settings,
// and whoever started it ends it where it takes too long or too much.

process.once('disconnect', () => process.exit(0));
process.once('message', (ask: InsideAsk) => {
  readInside(ask).then(answer, (error: unknown) => answer({ ok: false, ...unread(error) }));
});

function answer(reply: InsideReply): void {
  // NOTE: it waits to be ended. Were it to end itself, its end could be seen before its answer.
  process.send?.(reply);
}

/** What is thrown here is a reader's own fault at a file that nobody foresaw. */
function unread(error: unknown): Unread {
  const reason =
    error instanceof RangeError
      ? 'It is nested too deep to be read.'
      : 'It cannot be read: something in it is not as such files are.';
  return { reason, fault: whereFrom(error) };
}
