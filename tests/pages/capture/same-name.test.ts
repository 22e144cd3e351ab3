import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CaptureReader } from '../../../src/pages/capture/store.js';
import { addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { finder, type Told } from './article.js';

// Who a name is, said once for all that stand under it: a transcript has hundreds of turns.

const TURNS = ['We met in May.', 'We met twice.', 'Nobody kept a note.', 'I kept one.'];
const TOLD = TURNS.map((words, at): Told => {
  const [text, name] = at === 3 ? ['MS. LUND', 'LUND'] : ['MR. KARR', 'KARR'];
  return { words, type: 'indirect', speaker: [text, name, 'label', true] };
});
const TEXT = TOLD.map(({ words, speaker }) => `${speaker?.[0]}: ${words}`).join('\n\n');

let desk: TestDesk;
let checker: Sends;
let at: string;
beforeEach(async () => {
  await desk?.close();
  desk = await openDesk();
  vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder(TOLD));
  checker = await desk.signIn('checker');
  const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text: TEXT }, checker);
  at = answer.headers.get('location') ?? '';
});
afterAll(() => desk.close());

async function speakers() {
  const items = await new CaptureReader(desk.ctx.db, desk.users.checker.id).items(Number(at.split('/')[2]));
  return items.map(({ state, fields }) => [state, fields['speaker.name'] ?? fields['speaker.id']]);
}
const PIET = { edited: 'yes', text: 'We met in May.', form: 'direct', 'speaker.name': 'Piet Karr' };

describe('the speaker of a turn', () => {
  it('is given to the others under the same name where a person says so, and they stay open', async () => {
    const sent = { do: 'accept', version: '1', same_name: 'on', ...PIET };
    const answer = await desk.form(`${at}/quotations/1`, sent, checker);
    const next = answer.headers.get('location') ?? '';
    expect(next).toContain('did=accepted&n=1&also=2');
    expect(await speakers()).toEqual([
      ['accepted', 'Piet Karr'],
      ['open', 'Piet Karr'],
      ['open', 'Piet Karr'],
      ['open', 'LUND'],
    ]);
    const html = await (await desk.get(next, checker)).text();
    expect(html).toContain('Accepted quotation 1. 2 others have its speaker now.');
    expect(html).toContain('Accept the 2 that are certain');
  });

  it('is given to none where nobody says so, nor to those already decided about', async () => {
    await desk.form(`${at}/quotations/2`, { do: 'drop', version: '1' }, checker);
    await desk.form(`${at}/quotations/1`, { do: 'accept', version: '1', ...PIET }, checker);
    expect((await speakers()).map(([, name]) => name)).toEqual(['Piet Karr', 'KARR', 'KARR', 'LUND']);
    const sent = { do: 'save', version: '2', same_name: 'on', ...PIET };
    await desk.form(`${at}/quotations/1`, sent, checker);
    expect(await speakers()).toEqual([
      ['accepted', 'Piet Karr'],
      ['dropped', 'KARR'],
      ['open', 'Piet Karr'],
      ['open', 'LUND'],
    ]);
  });

  it('is offered for the others in the form, and where a saved speaker may be meant', async () => {
    await desk.as('checker', (change) => addTestSpeaker(change, 'Piet Karr'));
    const html = await (await desk.get(`${at}?edit=3`, checker)).text();
    expect(html).toContain('Also for the 2 others called KARR');
    expect(html).toMatch(/name="same_name" value="on"> Also for the 2 others of this name/);
  });

  it('is given by a client in the same way', async () => {
    const { id } = await desk.as('checker', (change) => addTestSpeaker(change, 'Piet Karr'));
    const sent = { do: 'accept', speaker_id: id, same_name: true };
    const answer = await desk.json('POST', `${at}/quotations/3`, sent, {
      ...(await desk.token('checker')),
      'if-match': '"1"',
    });
    expect(await answer.json()).toMatchObject({ n: 3, did: 'accepted', also: 2 });
    expect((await speakers()).map(([, name]) => name)).toEqual([
      'Piet Karr',
      'Piet Karr',
      'Piet Karr',
      'LUND',
    ]);
  });
});
