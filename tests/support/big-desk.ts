import { addRow, changeRow, type NewRow, trashRow } from '../../src/people/activity/row-store.js';
import type { TableName } from '../../src/platform/db/subjects.js';
import type { WriteContext } from '../../src/platform/db/transact.js';
import type { TestDesk } from './desk.js';

// Many of everything: what costs more on a large desk than on a small one shows only there.

/**
 * Adds so many of each noun, with what hangs on them: every fifth claim restricted, every tenth of all trashed, and
 * of every tenth source two copies.
 */
export async function fillDesk(desk: TestDesk, count: number): Promise<void> {
  await desk.as('checker', async (change) => {
    const list = await add(change, 'lists', { title: 'All of them', style: 'newsroom', owner_id: null });
    for (let at = 1; at <= count; at++) await addOneOfEach(change, at, list.id);
  });
  await desk.ctx.comparer.all();
}

async function addOneOfEach(change: WriteContext, at: number, listId: number): Promise<void> {
  const outlet = await add(change, 'outlets', { name: `Outlet ${at}` });
  const source = await add(change, 'sources', {
    type: 'webpage',
    title: `Source ${at}`,
    outlet_id: outlet.id,
    issued_min: '2023-06-19',
    issued_max: '2023-06-19',
  });
  const speaker = await add(change, 'speakers', { kind: 'person', name: `Speaker ${at}` });
  const occasion = await add(change, 'occasions', { name: `Occasion ${at}`, date_min: '2023-06-19' });
  const claim = await add(change, 'claims', {
    text: `No room for compromise, they said in part ${at}.`,
    language: 'en',
    form: 'direct',
    speaker_id: speaker.id,
    occasion_id: occasion.id,
    ground_rule: at % 5 === 0 ? 'background' : 'on_record',
  });
  const attribution = await add(change, 'attributions', {
    claim_id: claim.id,
    source_id: source.id,
    wording: claim.text,
  });
  if (at % 10 === 1) await addCopies(change, source.id, claim.text);
  const tag = await add(change, 'tags', { name: `tag ${at}` });
  await change.tx.insertInto('claim_tags').values({ claim_id: claim.id, tag_id: tag.id }).execute();
  const targets = [{ claim_id: claim.id }, { attribution_id: attribution.id }, { source_id: source.id }];
  await add(change, 'annotations', {
    ...targets[at % 3],
    motivation: 'questioning',
    body: `Who has the recording of part ${at}?`,
    author_id: change.actor.id,
  });
  await add(change, 'searches', {
    claim_id: claim.id,
    place: `Archive ${at}`,
    words: 'no room',
    outcome: at % 2 === 0 ? 'open' : 'nothing',
    author_id: change.actor.id,
  });
  await addFinding(change, at, claim.id);
  await add(change, 'lists', { title: `List ${at}`, style: 'newsroom', owner_id: null });
  await add(change, 'list_items', { list_id: listId, claim_id: claim.id, position: at });
  if (at % 10 !== 0) return;
  const trashed = { outlets: outlet, sources: source, speakers: speaker, occasions: occasion, claims: claim };
  for (const [table, { id }] of Object.entries(trashed)) {
    await trashRow(change, table as keyof typeof trashed, id, null);
  }
}

/** One with the words, and a later one from which they are gone. */
async function addCopies(change: WriteContext, sourceId: number, words: string): Promise<void> {
  for (const [day, text] of [
    ['2023-06-20', `It rained. ${words} Nobody answered.`],
    ['2023-06-21', 'It rained.'],
  ]) {
    await add(change, 'snapshots', {
      source_id: sourceId,
      captured_at: `${day}T09:00:00.000Z`,
      captured_by: change.actor.id,
      how: 'paste',
      media_type: 'text/plain; charset=utf-8',
      text,
      text_sha256: 'a'.repeat(64),
      raw_sha256: 'a'.repeat(64),
    });
  }
}

/** Every seventh claim has a stale finding, the next of them one that waits for a second person. */
async function addFinding(change: WriteContext, at: number, claimId: number): Promise<void> {
  if (at % 7 > 1) return;
  const found =
    at % 7 === 0
      ? ({ facet: 'wording', value: 'as_printed', needs_second: 0 } as const)
      : ({ facet: 'speaker', value: 'fabricated', rationale: 'Nobody has it.', needs_second: 1 } as const);
  const row = { ...found, claim_id: claimId, claim_version: 1, author_id: change.actor.id };
  await add(change, 'findings', row);
  if (at % 7 === 0) await changeRow(change, 'claims', claimId, null, { text: `Reworded in part ${at}.` });
}

/** With what matters here; what is left out is null, or as the table has it. */
function add<T extends TableName>(change: WriteContext, table: T, row: Partial<NewRow<T>>) {
  return addRow(change, table, row as NewRow<T>);
}
