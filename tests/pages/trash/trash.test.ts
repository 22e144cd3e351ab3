import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow, trashRow } from '../../../src/people/activity/row-store.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

interface Trash {
  readonly trash: readonly {
    readonly words: string;
    readonly trashed_by: string;
    readonly restore_at: string;
  }[];
  readonly next: string | null;
}

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function trash(path = '/trash.json'): Promise<Trash> {
  return (await (await desk.get(path, await desk.token('editor'))).json()) as Trash;
}

describe('the trash', () => {
  it('holds what was moved there, last first, with who did it and when', async () => {
    await desk.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'Wang Yi');
      await addTestClaim(change, {
        speaker_id: id,
        text: 'No room for compromise',
        ground_rule: 'background',
      });
      await addRow(change, 'sources', { shown: 'when_cited', type: 'article', title: 'In Beijing' });
      await addRow(change, 'attributions', { claim_id: 1, source_id: 1, wording: 'No room' });
      await addRow(change, 'lists', {
        title: 'Someone else’s',
        style: 'newsroom',
        owner_id: change.actor.id,
        note: null,
      });
    });
    for (const table of ['sources', 'attributions', 'claims', 'lists'] as const) {
      desk.clock.advance(60_000);
      await desk.as('editor', (change) => trashRow(change, table, 1, null));
    }
    expect((await trash()).trash).toMatchObject([
      {
        kind: 'claim',
        words: 'No room for compromise',
        trashed_by: 'Eddie Editor',
        trashed_at: '2023-06-25T09:03:00.000Z',
        href: '/claims/1',
      },
      { kind: 'attribution', words: 'In Beijing', restore_at: '/attributions/1/restoration' },
      { kind: 'source', words: 'In Beijing', restore_at: '/sources/1/restoration' },
    ]);
    const page = await (await desk.get('/trash', await desk.signIn('editor'))).text();
    expect(page).toContain('25 June 2023, 09:03 UTC');
    expect(page).not.toContain('Somebody else');
    expect(await checkHtml(page)).toEqual([]);
  });

  it('gives back what an editor brings back', async () => {
    const editor = await desk.signIn('editor');
    await desk.as('editor', async (change) => {
      await addRow(change, 'outlets', { name: 'CCTV', kind: 'broadcaster', url: null, note: null });
      await trashRow(change, 'outlets', 1, null);
    });
    const page = await (await desk.get('/trash', editor)).text();
    const action = /action="([^"]+\/restoration)"/.exec(page)?.[1] ?? '';
    expect(action).toBe('/outlets/1/restoration');
    expect((await desk.form(action, { key: 'back-1' }, editor)).status).toBe(303);
    expect((await trash()).trash).toEqual([]);
    expect(await (await desk.get('/trash', editor)).text()).toContain('The trash is empty');
    expect(await (await desk.get('/outlets/1', await desk.signIn('viewer'))).text()).toContain(
      '<h1>CCTV</h1>',
    );
  });

  it('is for editors alone', async () => {
    expect((await desk.get('/trash', await desk.signIn('checker'))).status).toBe(403);
    expect((await desk.get('/trash.json', await desk.token('viewer'))).status).toBe(403);
  });

  it('is paged without losing one', async () => {
    await desk.as('editor', async (change) => {
      for (let n = 1; n <= 60; n++) {
        await addTestSpeaker(change, `Speaker ${n}`);
        await trashRow(change, 'speakers', n, null);
      }
    });
    const words: string[] = [];
    for (let next: string | null = '/trash.json'; next; ) {
      const page: Trash = await trash(next);
      words.push(...page.trash.map((row) => row.words));
      next = page.next;
    }
    expect(new Set(words).size).toBe(60);
    expect(words).toHaveLength(60);
  });
});
