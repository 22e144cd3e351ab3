import { addRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import type { Sends, TestDesk } from '../../support/desk.js';

// A claim with what findings on it can rest on, and findings as a script records them.

export interface Checkable {
  readonly claim: number;
  readonly speaker: number;
  readonly occasion: number;
  readonly source: number;
  /** Of tier secondary, with the claim's words; the claim has them from here. */
  readonly attribution: number;
  /** Of tier issuer, with a wording. */
  readonly record: number;
  /** Only named by another: nobody has read its words. */
  readonly named: number;
  readonly snapshot: number;
  readonly note: number;
  /** A search that found nothing, and one that is open. */
  readonly search: number;
  readonly openSearch: number;
  /** Searches that found the words, and other words. */
  readonly foundSearch: number;
  readonly otherSearch: number;
  readonly contact: number;
}

export const WORDS = 'There is no room for compromise.';

export async function addCheckable(
  desk: TestDesk,
  rule: 'on_record' | 'background' = 'on_record',
): Promise<Checkable> {
  return desk.as('checker', (change) => makeCheckable(change, rule));
}

async function makeCheckable(change: WriteContext, rule: 'on_record' | 'background'): Promise<Checkable> {
  const speaker = await addTestSpeaker(change, 'Wang Yi');
  const date = { date: '2023-06', date_min: '2023-06-01', date_max: '2023-06-30' };
  const occasion = await addRow(change, 'occasions', { name: 'The meeting', ...date } as never);
  const source = await addRow(change, 'sources', { type: 'webpage', title: 'The article' } as never);
  const issued = await addRow(change, 'sources', { type: 'document', title: 'The read-out' } as never);
  const claim = await addTestClaim(change, {
    speaker_id: speaker.id,
    occasion_id: occasion.id,
    ...{ said_on: '2023-06-19', said_on_min: '2023-06-19', said_on_max: '2023-06-19' },
    text: WORDS,
    ground_rule: rule,
  });
  const attribution = await addRow(change, 'attributions', {
    claim_id: claim.id,
    source_id: source.id,
    wording: WORDS,
    tier: 'secondary',
  } as never);
  const record = await addRow(change, 'attributions', {
    claim_id: claim.id,
    source_id: issued.id,
    wording: WORDS,
    tier: 'issuer',
  } as never);
  const named = await addRow(change, 'attributions', {
    claim_id: claim.id,
    source_id: source.id,
    wording: null,
  } as never);
  await change.tx
    .updateTable('claims')
    .set({ reference_attribution_id: attribution.id })
    .where('id', '=', claim.id)
    .execute();
  const hung = await addHung(change, claim.id, source.id);
  return {
    ...{ claim: claim.id, speaker: speaker.id, occasion: occasion.id, source: source.id },
    ...{ attribution: attribution.id, record: record.id, named: named.id, ...hung },
  };
}

async function addHung(change: WriteContext, claim_id: number, source_id: number) {
  const author = { author_id: change.actor.id };
  const snapshot = await addRow(change, 'snapshots', {
    source_id,
    captured_at: change.at,
    captured_by: change.actor.id,
    how: 'paste',
    media_type: 'text/plain; charset=utf-8',
    text: `He said: ${WORDS}`,
    text_sha256: 'a'.repeat(64),
    raw_sha256: 'a'.repeat(64),
  } as never);
  const note = await addRow(change, 'annotations', {
    ...{ claim_id, ...author, motivation: 'questioning', body: 'Who says so?' },
  } as never);
  const search = { claim_id, ...author, place: 'The ministry’s site', words: '没有妥协余地' };
  const done = await addRow(change, 'searches', { ...search, outcome: 'nothing' } as never);
  const open = await addRow(change, 'searches', { ...search, outcome: 'open' } as never);
  const found = await addRow(change, 'searches', { ...search, outcome: 'found' } as never);
  const other = await addRow(change, 'searches', { ...search, outcome: 'something_else' } as never);
  const contact = await addRow(change, 'contacts', {
    ...{ claim_id, ...author, asked: 'The press office', way: 'email', outcome: 'waiting' },
    question: 'Is there a transcript?',
  } as never);
  return {
    ...{ foundSearch: found.id, otherSearch: other.id },
    ...{ snapshot: snapshot.id, note: note.id, search: done.id, openSearch: open.id, contact: contact.id },
  };
}

export interface FindingAnswer {
  readonly id: number;
  readonly facet: string;
  readonly value: string;
  readonly rationale: string | null;
  readonly pending: boolean;
  readonly superseded_by: number | null;
  readonly stale: readonly { readonly cause: string; readonly at: string; readonly by: string }[];
  readonly evidence: readonly { readonly kind: string; readonly id: number; readonly selector: unknown }[];
  readonly agreed_by: { readonly name: string } | null;
  readonly by: { readonly name: string };
}

/** Records findings as a script would. @throws Error where they are refused */
export async function recordBy(
  desk: TestDesk,
  sends: Sends,
  claim: number,
  ...findings: readonly object[]
): Promise<readonly FindingAnswer[]> {
  const answer = await desk.json('POST', `/claims/${claim}/findings`, { findings }, sends);
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { findings: FindingAnswer[] }).findings;
}

export async function findingsOn(desk: TestDesk, sends: Sends, claim: number): Promise<FindingAnswer[]> {
  const answer = await desk.get(`/claims/${claim}/findings.json`, sends);
  return ((await answer.json()) as { findings: FindingAnswer[] }).findings;
}

export async function statusOf(desk: TestDesk, sends: Sends, claim: number) {
  const answer = await desk.get(`/claims/${claim}.json`, sends);
  return ((await answer.json()) as { attribution_status: { status: string; reason: string } })
    .attribution_status;
}
