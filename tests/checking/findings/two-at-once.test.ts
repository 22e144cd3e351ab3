import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Transact } from '../../../src/platform/db/transact.js';
import { trashClaim } from '../../../src/record/claims/actions.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';
import { addCheckable, type Checkable, findingsOn, recordBy } from './checked-desk.js';

let desk: TestDesk;
let on: Checkable;
let checker: Sends;
let editor: Sends;
beforeAll(async () => {
  desk = await openDesk();
  [checker, editor] = [await desk.signIn('checker'), await desk.signIn('editor')];
  on = await addCheckable(desk);
});
afterAll(() => desk.close());

/** Holds the first change until the second waits, so that both are committed together. @returns the way back */
function together(): () => void {
  const { transact } = desk.ctx;
  let release = () => {};
  const isSecondThere = new Promise<void>((resolve) => {
    release = resolve;
  });
  let times = 0;
  const held: Transact = (actor, work) => {
    times += 1;
    if (times === 1)
      return transact(actor, async (change) => {
        const answer = await work(change);
        await isSecondThere;
        return answer;
      });
    const second = transact(actor, work);
    release();
    return second;
  };
  Object.assign(desk.ctx, { transact: held });
  return () => Object.assign(desk.ctx, { transact });
}

it('shows a second person what was recorded in the same commit, and lets them save on top of it', async () => {
  const address = `/claims/${on.claim}/findings`;
  const open = async (sends: Sends) =>
    fieldsOfForm(await (await desk.get(`/claims/${on.claim}`, sends)).text(), address);
  const context = (value: string) => ({ 'findings.3.value': value, 'findings.3.rationale': 'Read whole.' });
  const [first, second] = [await open(checker), await open(editor)];
  const apart = together();
  const saved = desk.form(address, { ...first, ...context('fair') }, checker);
  const refused = await desk.form(address, { ...second, ...context('cut_meaning_kept') }, editor);
  expect((await saved).status).toBe(303);
  apart();
  expect(refused.status).toBe(409);
  const again = fieldsOfForm(await refused.text(), address);
  const [recorded] = (await findingsOn(desk, editor, on.claim)) as { id: number }[];
  expect(again).toMatchObject({ 'findings.3.supersedes': String(recorded?.id) });
  expect((await desk.form(address, again, editor)).status).toBe(303);
});

it('lets nobody agree to a finding on a quotation that goes to the trash in the same commit', async () => {
  const { claim, attribution } = await addCheckable(desk);
  const evidence = [{ kind: 'attribution', id: attribution }];
  const accusing = { facet: 'speaker', value: 'misattributed', mechanism: 'A wire cut the name.', evidence };
  const token = await desk.token('checker');
  const [finding] = await recordBy(desk, token, claim, { ...accusing, rationale: 'The recording.' });
  const apart = together();
  const trashed = desk.as('editor', (change) => trashClaim(change, claim, null));
  const agreed = await desk.json('POST', `/findings/${finding?.id}/agreement`, {}, editor);
  expect(await trashed).toMatchObject({ kind: 'changed' });
  apart();
  expect(agreed.status).toBe(409);
});
