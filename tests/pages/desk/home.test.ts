import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow, trashRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { seedSample } from '../../../src/publishing/practice/actions/sample.js';
import { VERDICTS } from '../../../src/vocabulary.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function addNote(change: WriteContext, claimId: number, body: string, resolved = false): Promise<void> {
  await addRow(change, 'annotations', {
    claim_id: claimId,
    motivation: 'questioning',
    body,
    author_id: change.actor.id,
    resolved_at: resolved ? change.at : null,
    resolved_by: resolved ? change.actor.id : null,
  });
}

async function page(path: string, role: 'viewer' | 'checker' | 'editor' = 'viewer'): Promise<string> {
  return (await desk.get(path, await desk.signIn(role))).text();
}

describe('the desk', () => {
  it('shows open notes, what is new and what changed last', async () => {
    await desk.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'Wang Yi');
      await addTestClaim(change, { speaker_id: id, text: 'No room for compromise', said_on: '2023-06-19' });
      await addNote(change, 1, 'Which broadcast was it?');
      await addNote(change, 1, 'Settled long ago', true);
    });
    const html = await page('/');
    expect(html).toContain('Which broadcast was it?</a>');
    expect(html).toContain('Question by <bdi>Chris Checker</bdi> on the quotation <a href="/claims/1"');
    expect(html).toContain('<span class="status">Open</span>');
    expect(html).toContain('19 June 2023');
    expect(html).toContain('<bdi>Chris Checker</bdi></strong> added the speaker <a href="/speakers/1"');
    expect(html).not.toContain('/claims/new');
    expect(await page('/', 'checker')).toContain('href="/claims/new"');
    expect(await checkHtml(html)).toEqual([]);
    const json = await (await desk.get('/.json', await desk.token('viewer'))).json();
    expect(json).toMatchObject({
      open_notes: [{ body: 'Which broadcast was it?', by: 'Chris Checker', about: { href: '/claims/1' } }],
      changes: [{ who: 'Chris Checker' }],
      new_claims: [{ text: 'No room for compromise', speaker: { name: 'Wang Yi' } }],
    });
    const notes = html.slice(html.indexOf('id="open-notes"'), html.indexOf('id="new-claims"'));
    expect(notes).not.toContain('Settled long ago');
  });

  it('shows ten of each, the newest first', async () => {
    await desk.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'Wang Yi');
      for (let n = 1; n <= 12; n++) {
        await addTestClaim(change, { speaker_id: id, text: `Statement number ${n}.` });
        await addNote(change, n, `Note number ${n}.`);
      }
    });
    const html = await page('/');
    const claims = html.slice(html.indexOf('id="new-claims"'), html.indexOf('id="changed-last"'));
    const notes = html.slice(html.indexOf('id="open-notes"'), html.indexOf('id="new-claims"'));
    const newest = Array.from({ length: 10 }, (_, at) => String(12 - at));
    expect([...claims.matchAll(/Statement number (\d+)\./g)].map(([, n]) => n)).toEqual(newest);
    expect([...notes.matchAll(/Note number (\d+)\./g)].map(([, n]) => n)).toEqual(newest);
  });

  it('shows nothing of what is restricted or in the trash', async () => {
    await desk.as('editor', async (change) => {
      const { id } = await addTestSpeaker(change, 'The quiet one');
      await addTestClaim(change, { speaker_id: id, text: 'In secret', ground_rule: 'background' });
      await addNote(change, 1, 'Who else was there?');
    });
    const [seen, unseen] = [await page('/', 'checker'), await page('/')];
    expect(seen).toContain('On background');
    for (const words of ['In secret', 'The quiet one', 'Who else was there?', 'Eddie Editor']) {
      expect(seen).toContain(words);
      expect(unseen).not.toContain(words);
    }
    await desk.as('editor', (change) => trashRow(change, 'claims', 1, null));
    const after = await page('/', 'editor');
    expect(after).toContain('No quotations yet');
    expect(after).toContain('No open notes');
  });

  it('teaches what to do first where nothing is there', async () => {
    const html = await page('/', 'checker');
    expect(html).toContain('Enter the quotation as printed');
    expect(html).toContain('No changes yet');
    expect(await page('/')).toContain('Checkers, editors and admins can add quotations');
    expect(await checkHtml(html)).toEqual([]);
  });
});

