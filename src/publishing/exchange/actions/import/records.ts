import { createHash } from 'node:crypto';
import type { Mismatch } from '../../../../derived/match/model/mismatch.js';
import { addRowNow, changeRowNow, type NewRow } from '../../../../people/activity/row-store.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import type { EdtfDate } from '../../../../platform/lib/edtf/edtf.js';
import { selectorColumns } from '../../../../record/attributions/model.js';
import { keepBytes } from '../../../../record/snapshots/actions.js';
import { DEFAULT_KIND } from '../../../lists/model.js';
import type { Desk } from '../../input/desk.js';
import { wantsSecondIn } from '../../input/findings.js';
import { isReference, type Member } from '../../input/references.js';
import { FIELDS, type RecordOf } from '../../input/shapes.js';
import { withNumbers } from '../../input/view-query.js';
import { KIND_NAMED, KINDS, type Kind, type NamedKind } from '../../model.js';
import type { Refs } from './refs.js';

// Records of a file as rows of their own table. They keep their authors and times; their events name the importer.

type Written =
  | 'snapshots'
  | 'annotations'
  | 'searches'
  | 'contacts'
  | 'findings'
  | 'set_asides'
  | 'lists'
  | 'views'
  | 'styles';
type Row = Readonly<Record<string, unknown>>;

/** Adds a row and returns its id. @param further columns that are no field of the record, or differ from it */
function addRecord(
  change: WriteContext,
  kind: Written,
  record: Row & { readonly ref: number },
  refs: Refs,
  further: Row = {},
): number {
  const values = { ...columnsOf(kind, record, refs), ...further } as NewRow<'views'>;
  const { id } = addRowNow(change, kind as 'views', values, { id: refs.known(kind, record.ref) });
  refs.keep(kind, record.ref, id);
  return id;
}

const MEMBERS = new Map(
  KINDS.map((kind) => [kind, Object.entries<Member>(FIELDS[kind]).filter(([name]) => name !== 'ref')]),
);

/** The columns of a record whose fields they are. */
export function columnsOf(kind: Kind, record: Row, refs: Refs): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const [name, member] of MEMBERS.get(kind) ?? []) {
    const value = record[name];
    if (isReference(member)) {
      if (member.column !== null) columns[member.column] = refs.maybe(member.to, value as number | null);
    } else if (name === 'selector')
      Object.assign(columns, selectorColumns(value as Parameters<typeof selectorColumns>[0]));
    else if (isDate(value)) {
      columns[name] = value.text;
      columns[`${name}_min`] = value.min;
      columns[`${name}_max`] = value.max;
    } else columns[name] = isInstant(value) ? value.utc : value;
  }
  return columns;
}

function isDate(value: unknown): value is EdtfDate {
  return typeof value === 'object' && value !== null && 'text' in value && 'min' in value;
}

function isInstant(value: unknown): value is { readonly utc: string } {
  return typeof value === 'object' && value !== null && 'utc' in value;
}

export async function writeSnapshot(
  change: WriteContext,
  snapshot: RecordOf<'snapshots'>,
  refs: Refs,
): Promise<void> {
  const text = snapshot.text ?? '';
  const raw = snapshot.bytes ?? Buffer.from(text, 'utf8');
  const id = addRecord(change, 'snapshots', snapshot, refs, {
    text,
    bytes: undefined,
    text_sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    raw_sha256: createHash('sha256').update(raw).digest('hex'),
  });
  await keepBytes(change, id, raw);
}

/**
 * The indexes of notes, oldest first: lists of the newest notes go by id. A reply stays after the note it answers, whatever its own time
 * says.
 */
export function notesInTimeOrder(desk: Desk): Uint32Array {
  const times = new Float64Array(desk.count('annotations'));
  for (const at of times.keys()) {
    const parent = desk.find('annotations', desk.remembered('annotations', 'parent', at));
    const after = parent === undefined ? 0 : (times[parent] ?? 0);
    times[at] = Math.max(desk.remembered('annotations', 'time', at), after);
  }
  const order = Uint32Array.from(times.keys());
  return order.sort((one, other) => (times[one] ?? 0) - (times[other] ?? 0) || one - other);
}

export function writeAnnotation(change: WriteContext, note: RecordOf<'annotations'>, refs: Refs): void {
  const { kind, ref } = note.target;
  addRecord(change, 'annotations', note, refs, {
    target: undefined,
    [`${kind}_id`]: refs.id(KIND_NAMED[kind], ref),
  });
}

export function writeSearch(change: WriteContext, search: RecordOf<'searches'>, refs: Refs): void {
  addRecord(change, 'searches', search, refs);
}

