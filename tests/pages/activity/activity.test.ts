import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow, changeRow, removeRow, trashRow } from '../../../src/people/activity/row-store.js';
import type { Role } from '../../../src/vocabulary.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

interface Activity {
  readonly changes: readonly {
    readonly who: string;
    readonly at: string;
    readonly did: readonly { readonly seq: number; readonly words: string; readonly href: string | null }[];
  }[];
  readonly next: string | null;
}

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function activity(role: Role, path = '/activity.json'): Promise<Activity> {
  return (await (await desk.get(path, await desk.token(role))).json()) as Activity;
}

async function said(role: Role): Promise<string[]> {
  const { changes } = await activity(role);
  return changes.flatMap(({ did }) => did.map(({ words }) => words));
}

describe('activity', () => {
  it('says who did what to which record, newest first, as one entry for each change', async () => {
    await desk.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'Wang Yi');
      await addRow(change, 'speaker_names', { speaker_id: id, name: '王毅', language: 'zh' });
      await addTestClaim(change, { speaker_id: id, text: 'No room for compromise' });
    });
    desk.clock.set('2023-06-25T10:00:00.000Z');
    await desk.as('editor', (change) => changeRow(change, 'claims', 1, 1, { text: 'There is no room' }));
    const { changes } = await activity('viewer');
    expect(changes.map(({ who, did }) => [who, did.map(({ words }) => words)])).toEqual([
      ['Eddie Editor', ['changed the quotation “There is no room”']],
      [
        'Chris Checker',
        [
          'added the speaker Wang Yi',
          'added another name of the speaker Wang Yi',
          'added the quotation “There is no room”',
        ],
      ],
    ]);
    const page = await (await desk.get('/activity', await desk.signIn('viewer'))).text();
    expect(page).toContain('<bdi>Eddie Editor</bdi></strong> changed the quotation <a href="/claims/1"');
    expect(page).toContain('“<bdi>There is no room</bdi>”');
    expect(page).toContain('>25 June 2023</time></h2>');
    expect(page).toContain('title="2023-06-25T10:00:00.000Z">10:00</time>');
    expect(await checkHtml(page)).toEqual([]);
  });

  it('has what one person did, where their page leads to it, and names nobody else', async () => {
    for (const name of ['Wang Yi', 'Qin Gang'])
      await desk.as('checker', (change) => addTestSpeaker(change, name));
    await desk.as('editor', (change) => addTestSpeaker(change, 'Mao Ning'));
    const checker = `/activity.json?user=${desk.users.checker.id}`;
    const { changes, next } = await activity('viewer', checker);
    expect(changes.map(({ who }) => who)).toEqual(['Chris Checker', 'Chris Checker']);
    expect(next).toBeNull();
    const person = await (
      await desk.get(`/users/${desk.users.editor.id}`, await desk.signIn('admin'))
    ).text();
    const href = /href="([^"]+)">Activity/.exec(person)?.[1] ?? '';
    const page = await (await desk.get(href, await desk.signIn('viewer'))).text();
    expect(page).toContain('<a class="chip" href="/activity">');
    expect(page).toContain('By Eddie Editor');
    expect(page).not.toContain('Chris Checker');
    expect(page).toContain(`href="/activity.csv?user=${desk.users.editor.id}"`);
    const idle = await (await desk.get('/activity?user=999', await desk.signIn('viewer'))).text();
    expect(idle).toContain('There are no changes by this user that you may see.');
  });

  it('leaves no trace of what is not on the record, for those who may not see it', async () => {
    await desk.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'The quiet one');
      const claim = await addTestClaim(change, {
        speaker_id: id,
        text: 'In secret',
        ground_rule: 'background',
      });
      await addRow(change, 'annotations', {
        ...NOTE,
        claim_id: claim.id,
        author_id: change.actor.id,
      });
    });
    expect(await said('checker')).toEqual([
      'added the speaker The quiet one',
      'added the quotation “In secret”',
      'wrote the question (Is it so?)',
    ]);
    expect(await activity('viewer')).toEqual({ changes: [], next: null });
  });

  it('puts words of a note in brackets: in quotation marks somebody would have said them', async () => {
    await desk.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'Wang Yi');
      const claim = await addTestClaim(change, { speaker_id: id, text: 'No room' });
      await addRow(change, 'annotations', { ...NOTE, claim_id: claim.id, author_id: change.actor.id });
    });
    expect(await said('checker')).toContain('wrote the question (Is it so?)');
    const checker = await desk.signIn('checker');
    const page = await (await desk.get('/activity', checker)).text();
    expect(page).toMatch(/the question <a href="\/annotations\/1"[^>]*>\(<bdi>Is it so\?<\/bdi>\)<\/a>/);
    expect(page).toContain('“<bdi>No room</bdi>”');
    const home = await (await desk.get('/', checker)).text();
    expect(home).toContain('(<bdi>Is it so?</bdi>)');
    const history = await (await desk.get('/annotations/1/history', checker)).text();
    expect(history).toContain('History of the question (Is it so?)');
    expect(`${page}${home}${history}`).not.toContain('“Is it so?');
  });

  it('keeps what was done before a claim came on the record with those who saw it then', async () => {
    await desk.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'Wang Yi');
      await addTestClaim(change, {
        speaker_id: id,
        text: 'The old words',
        ground_rule: 'embargoed',
        embargoed_until: '2023-06-25T12:00:00Z',
        embargo_lifts_at: '2023-06-25T12:00:00.000Z',
      });
    });
    const lifted = { ground_rule: 'on_record', embargoed_until: null, embargo_lifts_at: null } as const;
    await desk.as('checker', (change) =>
      changeRow(change, 'claims', 1, null, lifted, { action: 'embargo_lifted' }),
    );
    await desk.as('checker', (change) => changeRow(change, 'claims', 1, null, { note: 'Public now' }));
    expect(await said('viewer')).toEqual([
      'changed the quotation “The old words”',
      'added the speaker Wang Yi',
    ]);
    expect(await said('checker')).toContain('lifted the embargo on the quotation “The old words”');
    const history = await (await desk.get('/claims/1/history.json', await desk.token('viewer'))).text();
    expect(history).not.toContain('embargo');
  });

  it('shows accounts to admins alone, and a list to its owner alone', async () => {
    await desk.as('viewer', async (change) => {
      await addRow(change, 'lists', {
        title: 'My private list',
        style: 'newsroom',
        owner_id: change.actor.id,
        note: null,
      });
    });
    expect(await said('viewer')).toEqual(['made the list My private list']);
    expect(await said('editor')).toEqual([]);
    const all = await said('admin');
    expect(all).toContain('added the user Chris Checker');
    expect(all.join()).not.toContain('private');
  });

  it('does not name what is in the trash to those below an editor, and outlives what was removed', async () => {
    await desk.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'Thrown away');
      await addRow(change, 'speaker_names', { speaker_id: id, name: 'Other', language: null });
      await removeRow(change, 'speaker_names', 1);
    });
    await desk.as('editor', (change) => trashRow(change, 'speakers', 1, null));
    expect(await said('viewer')).toEqual([
      'trashed a speaker',
      'added a speaker',
      'added another name of a speaker',
      'removed another name of a speaker',
    ]);
    expect(await said('editor')).toContain('trashed the speaker Thrown away');
  });

  it('is paged without losing or repeating one', async () => {
    for (let n = 0; n < 120; n++)
      await desk.as('checker', (change) => addTestSpeaker(change, `Speaker ${n}`));
    const seqs: number[] = [];
    let next: string | null = '/activity.json';
    while (next) {
      const page: Activity = await activity('viewer', next);
      seqs.push(...page.changes.flatMap(({ did }) => did.map(({ seq }) => seq)));
      next = page.next;
    }
    expect(seqs).toHaveLength(120);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
  });

  it('says so where nothing has been done', async () => {
    const page = await (await desk.get('/activity', await desk.signIn('viewer'))).text();
    expect(page).toContain('No changes yet');
  });
});

const NOTE = {
  claim_id: null,
  attribution_id: null,
  source_id: null,
  snapshot_id: null,
  selector_exact: null,
  selector_prefix: null,
  selector_suffix: null,
  selector_start_utf16: null,
  selector_end_utf16: null,
  motivation: 'questioning',
  body: 'Is it so?',
  parent_id: null,
  edited_at: null,
  resolved_at: null,
  resolved_by: null,
  erased_by: null,
} as const;
