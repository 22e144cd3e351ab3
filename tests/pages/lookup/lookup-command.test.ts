import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskWithClaims, openDeskWithClaims } from '../../publishing/lists/desk-with-claims.js';
import { runCommand } from '../../support/run-command.js';

let on: DeskWithClaims;
let file = '';
beforeAll(async () => {
  on = await openDeskWithClaims();
  file = on.desk.ctx.config.file;
});
afterAll(() => on.desk.close());

it('prints what is on record, with the difference, and exits with 0 where nothing is', async () => {
  const found = await runCommand(['lookup', 'No room for compromises.', '--db', file]);
  expect(found).toMatchObject({ code: 0, err: '' });
  expect(found.out).toContain(
    'Nearly the same words: Wang Yi: “No room for compromise.”, 19 June 2023 (/claims/',
  );
  expect(found.out).toContain('You have ‘compromises’; the record has ‘compromise’');
  const none = await runCommand(['lookup', 'Bananas are curved by decree.', '--db', file]);
  expect(none).toMatchObject({ code: 0, out: expect.stringMatching(/^Not on record/) });
});

it('prints JSON as the address does, with what is not on the record, which has no citation', async () => {
  const { code, out } = await runCommand(['lookup', 'Said on background only.', '--db', file, '--json']);
  expect(code).toBe(0);
  const { claims } = JSON.parse(out) as { claims: object[] };
  expect(claims).toMatchObject([{ id: on.background, kind: 'same', citation: null }]);
});

it('refuses an empty text with a usage error', async () => {
  expect((await runCommand(['lookup', '  ', '--db', file])).code).toBe(2);
});
