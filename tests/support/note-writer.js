// Writes notes to a desk as fast as it can, several at once, and prints the id of each once it is saved.
// Runs until it is killed: tests/support/kill-rounds.ts reads what it acknowledged.
import { FOLLOWERS } from '../../dist/src/followers.js';
import { addRow } from '../../dist/src/people/activity/row-store.js';
import { makeTransact } from '../../dist/src/platform/db/transact.js';
import { systemClock } from '../../dist/src/platform/lib/clock.js';

const WRITERS = 5;
const [file = '', claim = ''] = process.argv.slice(2);
const { transact } = makeTransact({ file, clock: systemClock, followers: FOLLOWERS });

await Promise.all(Array.from({ length: WRITERS }, writeForEver));

async function writeForEver() {
  for (let count = 0; ; count += 1) {
    const body = `Note ${count}: the transcript has “no room for compromise”. `.repeat(20);
    const values = { claim_id: Number(claim), motivation: 'commenting', body, author_id: 2 };
    const { id } = await transact({ id: 2 }, (change) => addRow(change, 'annotations', values));
    process.stdout.write(`${id}\n`);
  }
}
