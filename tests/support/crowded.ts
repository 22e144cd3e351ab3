import { addRow, type NewRow } from '../../src/people/activity/row-store.js';
import type { TableName } from '../../src/platform/db/subjects.js';
import type { WriteContext } from '../../src/platform/db/transact.js';
import { addTestClaim, addTestSpeaker } from './claims.js';

// A claim and a list with more on them than one page shows.

/** How many of each a claim has. */
export interface Crowd {
  readonly attributions?: number;
  /** Of the first sources, one each. */
  readonly copies?: number;
  readonly notes?: number;
  /** To the last of its notes. */
  readonly replies?: number;
  readonly searches?: number;
  readonly links?: number;
}

/** Adds a claim with a crowd on it. Its words are long, as those of a real one may be. @returns its id */
export async function addCrowdedClaim(change: WriteContext, crowd: Crowd): Promise<number> {
  const speaker = await addTestSpeaker(change, 'Wang Yi');
  const claim = await addTestClaim(change, { speaker_id: speaker.id, text: WORDS, language: 'en' });
  await times(crowd.attributions, (at) => addSource(change, claim.id, at, at <= (crowd.copies ?? 0)));
  const note = { claim_id: claim.id, motivation: 'questioning', author_id: change.actor.id } as const;
  let last = 0;
  await times(crowd.notes, async (at) => {
    last = (await add(change, 'annotations', { ...note, body: `Note ${at}. ${WORDS}` })).id;
  });
  await times(crowd.replies, (at) =>
    add(change, 'annotations', {
      ...note,
      ...{ motivation: 'replying', parent_id: last, body: `Reply ${at}. ${WORDS}` },
    }),
  );
  await times(crowd.searches, (at) =>
    add(change, 'searches', {
      claim_id: claim.id,
      place: `Archive ${at}`,
      words: WORDS.slice(0, 60),
      outcome: 'nothing',
      result: `Result ${at}. ${WORDS}`,
      author_id: change.actor.id,
    }),
  );
  await times(crowd.links, async (at) => {
    const other = await addTestClaim(change, { speaker_id: speaker.id, text: `Linked ${at}. ${WORDS}` });
    await add(change, 'claim_links', { claim_id: claim.id, other_claim_id: other.id, kind: 'compare' });
  });
  return claim.id;
}

const WORDS =
  'There is no room for compromise or concession on this question, now or at any time in the years that follow it.';

/** Every third source cites the one before it. */
async function addSource(change: WriteContext, claimId: number, at: number, isKept: boolean): Promise<void> {
  const source = await add(change, 'sources', { type: 'webpage', title: `Source ${at} of many` });
  if (isKept) await addCopy(change, source.id, `Wording ${at}. ${WORDS}`);
  const before = await add(change, 'attributions', {
    claim_id: claimId,
    source_id: source.id,
    wording: `Wording ${at}. ${WORDS}`,
    rank: 'normal',
  });
  if (at % 3 !== 0) return;
  const copier = await add(change, 'sources', { type: 'webpage', title: `Copier ${at} of many` });
  await add(change, 'attributions', {
    claim_id: claimId,
    source_id: copier.id,
    wording: `Wording ${at}. ${WORDS}`,
    rank: 'normal',
    relayed_from_id: before.id,
  });
}

async function addCopy(change: WriteContext, source_id: number, text: string): Promise<void> {
  await add(change, 'snapshots', {
    ...{ source_id, how: 'paste', media_type: 'text/plain; charset=utf-8', text },
    ...{ captured_at: change.at, captured_by: change.actor.id },
    ...{ text_sha256: 'a'.repeat(64), raw_sha256: 'a'.repeat(64) },
  });
}

/** Adds a shared list of so many claims, of which the last is restricted. */
export async function addLongList(change: WriteContext, claims: number) {
  const speaker = await addTestSpeaker(change, 'Wang Yi');
  const list = await add(change, 'lists', { title: 'A long list', style: 'newsroom', owner_id: null });
  const ids: number[] = [];
  await times(claims, async (at) => {
    const ground_rule = at === claims ? 'background' : 'on_record';
    const claim = await addTestClaim(change, {
      speaker_id: speaker.id,
      text: `Quotation ${at}. ${WORDS}`,
      ground_rule,
    });
    await add(change, 'list_items', { list_id: list.id, claim_id: claim.id, position: at });
    ids.push(claim.id);
  });
  return { list: list.id, claims: ids };
}

async function times(count = 0, work: (at: number) => Promise<unknown>): Promise<void> {
  for (let at = 1; at <= count; at++) await work(at);
}

/** With what matters here; what is left out is null, or as the table has it. */
function add<T extends TableName>(change: WriteContext, table: T, row: Partial<NewRow<T>>) {
  return addRow(change, table, row as NewRow<T>);
}
