import { afterEach, beforeEach, expect, it } from 'vitest';
import { importTable } from '../../../src/publishing/exchange/actions.js';
import { parseCsvOptions } from '../../../src/publishing/exchange/input/table-options.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { expectSound } from '../../support/sound.js';
import { unwrap } from '../../support/unwrap.js';

// An import that is written in portions shows readers a hidden speaker when it shows the quotation, and not before.

const ROWS = 230;
const TABLE = [
  'text,speaker',
  'Said in the open,Mortimer Veil',
  ...Array.from({ length: ROWS }, (_, at) => `Said ${at} of the matter,Speaker ${at % 7}`),
].join('\n');

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.as('checker', async (change) => {
    const { id: speaker_id } = await addTestSpeaker(change, 'Mortimer Veil');
    await addTestClaim(change, { speaker_id, ground_rule: 'background' });
  });
});
afterEach(() => desk.close());

it('shows a hidden speaker with its quotation on the record', async () => {
  const viewer = await desk.token('viewer', 'read');
  const seen: [state: string, status: number][] = [];
  const look = async () => {
    const { state } = await desk.ctx.db.selectFrom('imports').select('state').executeTakeFirstOrThrow();
    seen.push([state, (await desk.get('/speakers/1.json', viewer)).status]);
  };
  await importTable(desk.ctx.config.file, {
    ...{ bytes: Buffer.from(TABLE), options: unwrap(parseCsvOptions({ mapping: [] })) },
    ...{ actor: desk.users.editor.id, agrees: () => true },
    change: (work) => desk.as('editor', work),
    beside: {
      name: 'table.csv',
      open(id, last) {
        const transactor = desk.ctx.openPortions(id, last);
        return {
          ...transactor,
          async transact(actor, work) {
            const answer = await transactor.transact(actor, work);
            await look();
            return answer;
          },
        };
      },
    },
  });
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.slice(0, -1)).toEqual(seen.slice(0, -1).map(() => ['running', 404]));
  expect(seen.at(-1)).toEqual(['done', 200]);
  await expectSound(desk.ctx.config.file);
});
