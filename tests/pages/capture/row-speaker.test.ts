import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CaptureReader } from '../../../src/pages/capture/store.js';
import { addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { finder, type Told } from './article.js';

// The speaker is the field that one edits in the row of a quotation.

const TOLD: readonly Told[] = [
  { words: '“It will run,”', speaker: ['Ana Brook', 'Ana Brook', 'name', true], cue: 'said' },
  { words: '“Nobody asked,”', speaker: ['an official', null, 'description'], cue: 'said' },
  { words: '“We kept no note,”', cue: 'said' },
];
const TEXT =
  'Ferry\n\n“It will run,” Ana Brook said.\n\n“Nobody asked,” an official said.\n\n“We kept no note,” it said.';

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

/** What the row of a quotation sends, with the name in it; a number only for a saved speaker. */
const accept = (n: number, name: string, id = '') =>
  desk.form(
    `${at}/quotations/${n}`,
    { do: 'accept', version: '1', 'speaker.name': name, 'speaker.id': id },
    checker,
  );

async function speakerOf(n: number) {
  const reader = new CaptureReader(desk.ctx.db, desk.users.checker.id);
  const item = await reader.item(Number(at.split('/')[2]), n);
  const { 'speaker.name': name, 'speaker.id': id, 'speaker.kind': kind } = item?.fields ?? {};
  return [item?.state, name, id, kind];
}

describe('the speaker in the row', () => {
  it('stays as it was found where nobody changes it', async () => {
    await accept(1, 'Ana Brook');
    expect(await speakerOf(1)).toEqual(['accepted', 'Ana Brook', undefined, undefined]);
  });

  it('is another where another is typed, by name or chosen among those that are saved', async () => {
    const { id } = await desk.as('checker', (change) => addTestSpeaker(change, 'Piet Karr'));
    await accept(1, 'Piet Karr');
    expect(await speakerOf(1)).toEqual(['accepted', 'Piet Karr', String(id), undefined]);
    await accept(3, 'Piet Karr', String(id));
    expect(await speakerOf(3)).toEqual(['accepted', 'Piet Karr', String(id), undefined]);
  });

  it('is a person where a name is typed over a description, and a description where one is', async () => {
    await accept(2, 'Wilna Zaspel');
    expect(await speakerOf(2)).toEqual(['accepted', 'Wilna Zaspel', undefined, undefined]);
    await desk.form(`${at}/quotations/2`, { do: 'reopen', version: '2' }, checker);
  });

  it('is asked for where there is none', async () => {
    const answer = await accept(3, '');
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Enter the speaker')]);
  });

  it('has one doubt beside it at most', async () => {
    const html = await (await desk.get(at, checker)).text();
    for (const row of html.split('<li id="q-').slice(1))
      expect(row.split('class="captured-ask"').length - 1).toBeLessThanOrEqual(1);
  });
});
