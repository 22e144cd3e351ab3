import { FOLLOWERS } from '../../../src/followers.js';
import { makeTransact } from '../../../src/platform/db/transact.js';
import { systemClock } from '../../../src/platform/lib/clock.js';
import { importDeskFile } from '../../../src/publishing/exchange/actions/desk.js';
import type { OpenTransactor } from '../../../src/publishing/exchange/actions/portions/portions.js';
import { checkDeskText } from '../../../src/publishing/exchange/desk-job/check.js';
import type { TestDatabase } from '../../support/database.js';
import { type DeskFile, richDesk } from './whole-desk.js';

// A whole database that comes in from a file in portions.

/** A file with everything, of so many records that it is written in portions; its users are nobody's yet. */
export function largeDesk(): DeskFile {
  const desk = richDesk();
  for (const user of desk.users as { email: string | null }[])
    if (user.email !== null) user.email = `brought.${user.email}`;
  const tags = Array.from({ length: 210 }, (_, at) => ({
    ref: 5000 + at,
    name: `brought ${at}`,
    note: null,
  }));
  return Object.assign(desk, { tags: [...(desk.tags as object[]), ...tags] });
}

/** @param look called after each transaction of the import, with its number, from 1 */
export async function importBeside(
  { file, transact }: Pick<TestDatabase, 'file' | 'transact'>,
  records: object,
  look: (nth: number) => Promise<void> = async () => {},
): Promise<void> {
  const read = checkDeskText(JSON.stringify(records));
  if (!read.ok) throw new Error(read.errors.join('\n'));
  let nth = 0;
  const open: OpenTransactor = (id, last) => {
    const parts = { file, clock: systemClock, followers: [...FOLLOWERS, last], newId: () => id };
    const transactor = makeTransact(parts);
    return {
      ...transactor,
      async transact(actor, work) {
        const answer = await transactor.transact(actor, work);
        nth += 1;
        await look(nth);
        return answer;
      },
    };
  };
  try {
    await importDeskFile(file, {
      ...{ desk: read.value, actor: 2, check: null },
      change: (work) => transact({ id: 2 }, work),
      onProgress: () => {},
      beside: { open, name: 'desk.json' },
    });
  } finally {
    read.value.close();
  }
}
