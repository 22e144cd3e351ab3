import { FOLLOWERS } from '../../src/followers.js';
import { addRow, changeRow, type NewRow, trashRow } from '../../src/people/activity/row-store.js';
import type { Db } from '../../src/platform/db/schema.js';
import type { TableName } from '../../src/platform/db/subjects.js';
import { makeTransact, type WriteContext } from '../../src/platform/db/transact.js';
import { systemClock } from '../../src/platform/lib/clock.js';
import { DESK_ACTOR } from '../../src/platform/viewer.js';
import { FINDING_VALUES } from '../../src/vocabulary.js';

// Records with far more on them than others have, added to a generated desk through the program's own transactions.

/** Of each kind of thing on one record. */
const MANY = 1_000;
const ALIKE = 2_000;
const ENTRIES = 10_000;
/** Sources with a saved copy, findings of each check, edits of one text. */
const [COPIES, FINDINGS, EDITS] = [200, 40, 300];

/** The numbers of the crowded records. */
export interface Crowd {
  readonly claims: readonly number[];
  readonly sources: readonly number[];
  readonly lists: readonly number[];
  readonly speakers: readonly number[];
}

/** Adds them. Comparing them with their copies is left to the running program. */
export async function addCrowd(file: string, authorId: number): Promise<Crowd> {
  const transactor = makeTransact({ file, clock: systemClock, followers: FOLLOWERS });
  const inOne = <T>(work: (change: WriteContext) => Promise<T>) => transactor.transact(DESK_ACTOR, work);
  try {
    const speaker = await inOne((change) => add(change, 'speakers', { kind: 'person', name: 'Wang Yi' }));
    const differing = await inOne((change) => addClaim(change, speaker.id));
    await inOne((change) => addSources(change, differing, MANY, (at) => `${ORDINAL(at)} ${WORDS}`));
    await inOne((change) => addNotes(change, { claim_id: differing }, authorId));
    await inOne((change) => addWork(change, differing, authorId));
    await inOne((change) => addLinks(change, differing));
    await inOne((change) => editOften(change, differing));
    const alike = await inOne((change) => addClaim(change, speaker.id));
    await inOne((change) => addSources(change, alike, ALIKE, () => WORDS));
    const source = await inOne((change) => addQuotedSource(change, speaker.id));
    await inOne((change) => addNotes(change, { source_id: source }, authorId));
    const list = await inOne(addLongList);
    return { claims: [differing, alike], sources: [source], lists: [list], speakers: [speaker.id] };
  } finally {
    await transactor.close();
  }
}

const WORDS =
  'There is no room for compromise or concession on this question, now or at any time in the years that follow it.';

const ORDINAL = (at: number): string => `In the version of page ${at}:`;

async function addClaim(change: WriteContext, speaker_id: number, text = WORDS): Promise<number> {
  const { id } = await add(change, 'claims', { text, language: 'en', form: 'direct', speaker_id });
  return id;
}

/** Each third cites the one before it; the first have a copy, in which one word differs. */
async function addSources(
  change: WriteContext,
  claim_id: number,
  count: number,
  wordingOf: (at: number) => string,
): Promise<void> {
  const ids: number[] = [];
  for (let at = 1; at <= count; at += 1) {
    const { id: source_id } = await add(change, 'sources', { type: 'webpage', title: `Page ${at} of many` });
    const relayed_from_id = at % 3 === 0 ? (ids.at(-1) ?? null) : null;
    const attribution = {
      claim_id,
      source_id,
      relayed_from_id,
      wording: wordingOf(at),
      rank: 'normal',
    } as const;
    ids.push((await add(change, 'attributions', attribution)).id);
    if (at <= COPIES) await addCopy(change, source_id, wordingOf(at).replace('compromise', 'compromises'));
  }
}

async function addCopy(change: WriteContext, source_id: number, words: string): Promise<number> {
  const { id } = await add(change, 'snapshots', {
    ...{ source_id, how: 'paste', media_type: 'text/plain; charset=utf-8' },
    ...{ captured_at: change.at, captured_by: change.actor.id },
    text: `It rained on the day of the meeting.\n\n${words}\n\nNobody answered.`,
    ...{ text_sha256: 'a'.repeat(64), raw_sha256: 'a'.repeat(64) },
  });
  return id;
}

