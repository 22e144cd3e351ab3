import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { trashRow } from '../../../src/people/activity/row-store.js';
import { addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';
import { addCheckable, type Checkable, findingsOn, recordBy } from './checked-desk.js';

let desk: TestDesk;
let checker: Sends;
let token: Sends;
let on: Checkable;
beforeAll(async () => {
  desk = await openDesk();
  [checker, token] = [await desk.signIn('checker'), await desk.token('checker')];
});
beforeEach(async () => {
  on = await addCheckable(desk);
});
afterAll(() => desk.close());

const MISATTRIBUTED = {
  ...{ facet: 'speaker', value: 'misattributed', rationale: 'He was quoting.' },
  mechanism: 'A wire cut it.',
};
const speaker = async (name: string) => {
  const { id } = await desk.as('checker', (change) => addTestSpeaker(change, name));
  return id;
};
const send = (said: object) =>
  desk.json('POST', `/claims/${on.claim}/findings`, { findings: [{ ...MISATTRIBUTED, ...said }] }, token);

describe('who said it, where it was somebody else', () => {
  it('is a speaker who is on the desk, by their number or by their name', async () => {
    const id = await speaker('Mao Ning');
    await recordBy(desk, token, on.claim, { ...MISATTRIBUTED, actual_speaker_id: id });
    expect(await findingsOn(desk, token, on.claim)).toMatchObject([
      { actual_speaker: { id, name: 'Mao Ning' } },
    ]);
    const again = await send({ actual_speaker: { name: 'Mao Ning' } });
    expect(again.status).toBe(200);
    expect(await findingsOn(desk, token, on.claim)).toHaveLength(1);
  });

  it('is not a speaker in the trash, and nothing is recorded', async () => {
    const id = await speaker('Gone Already');
    await desk.as('editor', (change) => trashRow(change, 'speakers', id, null));
    const refused = await send({ actual_speaker_id: id });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      errors: [
        {
          path: 'findings.0.actual_speaker_id',
          message: `The speaker ${id} is in the trash. Choose another, or ask an editor to restore it first.`,
        },
      ],
    });
    expect(await findingsOn(desk, token, on.claim)).toEqual([]);
  });

  it('is asked about beside the name where several have it, with everything that was typed', async () => {
    const [one, two] = [await speaker('Li Wei'), await speaker('Li Wei')];
    const address = `/claims/${on.claim}/findings`;
    const opened = fieldsOfForm(await (await desk.get(`/claims/${on.claim}`, checker)).text(), address);
    const typed = {
      'findings.1.value': 'misattributed',
      'findings.1.rationale': 'He was quoting.',
      'findings.1.mechanism': 'A wire cut it.',
      'findings.1.actual_speaker.name': 'Li Wei',
    };
    const refused = await desk.form(address, { ...opened, ...typed }, checker);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain(`2 speakers are called Li Wei (numbers ${one}, ${two}): choose one`);
    expect(fieldsOfForm(page, address)).toMatchObject(typed);
    expect(await findingsOn(desk, token, on.claim)).toEqual([]);
    const meant = { ...typed, 'findings.1.actual_speaker.id': String(two) };
    expect((await desk.form(address, { ...fieldsOfForm(page, address), ...meant }, checker)).status).toBe(
      303,
    );
    expect(await findingsOn(desk, token, on.claim)).toMatchObject([{ actual_speaker: { id: two } }]);
  });
});
