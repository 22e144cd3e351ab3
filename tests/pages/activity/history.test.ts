import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow, changeRow, type NewRow, trashRow } from '../../../src/people/activity/row-store.js';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import type { Role } from '../../../src/vocabulary.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

interface History {
  readonly history: readonly {
    readonly who: string;
    readonly at: string;
    readonly did: string;
    readonly changes: readonly {
      readonly column: string;
      readonly label: string;
      readonly parts: readonly { readonly kind: string; readonly text: string }[];
    }[];
  }[];
  readonly next: string | null;
}

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function history(path: string, role: Role = 'viewer'): Promise<History> {
  const answer = await desk.get(`${path}/history.json`, await desk.token(role));
  expect(answer.status).toBe(200);
  return (await answer.json()) as History;
}

async function addClaim(claim: Partial<NewRow<'claims'>> = {}): Promise<void> {
  await desk.as('checker', async (change) => {
    const { id } = await addTestSpeaker(change, 'Wang Yi');
    await addTestClaim(change, { speaker_id: id, text: 'There is no room for compromise', ...claim });
  });
}

const words = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${name}${at}`).join(' ');

describe('a long history', () => {
  it('goes on at an address of its own where its texts are more than a page holds', async () => {
    await addClaim({ text: words('word', 2_500) });
    for (let version = 1; version <= 9; version += 1)
      await desk.as('editor', (change) =>
        changeRow(change, 'claims', 1, version, { text: words(`word${version}x`, 1_900) }),
      );
    const sends = await desk.token('viewer');
    const seen: number[] = [];
    for (let path: string | null = '/claims/1/history.json'; path !== null; ) {
      const page = (await (await desk.get(path, sends)).json()) as History;
      seen.push(page.history.length);
      path = page.next;
    }
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.reduce((sum, one) => sum + one, 0)).toBe(10);
  });

  it('shows its newest part on a page, which leads to the rest', async () => {
    await addClaim();
    for (let version = 1; version <= 14; version += 1)
      await desk.as('editor', (change) =>
        changeRow(change, 'claims', 1, version, { text: `There is no room ${version}` }),
      );
    expect((await history('/claims/1')).history).toHaveLength(15);
    const seen: number[] = [];
    for (let path: string | null = '/claims/1/history'; path !== null; ) {
      const { document } = parseHTML(await (await desk.get(path, await desk.signIn('viewer'))).text());
      seen.push(document.querySelectorAll('.history > li').length);
      path = document.querySelector('.pager [rel="next"]')?.getAttribute('href') ?? null;
    }
    expect(seen).toEqual([12, 3]);
  });

  it('shows texts that are too different whole, and says so', async () => {
    await addClaim({ text: words('old', 1_500) });
    const edit = { text: words('new', 1_500) };
    await desk.as('editor', (change) => changeRow(change, 'claims', 1, 1, edit));
    const { history: entries } = await history('/claims/1');
    expect(entries[0]?.changes[0]).toMatchObject({
      compared: false,
      parts: [
        { kind: 'removed', text: words('old', 1_500) },
        { kind: 'added', text: words('new', 1_500) },
      ],
    });
    const page = await (await desk.get('/claims/1/history', await desk.signIn('viewer'))).text();
    expect(page).toContain('Too different to compare word by word');
    expect(await checkHtml(page)).toEqual([]);
  });
});

describe('the history of a record', () => {
  it('says who changed which words, and how they differ', async () => {
    await addClaim();
    desk.clock.set('2023-06-26T08:30:00.000Z');
    await desk.as('editor', (change) =>
      changeRow(change, 'claims', 1, 1, { text: 'There is no place for compromise', form: 'partial' }),
    );
    const { history: entries } = await history('/claims/1');
    expect(entries[0]).toMatchObject({
      who: 'Eddie Editor',
      at: '2023-06-26T08:30:00.000Z',
      did: 'changed this fragment',
    });
    expect(entries[0]?.changes).toEqual([
      {
        column: 'text',
        label: 'Quotation',
        compared: true,
        parts: [
          { kind: 'same', text: 'There is no ' },
          { kind: 'removed', text: 'room' },
          { kind: 'added', text: 'place' },
          { kind: 'same', text: ' for compromise' },
        ],
      },
      {
        column: 'form',
        label: 'Form',
        compared: true,
        parts: [
          { kind: 'removed', text: 'Quotation' },
          { kind: 'added', text: 'Fragment' },
        ],
      },
    ]);
    expect(entries[1]).toMatchObject({ who: 'Chris Checker', did: 'added this fragment' });
    expect(entries[1]?.changes.find(({ column }) => column === 'speaker_id')?.parts).toEqual([
      { kind: 'added', text: 'Wang Yi' },
    ]);
    const page = await (await desk.get('/claims/1/history', await desk.signIn('viewer'))).text();
    expect(page).toContain('There is no <del>room</del><ins>place</ins> for compromise');
    expect(page).toContain('26 June 2023, 08:30 UTC');
    expect(await checkHtml(page)).toEqual([]);
  });

  it('of a claim tells what hangs on it as well', async () => {
    await addClaim();
    await desk.as('checker', async (change) => {
      const source = await addRow(change, 'sources', { ...SOURCE, shown: 'when_cited' });
      await addRow(change, 'attributions', { ...ATTRIBUTION, claim_id: 1, source_id: source.id });
    });
    const { history: entries } = await history('/claims/1');
    expect(entries[0]?.did).toBe('added the attribution by What was said in Beijing');
    expect(entries[0]?.changes).toContainEqual(
      expect.objectContaining({
        label: 'Source',
        parts: [{ kind: 'added', text: 'What was said in Beijing' }],
      }),
    );
    expect(entries[0]?.changes.some(({ column }) => column === 'claim_id')).toBe(false);
    expect((await history('/attributions/1')).history.map(({ did }) => did)).toEqual([
      'added this attribution',
    ]);
    expect((await history('/sources/1')).history[0]?.changes).toContainEqual(
      expect.objectContaining({ label: 'Authors', parts: [{ kind: 'added', text: 'Jane Doe; The agency' }] }),
    );
  });

  it('of a speaker tells its other names, and a claim by another speaker says nothing of a hidden one', async () => {
    await addClaim();
    await desk.as('checker', async (change) => {
      await addRow(change, 'speaker_names', { speaker_id: 1, name: '王毅', language: 'zh' });
      const hidden = await addTestSpeaker(change, 'The hidden one');
      await addTestClaim(change, { speaker_id: hidden.id, ground_rule: 'off_record' });
      await changeRow(change, 'claims', 1, null, { speaker_id: hidden.id });
      await changeRow(change, 'claims', 1, null, { speaker_id: 1 });
    });
    expect((await history('/speakers/1')).history.map(({ did }) => did)).toEqual([
      'added another name of this speaker',
      'added this speaker',
    ]);
    expect(JSON.stringify(await history('/claims/1'))).not.toContain('hidden one');
    expect(JSON.stringify(await history('/claims/1', 'checker'))).toContain('hidden one');
  });

  it('is not there for those who may not see the record', async () => {
    await addClaim({ ground_rule: 'background' });
    for (const path of ['/claims/1', '/speakers/1', '/claims/99', '/lists/1', '/tags/4'])
      expect((await desk.get(`${path}/history`, await desk.signIn('viewer'))).status, path).toBe(404);
    expect((await history('/claims/1', 'checker')).history).toHaveLength(1);
    await desk.as('editor', (change) => trashRow(change, 'claims', 1, null));
    expect((await desk.get('/claims/1/history', await desk.signIn('checker'))).status).toBe(410);
    expect((await history('/claims/1', 'editor')).history[0]?.did).toBe('trashed this quotation');
  });

  it('says that words were erased, and does not have them any more', async () => {
    await addClaim();
    await desk.as('checker', (change) => changeRow(change, 'speakers', 1, 1, { description: 'A diplomat' }));
    await desk.as('admin', (change) => eraseRecord(change, { kind: 'speaker', id: 1 }, 'A court order'));
    const { history: entries } = await history('/speakers/1');
    expect(entries.map(({ did, changes }) => [did, changes])).toEqual([
      ['erased the text of this speaker', []],
      ['changed this speaker (the content of this entry was erased)', []],
      ['added this speaker (the content of this entry was erased)', []],
    ]);
  });

  it('names a citation style by its title, and one that is no longer in use by its id', async () => {
    await desk.as('checker', async (change) => {
      const fields = { title: 'For Sunday', style: 'gone', owner_id: null, note: null };
      const { id } = await addRow(change, 'lists', fields);
      await changeRow(change, 'lists', id, 1, { style: 'apa' });
    });
    const [changed] = (await history('/lists/1')).history;
    const told = changed?.changes.flatMap(({ parts }) => parts.map(({ text }) => text)).join('');
    expect(told).toContain('American Psychological Association 7th edition');
    expect(told).toContain('gone');
  });

  it('is kept for lists, tags, outlets, occasions and notes', async () => {
    await addClaim();
    await desk.as('checker', async (change) => {
      const list = await addRow(change, 'lists', {
        title: 'For Sunday',
        style: 'newsroom',
        owner_id: null,
        note: null,
      });
      await addRow(change, 'list_items', { list_id: list.id, claim_id: 1, position: 1 });
      await addRow(change, 'tags', { name: 'taiwan', note: null });
      await addRow(change, 'outlets', { name: 'CCTV', kind: 'broadcaster', url: null, note: null });
    });
    expect((await history('/lists/1')).history.map(({ did }) => did)).toEqual([
      'added a quotation to this list',
      'made this list',
    ]);
    expect((await history('/claims/1')).history[0]?.did).toBe('added this quotation to the list For Sunday');
    expect((await history('/tags/1')).history.map(({ did }) => did)).toEqual(['added this tag']);
    expect((await history('/outlets/1')).history[0]?.changes.map(({ parts }) => parts[0]?.text)).toEqual([
      'CCTV',
      'Broadcaster',
    ]);
  });
});

const SOURCE = {
  type: 'article',
  title: 'What was said in Beijing',
  authors: JSON.stringify([{ family: 'Doe', given: 'Jane' }, { literal: 'The agency' }]),
} as const;

const ATTRIBUTION = {
  wording: 'There is no room for compromise',
  cue: 'said',
  tier: 'secondary',
  form: 'direct',
} as const;
