import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordFindings } from '../../../src/checking/findings/actions.js';
import { addRow, changeRow, trashRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

type Role = 'viewer' | 'checker' | 'editor';

async function page(role: Role): Promise<string> {
  return (await desk.get('/', await desk.signIn(role))).text();
}

/** The part of a page from one heading to the end of its section. */
function section(html: string, id: string): string {
  const from = html.indexOf(`aria-labelledby="${id}"`);
  return from < 0 ? '' : html.slice(from, html.indexOf('</section>', from));
}

async function claim(change: WriteContext, text: string, more: object = {}): Promise<number> {
  const speaker = await addTestSpeaker(change, 'Wang Yi');
  return (await addTestClaim(change, { speaker_id: speaker.id, text, ...more })).id;
}

async function ask(change: WriteContext, claimId: number, body: string, motivation = 'questioning') {
  const note = { claim_id: claimId, motivation, body, author_id: change.actor.id };
  return addRow(change, 'annotations', note as never);
}

async function find(change: WriteContext, claimId: number, facet: string, value: string): Promise<void> {
  const finding = { facet, value, rationale: 'So we found.', mechanism: null, evidence: [] };
  const nobody = { actual_speaker_id: null, actual_speaker: null, supersedes: null };
  const recorded = await recordFindings(change, claimId, [{ ...finding, ...nobody }] as never);
  if (recorded.kind !== 'recorded') throw new Error(JSON.stringify(recorded));
}

async function search(change: WriteContext, claimId: number, outcome: string): Promise<number> {
  const row = { claim_id: claimId, place: `Archive, ${outcome}`, words: 'compromise', outcome };
  return (await addRow(change, 'searches', { ...row, author_id: change.actor.id } as never)).id;
}

describe('the queue', () => {
  it('lists claims with open questions, each once, and counts the questions', async () => {
    await desk.as('checker', async (change) => {
      const [one, other] = [await claim(change, 'No room'), await claim(change, 'A new Cold War')];
      await ask(change, one, 'Which broadcast?');
      await ask(change, other, 'Who heard it?');
      await ask(change, one, 'Is it the whole sentence?');
      await ask(change, one, 'A mere comment', 'commenting');
      const settled = await ask(change, other, 'Long settled');
      await changeRow(change, 'annotations', settled.id, null, { resolved_at: change.at, resolved_by: 1 });
      const gone = await claim(change, 'In the trash');
      await ask(change, gone, 'Not asked any more');
      await trashRow(change, 'claims', gone, null);
    });
    const html = await page('checker');
    const questions = section(html, 'questions');
    expect(questions).toContain('Open questions <span class="count">3</span>');
    expect(questions.match(/<li data-row>/g)).toHaveLength(2);
    expect(questions).toContain('<a href="/claims/1?note=1#note-1" data-open>Which broadcast?</a>');
    expect(questions).toContain('(and one more question on it)');
    expect(section(html, 'open-notes')).toContain('A mere comment');
    for (const words of ['Long settled', 'Not asked any more']) expect(questions).not.toContain(words);
    expect(await checkHtml(html)).toEqual([]);
  });

  it('says what is stale, and what made it so', async () => {
    await desk.as('checker', async (change) => {
      const id = await claim(change, 'No room for compromise');
      for (const facet of ['wording', 'context'] as const)
        await find(change, id, facet, facet === 'wording' ? 'minor_changes' : 'fair');
    });
    expect(section(await page('checker'), 'stale')).toBe('');
    await desk.as('editor', (change) => changeRow(change, 'claims', 1, null, { text: 'No room for it' }));
    const stale = section(await page('checker'), 'stale');
    expect(stale).toContain('Out-of-date findings <span class="count">1</span>');
    expect(stale).toContain('Wording, Context: the quotation was changed</a>');
    expect(stale).toContain('by <bdi>Eddie Editor</bdi>');
  });

  it('shows what waits to those who may know, and first what they may agree to', async () => {
    await desk.as('editor', async (change) => {
      await find(change, await claim(change, 'The first'), 'speaker', 'misattributed');
    });
    await desk.as('checker', async (change) => {
      await find(change, await claim(change, 'The second'), 'speaker', 'fabricated');
    });
    const editor = section(await page('editor'), 'waiting');
    expect(editor).toContain('Waiting for a second person <span class="count">2</span>');
    expect(editor.indexOf('The second')).toBeLessThan(editor.indexOf('The first'));
    expect(editor).toContain('(You can agree with it)');
    expect(editor).toContain('(Waiting for another checker, editor or admin)');
    const checker = section(await page('checker'), 'waiting');
    expect(checker).toContain('(You can agree with it)');
    expect(checker.indexOf('The first')).toBeLessThan(checker.indexOf('The second'));
    expect(checker).toContain('(Waiting for an editor or admin)');
    const viewer = await page('viewer');
    for (const words of ['isattributed', 'No record found of anyone', 'second person'])
      expect(viewer).not.toContain(words);
    const json = JSON.stringify(await (await desk.get('/.json', await desk.token('viewer'))).json());
    expect(json).toContain('"queue":null');
    expect(json).not.toContain('Misattributed');
    expect(json).not.toContain('"misattributed":{');
  });

  it('lists the searches that are not at an end', async () => {
    await desk.as('checker', async (change) => {
      const id = await claim(change, 'No room');
      for (const outcome of ['open', 'nothing']) await search(change, id, outcome);
      await trashRow(change, 'searches', await search(change, id, 'open'), null);
    });
    const searches = section(await page('checker'), 'searches');
    expect(searches).toContain('Open searches <span class="count">1</span>');
    expect(searches).toContain('<a href="/searches/1" data-open>Archive, open: compromise</a>');
    expect(searches).not.toContain('nothing');
  });

  it('cuts each list at five, counts all, and leads to the whole', async () => {
    await desk.as('checker', async (change) => {
      for (let at = 1; at <= 7; at++) {
        const id = await claim(change, `Statement ${at}`);
        await ask(change, id, `Question ${at}?`);
        await search(change, id, 'open');
      }
    });
    const html = await page('checker');
    for (const [id, href] of [
      ['questions', '/annotations?motivation=questioning'],
      ['searches', '/searches'],
    ] as const) {
      expect(section(html, id).match(/<li data-row>/g)).toHaveLength(5);
      expect(section(html, id)).toContain('<span class="count">7</span>');
      expect(section(html, id)).toContain(`<a href="${href}">`);
    }
  });

  it('gives the oldest first, with their age', async () => {
    const started = desk.clock.now().getTime();
    for (const days of [800, 40, 10, 1, 0]) {
      desk.clock.set(new Date(started - days * 86_400_000).toISOString());
      await desk.as('checker', async (change) => {
        await ask(change, await claim(change, `Said ${days} days ago`), 'Is it so?');
      });
    }
    const questions = section(await page('checker'), 'questions');
    expect([...questions.matchAll(/Said (\d+) days ago/g)].map(([, days]) => Number(days))).toEqual([
      800, 40, 10, 1, 0,
    ]);
    expect([...questions.matchAll(/<\/time> \(([^)]+)\)/g)].map(([, age]) => age)).toEqual([
      '2 years',
      '5 weeks',
      '10 days',
      '1 day',
      'less than a day',
    ]);
  });

  it('leads to each kind where there are several, each row to its place on the page of the quotation', async () => {
    await desk.as('editor', async (change) => {
      const id = await claim(change, 'No room');
      await find(change, id, 'speaker', 'misattributed');
      await ask(change, id, 'Is it so?');
    });
    const html = await page('checker');
    for (const id of ['waiting', 'questions']) expect(html).toContain(`<a href="#${id}">`);
    expect(section(html, 'waiting')).toContain('<a href="/claims/1#checks" data-open>');
    expect(section(html, 'questions')).toContain('<a href="/claims/1?note=1#note-1" data-open>');
  });
});

describe('what one worked on last', () => {
  it('is one’s own, each thing once', async () => {
    await desk.as('checker', async (change) => {
      const id = await claim(change, 'No room');
      await ask(change, id, 'Which broadcast?');
      await addRow(change, 'outlets', { name: 'CCTV' } as never);
    });
    const mine = section(await page('checker'), 'touched');
    expect(mine.match(/<li data-row>/g)).toHaveLength(3);
    expect(mine.match(/href="\/claims\/1"/g)).toHaveLength(1);
    expect(mine).toContain('CCTV');
    expect(await page('editor')).not.toContain('id="touched"');
  });
});
