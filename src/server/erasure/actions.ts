import { traceFinder } from '../../engines/text/traces.js';
import { forgetErased } from '../../pages/capture/actions/forget.js';
import { record } from '../../people/activity/event-store.js';
import { changeRow } from '../../people/activity/row-store.js';
import {
  erasePayloads,
  lastErasures,
  lastRestricted,
  seqsAbout,
  seqsAboutChildren,
  seqsAboutDescribed,
} from '../../platform/db/payloads.js';
import type { Row, WriteContext } from '../../platform/db/transact.js';
import { AppError } from '../../platform/lib/errors.js';
import { eraseFromEditions } from './actions/editions.js';
import { type ClearedTable, clearedOf, clearedSelectorOf, ERASABLE, type Subject, wordsOf } from './model.js';
import { type ChildRow, ErasureWriter, kindOf } from './store.js';

// Erases the text of a record from its row, its child rows and the history, and leaves that a record existed. The
// erasing event lists the events whose payloads it erased, so that the chain distinguishes them from payloads removed
// by hand.

export interface Erased {
  /** The erasing event; null where there was nothing left to erase. */
  readonly seq: number | null;
  /** Rows that were cleared or removed. */
  readonly rows: number;
  /** Events whose payloads were erased. */
  readonly entries: number;
  /** Captures that had the text and are deleted. */
  readonly captures: number;
  /** Captures with a passage of it, which stay. */
  readonly captureHolders: readonly number[];
  /** The erased text: for finding other records with it, and never to be shown or stored. */
  readonly words: readonly string[];
}

/** One row, and the changes to it. */
interface Mark {
  readonly table: ClearedTable;
  readonly row: Row;
  readonly patch: Row;
  readonly selectorOnly: boolean;
}

type Part = Awaited<ReturnType<ErasureWriter['partsOf']>>[number];

interface Plan {
  readonly subject: Subject;
  /** Its number, and those of the records that it was merged with. */
  readonly ids: readonly number[];
  readonly main: Mark;
  readonly dependents: readonly Mark[];
  /** Those of them that do not change, and that no remaining event describes. */
  readonly unsaid: readonly Mark[];
  readonly parts: readonly Part[];
  readonly seqs: readonly number[];
  readonly words: readonly string[];
}

/**
 * Within one change. The caller has to clean the free pages and the log afterwards (db/compact.ts).
 * @throws AppError not_found; invalid for a reason that repeats the text; forbidden for a system user
 */
export async function eraseRecord(change: WriteContext, subject: Subject, reason: string): Promise<Erased> {
  const writer = new ErasureWriter(change.tx);
  const plan = await planFor(change, writer, subject);
  if (traceFinder(plan.words).repeats(reason)) {
    throw new AppError(
      'invalid',
      'The reason repeats text that is to be erased, and the reason is stored: leave that text out.',
    );
  }
  await writer.forgetSubmissions();
  const marks = [plan.main, ...plan.dependents].filter((mark) => !isUnchanged(mark));
  const rows = marks.length + plan.parts.length;
  const { deleted: captures, holders: captureHolders } = await forgetErased(change, subject, plan.words);
  const forgotten = { captures, captureHolders, words: plan.words };
  if (rows + plan.seqs.length === 0) return { seq: null, rows, entries: 0, ...forgotten };
  const seq = await recordErasure(change, writer, plan, reason);
  for (const mark of marks) await clearRow(change, writer, mark, { seq, isMain: mark === plan.main });
  for (const mark of plan.unsaid) await recordAsItStands(change, writer, mark);
  for (const part of plan.parts) await removePart(change, writer, part);
  await forgetTheRest(change, writer, subject);
  const lines = await eraseFromEditions(change, {
    kind: subject.kind,
    ids: plan.ids,
    words: plan.words,
    seq,
  });
  await erasePayloads(change.tx, plan.seqs, seq);
  return { seq, rows: rows + lines, entries: plan.seqs.length, ...forgotten };
}

async function planFor(change: WriteContext, writer: ErasureWriter, subject: Subject): Promise<Plan> {
  const row = await writer.row(subject);
  if (row === undefined)
    throw new AppError('not_found', `There is no ${subject.kind} ${subject.id} in this database.`);
  if (subject.kind === 'user' && row.kind === 'system') {
    throw new AppError(
      'forbidden',
      `User ${subject.id} (${row.name}) is the program itself and cannot be erased.`,
    );
  }
  const table = ERASABLE[subject.kind];
  const main: Mark = { table, row, patch: clearedOf(table, row, change.at), selectorOnly: false };
  const others = await writer.mergedWith(subject);
  const all = [subject, ...others.map(({ id }) => ({ ...subject, id: id as number }))];
  const dependents = onceEach([
    ...others.map((other) => ({ table, row: other, selectorOnly: false })),
    ...(await Promise.all(all.map((one) => writer.dependentsOf(one)))).flat(),
  ])
    .map((one) => ({ ...one, patch: patchFor(one, change.at) }))
    // A row that quotes nothing of the erased one is unaffected.
    .filter((mark) => !mark.selectorOnly || !isUnchanged(mark));
  const ids = all.map(({ id }) => id);
  const parts = await writer.partsOf(subject.kind, ids);
  const said = await lastEntriesOf(change, dependents);
  const about = await entriesOf(change, { kind: subject.kind, ids }, [main, ...dependents], parts);
  const kept = new Set(said.values());
  const seqs = about.filter((seq) => !kept.has(seq));
  const unsaid = dependents.filter((mark) => isUnchanged(mark) && !said.has(mark));
  return {
    subject,
    ids,
    main,
    dependents,
    unsaid,
    parts,
    seqs,
    words: wordsToErase([main, ...dependents], parts),
  };
}

