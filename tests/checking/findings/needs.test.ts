import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { statusIndex } from '../../../src/derived/status/reindex.js';
import { addRow, changeRow } from '../../../src/people/activity/row-store.js';
import type { RowOf } from '../../../src/platform/db/row-change.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { addCheckable, type Checkable, findingsOn, recordBy, statusOf } from './checked-desk.js';

// What a value states of the record must be there: a wording that was seen, a copy that is held, a day to confirm.

let desk: TestDesk;
let checker: Sends;
let on: Checkable;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.token('checker');
});
beforeEach(async () => {
  on = await addCheckable(desk);
});
afterAll(() => desk.close());

const source = (id: number) => ({ kind: 'attribution', id });
const set = (id: number, columns: Partial<RowOf<'attributions'>>) =>
  desk.as('editor', (change) => changeRow(change, 'attributions', id, null, columns));
/** Another copy of the article. @returns it and the article, as evidence */
async function evidenceWith(copy: Pick<RowOf<'snapshots'>, 'how' | 'typed_in_by'>): Promise<object[]> {
  const { id } = await desk.as('checker', (change) =>
    addRow(change, 'snapshots', {
      ...{ source_id: on.source, captured_at: change.at, captured_by: change.actor.id, ...copy },
      ...{ media_type: 'text/plain', original_name: null, final_url: null, headers: null, erased_by: null },
      ...{ text: 'The article.', text_sha256: 'b'.repeat(64), raw_sha256: 'b'.repeat(64) },
    }),
  );
  return [source(on.attribution), { kind: 'snapshot', id }];
}
const undated = () =>
  desk.as('editor', (change) =>
    changeRow(change, 'claims', on.claim, null, {
      ...{ occasion_id: null, said_on: null, said_on_min: null, said_on_max: null },
    }),
  );

async function refusal(finding: object): Promise<string> {
  const answer = await desk.json('POST', `/claims/${on.claim}/findings`, { findings: [finding] }, checker);
  expect(await findingsOn(desk, checker, on.claim)).toEqual([]);
  const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] };
  return errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
}

describe('a finding that states what was seen', () => {
  it.each([
    [
      'primary_held',
      /evidence: .* needs a primary source with a wording, and a copy of it that was uploaded or fetched/,
    ],
    ['primary_seen', /evidence: .* needs a primary source with a wording/],
    ['issuer_version', /evidence: .* needs a primary or official source with a wording/],
  ])('is not %s on a source that is only cited', async (value, message) => {
    await set(on.named, { tier: 'primary' });
    const evidence = [source(on.named), { kind: 'snapshot', id: on.snapshot }];
    expect(await refusal({ facet: 'record', value, evidence })).toMatch(message);
    expect(await refusal({ facet: 'record', value })).toMatch(message);
  });

  it('is held only where a copy of that source that was uploaded or fetched is among the evidence', async () => {
    const held = { facet: 'record', value: 'primary_held', evidence: [source(on.attribution)] };
    await set(on.attribution, { tier: 'primary' });
    expect(await refusal(held)).toContain('a copy of it that was uploaded or fetched. Tick both');
    const evidence = await evidenceWith({ how: 'fetch', typed_in_by: null });
    expect(await recordBy(desk, checker, on.claim, { ...held, evidence })).toHaveLength(1);
  });

  it.each([
    ['typed in by Mira Holt', 'Mira Holt'],
    ['pasted by Chris Checker', null],
  ])('is not held as text that was %s', async (words, typed_in_by) => {
    await set(on.attribution, { tier: 'primary' });
    const evidence = await evidenceWith({ how: 'paste', typed_in_by });
    expect(await refusal({ facet: 'record', value: 'primary_held', evidence })).toBe(
      `findings.0.evidence: “A recording or the speaker’s own document, held” needs an uploaded or fetched copy; this one was ${words}. Upload or fetch one, or choose “A recording or the speaker’s own document, seen”`,
    );
    const seen = await recordBy(desk, checker, on.claim, {
      facet: 'record',
      value: 'primary_seen',
      evidence,
    });
    expect(seen).toHaveLength(1);
  });

  it('does not match a source that is only cited, which the checks do not offer for the wording', async () => {
    const wording = { facet: 'wording', value: 'as_printed', evidence: [source(on.named)] };
    expect(await refusal(wording)).toMatch(
      /evidence: .* needs a source we have seen, other than our own piece/,
    );
    const page = await (await desk.get(`/claims/${on.claim}`, await desk.signIn('checker'))).text();
    const offered = (row: number) =>
      [
        ...page.matchAll(
          new RegExp(`name="findings.${row}.evidence.attribution-\\d+"[^>]*value="attribution:(\\d+)"`, 'g'),
        ),
      ].map(([, id]) => Number(id));
    expect(offered(0)).toEqual([on.attribution, on.record]);
    expect(offered(1)).toEqual([on.attribution, on.record, on.named]);
  });

  it('does not match a source where none has a wording', async () => {
    await set(on.attribution, { wording: null });
    await set(on.record, { wording: null });
    expect(await refusal({ facet: 'wording', value: 'as_printed' })).toContain(
      'needs a source with a wording',
    );
  });

  it('confirms no time and place where there are none', async () => {
    await undated();
    expect(await refusal({ facet: 'occasion', value: 'confirmed' })).toContain(
      'value: There is nothing to confirm',
    );
  });

  it('needs a translation where the source of the wording is one', async () => {
    await set(on.attribution, { translation: 'own' });
    expect(await refusal({ facet: 'translation', value: 'not_needed' })).toContain(
      'value: The source of the wording is recorded as a translation',
    );
  });
});

describe('a finding recorded before this was required', () => {
  const BEFORE = [
    ['wording', 'minor_changes'],
    ['speaker', 'confirmed'],
    ['occasion', 'confirmed'],
    ['context', 'fair'],
    ['translation', 'not_needed'],
    ['record', 'primary_held'],
  ] as const;

  it('stays and is not conclusive, so that it confirms nothing', async () => {
    await set(on.attribution, { translation: 'agency' });
    await undated();
    await desk.as('checker', async (change) => {
      for (const [facet, value] of BEFORE)
        await addRow(change, 'findings', {
          ...{ claim_id: on.claim, facet, value, claim_version: 1, author_id: change.actor.id },
          ...{
            rationale: 'Before.',
            needs_second: 0,
            answers: null,
            mechanism: null,
            actual_speaker_id: null,
          },
          ...{ superseded_by: null, erased_by: null, agreed_at: null, agreed_by: null },
        });
    });
    expect(await statusOf(desk, checker, on.claim)).toEqual({
      status: 'partly_checked',
      reason: expect.stringContaining('6 of 6 checks done, 3 conclusive'),
    });
    await desk.as('admin', (change) => statusIndex.rebuild(change, () => {}));
    expect((await statusOf(desk, checker, on.claim)).status).toBe('partly_checked');
  });
});