describe('for visitors who are not signed in', () => {
  it('the first page says what this is and shows what was said last, and no work', async () => {
    const open = await openDesk({ anonymous: 'viewer' });
    await open.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'Wang Yi');
      const dated = (day: string) => ({ speaker_id: id, said_on: day, said_on_min: day, said_on_max: day });
      await addTestClaim(change, { ...dated('2023-06-19'), text: 'Said in June' });
      await addTestClaim(change, { ...dated('2023-05-01'), text: 'Said in May' });
      await addTestClaim(change, { speaker_id: id, text: 'Said one day' });
      await addTestClaim(change, { ...dated('2024-01-01'), text: 'In secret', ground_rule: 'background' });
      await addNote(change, 1, 'Which broadcast was it?');
    });
    const html = await (await open.get('/')).text();
    await open.close();
    const said = [...html.matchAll(/Said (in June|in May|one day)/g)].map(([, words]) => words);
    expect(said).toEqual(['in June', 'in May', 'one day']);
    expect(html).toContain('Each quotation is recorded with its speaker and sources');
    for (const words of ['In secret', 'Which broadcast', 'id="changed-last"', 'id="open-items"'])
      expect(html).not.toContain(words);
    expect(await checkHtml(html)).toEqual([]);
  });

  it('the sample is the real story: what Wang Yi and Antony Blinken said comes first', async () => {
    const open = await openDesk({ anonymous: 'viewer' });
    await seedSample(open.ctx);
    for (const path of ['/', '/claims']) {
      const html = await (await open.get(path)).text();
      const names = [...html.matchAll(/href="\/speakers\/\d+"><bdi>([^<]+)</g)].map(([, name]) => name);
      expect(new Set(names.slice(0, 3)), path).toEqual(new Set(['Wang Yi', 'Antony Blinken']));
      expect(html, path).not.toContain('invented');
    }
    await open.close();
  });
});

describe('the way to the practice story', () => {
  it('is shown to editors in the help and, on a new desk, on the first page', async () => {
    for (const path of ['/', '/help']) {
      expect(await page(path, 'editor'), path).toContain('href="/practice-story"');
      for (const role of ['checker', 'viewer'] as const)
        expect(await page(path, role), path).not.toContain('/practice-story');
    }
  });

  it('is left out of the first page of a desk in use', async () => {
    await desk.as('checker', async (change) => {
      const { id } = await addTestSpeaker(change, 'Wang Yi');
      for (let n = 0; n <= 50; n += 1) await addTestClaim(change, { speaker_id: id });
    });
    expect(await page('/', 'editor')).not.toContain('/practice-story');
    expect(await page('/help', 'editor')).toContain('href="/practice-story"');
  });
});

describe('about and help', () => {
  it('name the version, the licence and those whose work is used', async () => {
    const html = await page('/about');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(html).toContain(version);
    expect(html.replace(/<[^>]+>/g, '')).toContain('Citations by citeproc-js, used under CPAL 1.0');
    expect(html).toContain('SIL Open Font License');
    expect(html).toContain('ISC');
    expect(await checkHtml(html)).toEqual([]);
  });

  it('list every key that the pages listen for', async () => {
    const html = await page('/help');
    const script = readFileSync('public/js/key-table.js', 'utf8');
    const keys = [...script.matchAll(/keys: '([^']+)', what: '([^']+)'/g)];
    expect(keys.length).toBeGreaterThan(15);
    const table = html.slice(html.indexOf('id="keyboard"'));
    for (const [, key = '', what] of keys)
      expect(table).toContain(
        `${key
          .split(' ')
          .map((one) => `<kbd>${one}</kbd>`)
          .join(key.startsWith('Ctrl') ? ' + ' : ' then ')}</th><td>${what}</td>`,
      );
    expect(html).toContain('How to add a quotation');
    for (const verdict of Object.values(VERDICTS)) expect(html).toContain(`<li>${verdict}</li>`);
    expect(html).toContain('Not checked yet');
    expect(await checkHtml(html)).toEqual([]);
  });
});