export function writeContact(change: WriteContext, contact: RecordOf<'contacts'>, refs: Refs): void {
  addRecord(change, 'contacts', contact, refs);
}

/** A finding that is stale in the file is stale here for that single reason, since its cause happened elsewhere. */
export function writeFinding(change: WriteContext, finding: RecordOf<'findings'>, refs: Refs): void {
  const claim_id = refs.id('claims', finding.claim);
  const answers = finding.answers?.flatMap((one) => (one === null ? [] : mismatchFor(change, one, refs)));
  const id = addRecord(change, 'findings', finding, refs, {
    needs_second: wantsSecondIn(finding) ? 1 : 0,
    answers: answers ? JSON.stringify(answers) : null,
    claim_version: versionOf(change, 'claims', claim_id),
    evidence: undefined,
    stale: undefined,
  });
  writeEvidence(change, finding, { finding_id: id, claim_id }, refs);
  if (finding.stale) changeRowNow(change, 'findings', id, {}, { action: 'brought_stale', touch: true });
}

type Answer = RecordOf<'set_asides'>['answers'];

/** The mismatch that a record of a file answers, with ids of this database. */
function mismatchFor(change: WriteContext, answer: Answer, refs: Refs): Mismatch {
  const { attribution, snapshot, speaker, ...one } = answer;
  const attribution_id = refs.maybe('attributions', attribution);
  return {
    ...one,
    attribution_id,
    version: attribution_id === null ? null : versionOf(change, 'attributions', attribution_id),
    snapshot_id: refs.maybe('snapshots', snapshot),
    flags: (one.flags ?? []).flatMap((flag) => flag ?? []),
    facet: one.facet ?? 'wording',
    speaker_id: refs.maybe('speakers', speaker),
  };
}

function writeEvidence(
  change: WriteContext,
  { evidence, words_from }: RecordOf<'findings'>,
  of: { readonly finding_id: number; readonly claim_id: number },
  refs: Refs,
): void {
  const words =
    words_from === null ? [] : [{ kind: 'attribution', ref: words_from, selector: null } as const];
  const cited = (evidence ?? []).flatMap((one) => one ?? []);
  for (const [at, { kind, ref, selector }] of [...cited, ...words].entries()) {
    const id = refs.id(KIND_NAMED[kind], ref);
    addRowNow(change, 'finding_evidence', {
      ...of,
      basis: at < cited.length ? 0 : 1,
      [`${kind}_id`]: id,
      evidence_version: versionOf(change, KIND_NAMED[kind], id),
      ...selectorColumns(selector),
    } as NewRow<'finding_evidence'>);
  }
}

function versionOf(change: WriteContext, table: NamedKind, id: number): number {
  const version = change.rows.byId(table, id)?.version;
  return typeof version === 'number' ? version : 1;
}

export function writeSetAside(change: WriteContext, record: RecordOf<'set_asides'>, refs: Refs): void {
  const mismatch = mismatchFor(change, record.answers, refs);
  if (mismatch.attribution_id === null) throw new Error(`Set-aside ${record.ref} names no attribution.`);
  addRecord(change, 'set_asides', record, refs, {
    attribution_id: mismatch.attribution_id,
    answers: JSON.stringify(mismatch),
  });
}

export function writeList(change: WriteContext, list: RecordOf<'lists'>, refs: Refs): void {
  addRecord(change, 'lists', list, refs, { kind: list.kind ?? DEFAULT_KIND, items: undefined });
}

/** A claim of a list, and what the list says of it; undefined for nothing. */
export interface ListedRecord {
  readonly claim: number;
  readonly position: number;
  readonly item: NonNullable<RecordOf<'lists'>['items']>[number] | undefined;
}

/** @param list the ref of the list */
export function writeListItem(change: WriteContext, list: number, listed: ListedRecord, refs: Refs): void {
  const { claim, position, item } = listed;
  const row = { list_id: refs.id('lists', list), claim_id: refs.id('claims', claim), position };
  addRowNow(change, 'list_items', { ...row, locator: item?.locator ?? null, note: item?.note ?? null });
}

export function writeView(change: WriteContext, view: RecordOf<'views'>, refs: Refs): void {
  addRecord(change, 'views', view, refs, {
    query: withNumbers(view.query ?? '', (kind, ref) => refs.id(kind, ref)),
  });
}

export function writeStyle(change: WriteContext, style: RecordOf<'styles'>, refs: Refs): void {
  const authors = JSON.stringify(style.authors ?? []);
  const sha256 = createHash('sha256').update(style.csl).digest('hex');
  addRecord(change, 'styles', style, refs, { authors, sha256 });
}