type On = Pick<NewRow<'annotations'>, 'claim_id' | 'source_id' | 'snapshot_id'>;

/** Open and resolved ones, some on words, a few in the trash, and one with as many replies. */
async function addNotes(change: WriteContext, on: On, author_id: number): Promise<void> {
  const note = { ...on, motivation: 'questioning', author_id } as const;
  for (let at = 1; at <= MANY; at += 1) {
    const { id } = await add(change, 'annotations', {
      ...{ ...note, body: `Note ${at}. ${WORDS}` },
      ...(at % 4 === 0 && { resolved_at: change.at, resolved_by: author_id }),
      ...(at % 5 === 0 && on.source_id == null && { selector_exact: 'no room for compromise' }),
    });
    if (at % 50 === 0) await trashRow(change, 'annotations', id, null);
  }
  const { id: parent_id } = await add(change, 'annotations', { ...note, body: 'One with many replies.' });
  for (let at = 1; at <= MANY; at += 1)
    await add(change, 'annotations', {
      ...{ ...note, motivation: 'replying', parent_id, body: `Reply ${at}. ${WORDS}` },
    });
}

/** Searches, and findings of every check, each of which replaces the one before it. */
async function addWork(change: WriteContext, claim_id: number, author_id: number): Promise<void> {
  for (let at = 1; at <= MANY; at += 1)
    await add(change, 'searches', {
      ...{ claim_id, author_id, place: `Archive ${at}`, words: 'no room', outcome: 'nothing' },
      result: `Result ${at}. ${WORDS}`,
    });
  for (const facet of ['wording', 'speaker', 'occasion', 'context', 'record'] as const) {
    let before = null as number | null;
    for (let at = 1; at <= FINDINGS; at += 1) {
      const [value] = Object.keys(FINDING_VALUES[facet]).slice(at % 2) as NewRow<'findings'>['value'][];
      if (value === undefined) throw new Error(`The check ${facet} has no values.`);
      const of = { claim_id, author_id, facet, value, claim_version: 1, needs_second: 0 } as const;
      // A check has one finding that is not superseded, so the old one is first.
      if (before !== null) await changeRow(change, 'findings', before, null, { superseded_by: before + 1 });
      before = (await add(change, 'findings', { ...of, rationale: `Finding ${at}. ${WORDS}` })).id;
    }
  }
}

async function addLinks(change: WriteContext, claim_id: number): Promise<void> {
  const others = await keptClaims(change.tx, MANY);
  for (const other_claim_id of others.filter((id) => id !== claim_id))
    await add(change, 'claim_links', { claim_id, other_claim_id, kind: 'compare' });
}

async function editOften(change: WriteContext, claimId: number): Promise<void> {
  for (let at = 1; at <= EDITS; at += 1)
    await changeRow(change, 'claims', claimId, null, { summary: `Summary ${at}. ${WORDS}` });
}

/** A source that prints many quotations, and has as many copies as others have sources. */
async function addQuotedSource(change: WriteContext, speaker_id: number): Promise<number> {
  const { id } = await add(change, 'sources', { type: 'webpage', title: 'A page with many quotations' });
  const wordings: string[] = [];
  for (let at = 1; at <= MANY; at += 1) {
    const wording = `${ORDINAL(at)} ${WORDS}`;
    const claim_id = await addClaim(change, speaker_id, wording);
    await add(change, 'attributions', { claim_id, source_id: id, wording, rank: 'normal' });
    wordings.push(wording);
  }
  await addCopy(change, id, wordings.join('\n\n'));
  return id;
}

async function addLongList(change: WriteContext): Promise<number> {
  const list = await add(change, 'lists', { title: 'A long list', style: 'newsroom', owner_id: null });
  for (const [at, claim_id] of (await keptClaims(change.tx, ENTRIES)).entries())
    await add(change, 'list_items', { list_id: list.id, claim_id, position: at + 1 });
  return list.id;
}

async function keptClaims(db: Db, most: number): Promise<number[]> {
  const rows = await db
    .selectFrom('claims')
    .select('id')
    .where('trashed_at', 'is', null)
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** With what matters here; what is left out is null, or as the table has it. */
function add<T extends TableName>(change: WriteContext, table: T, row: Partial<NewRow<T>>) {
  return addRow(change, table, row as NewRow<T>);
}