/** A row may hang on several of the records that were merged. */
function onceEach(rows: readonly ChildRow[]): ChildRow[] {
  return [...new Map(rows.map((one) => [`${one.table}:${one.row.id}`, one])).values()];
}

function patchFor({ table, row, selectorOnly, answers }: ChildRow, at: string): Row {
  return selectorOnly ? clearedSelectorOf(table, row, answers) : clearedOf(table, row, at);
}

/** The events that already describe what is left of rows without further text to clear. */
async function lastEntriesOf(change: WriteContext, marks: readonly Mark[]): Promise<Map<Mark, number>> {
  const said = new Map<Mark, number>();
  for (const table of new Set(marks.map((mark) => mark.table))) {
    const unchanged = marks.filter((mark) => mark.table === table && isUnchanged(mark));
    const ids = unchanged.map(({ row }) => row.id as number);
    const seqs = await lastErasures(change.tx, kindOf(table), ids);
    for (const mark of unchanged) {
      const seq = seqs.get(mark.row.id as number);
      if (seq !== undefined) said.set(mark, seq);
    }
  }
  return said;
}

function isUnchanged({ patch }: Mark): boolean {
  return Object.keys(patch).length === 0;
}

async function entriesOf(
  change: WriteContext,
  subjects: { readonly kind: Subject['kind']; readonly ids: readonly number[] },
  marks: readonly Mark[],
  parts: readonly Part[],
): Promise<number[]> {
  const seqs: number[] = [];
  const tables = new Set([...marks, ...parts].map(({ table }) => table));
  for (const table of tables) {
    const ids = [...marks, ...parts].filter((one) => one.table === table).map(({ row }) => row.id as number);
    seqs.push(...(await seqsAbout(change.tx, kindOf(table), ids)));
  }
  if (subjects.kind === 'speaker') {
    // Names and titles that were removed earlier: their rows are gone, their events are not.
    for (const kind of ['speaker_name', 'speaker_title'] as const)
      for (const id of subjects.ids)
        seqs.push(...(await seqsAboutChildren(change.tx, kind, 'speaker_id', id)));
  }
  if (subjects.kind === 'claim' || subjects.kind === 'list')
    for (const id of subjects.ids) seqs.push(...(await seqsAboutDescribed(change.tx, subjects.kind, id)));
  return [...new Set(seqs)].sort((one, other) => one - other);
}

function wordsToErase(marks: readonly Mark[], parts: readonly Part[]): string[] {
  const going = marks.map(({ table, row, patch }) =>
    wordsOf(table, Object.fromEntries(Object.keys(patch).map((column) => [column, row[column]]))),
  );
  return [...new Set([...going.flat(), ...parts.flatMap(({ table, row }) => wordsOf(table, row))])];
}

async function recordErasure(
  change: WriteContext,
  writer: ErasureWriter,
  plan: Plan,
  reason: string,
): Promise<number> {
  const { kind, id } = plan.subject;
  // The erased payloads also show until when the claim was restricted, so the erasing event records it.
  const restricted_until = kind === 'claim' ? await lastRestricted(change.tx, id) : null;
  const event = record(change, {
    action: 'erased',
    subjectKind: kind,
    subjectId: id,
    claimId: kind === 'claim' ? id : await writer.claimOf(kind, id),
    before: null,
    after: {
      ...plan.main.row,
      ...plan.main.patch,
      reason,
      ...(restricted_until !== null && { restricted_until }),
      erased_payloads: plan.seqs,
    },
  });
  return event.seq;
}

async function clearRow(
  change: WriteContext,
  writer: ErasureWriter,
  mark: Mark,
  by: { readonly seq: number; readonly isMain: boolean },
): Promise<void> {
  const { table, row, patch, selectorOnly } = mark;
  const marked = 'erased_by' in row && !selectorOnly ? { ...patch, erased_by: by.seq } : patch;
  const after = await writer.clear(table, row, marked, change);
  // The main row's own event describes it.
  if (!by.isMain) await recordAsItStands(change, writer, { table, row: after });
}

/** The payloads of its earlier events are erased: this event describes what is left. */
async function recordAsItStands(
  change: WriteContext,
  writer: ErasureWriter,
  { table, row }: Pick<Mark, 'table' | 'row'>,
): Promise<void> {
  const kind = kindOf(table);
  const subjectId = row.id as number;
  const claimId = await writer.claimOf(kind, subjectId);
  record(change, { action: 'erased', subjectKind: kind, subjectId, claimId, before: null, after: row });
}

async function removePart(change: WriteContext, writer: ErasureWriter, { table, row }: Part): Promise<void> {
  const subjectId = row.id as number;
  await writer.removePart(table, subjectId);
  const about = { action: 'erased', subjectKind: kindOf(table), subjectId, claimId: null };
  record(change, { ...about, before: null, after: null });
}

async function forgetTheRest(
  change: WriteContext,
  writer: ErasureWriter,
  { kind, id }: Subject,
): Promise<void> {
  if (kind === 'claim') await writer.forgetDerived(id);
  if (kind === 'snapshot') await writer.forgetBytes(id);
  if (kind === 'source') await writer.forgetReason(id);
  if (kind === 'user') await writer.forgetAccess(id);
  if (kind !== 'attribution') return;
  // The claim keeps its own text, which it took from this one, until it is erased itself.
  for (const claim of await writer.claimsReferringTo(id)) {
    await changeRow(change, 'claims', claim, null, { reference_attribution_id: null });
  }
}
