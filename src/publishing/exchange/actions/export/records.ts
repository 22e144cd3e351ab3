import { answerIn, answersIn, type Mismatch } from '../../../../derived/match/model/mismatch.js';
import { targetOf } from '../../../../derived/status/findings-store.js';
import type { RowOf } from '../../../../platform/db/row-change.js';
import { dateRecord } from '../../../../platform/lib/fields/dates-in-file.js';
import { isReference, type Member } from '../../input/references.js';
import { FIELDS } from '../../input/shapes.js';
import { withNumbers } from '../../input/view-query.js';
import { KIND_NAMED, type Kind } from '../../model.js';
import type { Kept } from './kept.js';

// Converts rows to records of a file.

type Row = Readonly<Record<string, unknown>>;

/** A row as a record, with fields in the order of the file. A field of another table is undefined, and so omitted. */
export function recordOf(kind: Kind, row: Row, kept: Kept): Record<string, unknown> {
  const fields = Object.entries<Member>(FIELDS[kind]);
  return Object.fromEntries(fields.map(([name, member]) => [name, fieldOf(name, member, row, kept)]));
}

function fieldOf(name: string, member: Member, row: Row, kept: Kept): unknown {
  if (name === 'ref') return row.id;
  if (isReference(member)) {
    if (member.column === null) return undefined;
    const id = row[member.column] as number | null;
    return member.to === 'users' ? id : kept.maybe(member.to, id);
  }
  if (name === 'selector') return selectorOf(row as Selecting);
  const date = [row[name], row[`${name}_min`], row[`${name}_max`]] as Parameters<typeof dateRecord>;
  return `${name}_min` in row ? dateRecord(...date) : row[name];
}

export function snapshotRecord(row: RowOf<'snapshots'>, bytes: Uint8Array | null, kept: Kept) {
  return {
    ...recordOf('snapshots', row, kept),
    headers: row.headers === null ? null : (JSON.parse(row.headers) as unknown),
    bytes: bytes === null ? null : Buffer.from(bytes).toString('base64'),
  };
}

export function claimRecord(row: RowOf<'claims'>, tags: readonly number[], kept: Kept) {
  return {
    ...recordOf('claims', row, kept),
    // False is omitted, as in files from before the field existed.
    language_guessed: row.language_guessed === 1 ? true : undefined,
    tags: kept.those('tags', tags),
  };
}

export function annotationRecord(row: RowOf<'annotations'>, kept: Kept) {
  const kind = TARGETS.find((one) => row[`${one}_id`] !== null) ?? 'snapshot';
  return { ...recordOf('annotations', row, kept), target: { kind, ref: row[`${kind}_id`] } };
}

const TARGETS = ['claim', 'attribution', 'source'] as const;

type Selecting = Pick<
  RowOf<'annotations'>,
  'selector_exact' | 'selector_prefix' | 'selector_suffix' | 'selector_start_utf16' | 'selector_end_utf16'
>;

/** Null where nothing is selected. */
function selectorOf(row: Selecting) {
  const exact = row.selector_exact;
  if (exact === null && row.selector_start_utf16 === null) return null;
  return {
    exact,
    // An empty prefix or suffix means the same as a missing one.
    prefix: row.selector_prefix ?? '',
    suffix: row.selector_suffix ?? '',
    start_utf16: row.selector_start_utf16,
    end_utf16: row.selector_end_utf16,
  };
}

export interface FindingParts {
  readonly evidence: readonly RowOf<'finding_evidence'>[];
  readonly isStale: boolean;
}

export function findingRecord(row: RowOf<'findings'>, { evidence, isStale }: FindingParts, kept: Kept) {
  const words = evidence.find(({ basis }) => basis === 1)?.attribution_id ?? null;
  const cited = evidence.filter(({ basis }) => basis === 0);
  return {
    ...recordOf('findings', row, kept),
    needs_second: row.needs_second === 1,
    answers: answersIn(row.answers)?.map((one) => answerRecord(one, kept)) ?? null,
    evidence: cited.flatMap((one) => {
      const { kind, id } = targetOf(one);
      const ref = kept.maybe(KIND_NAMED[kind], id);
      return ref === null ? [] : [{ kind, ref, selector: selectorOf(one) }];
    }),
    words_from: kept.maybe('attributions', words),
    stale: isStale,
  };
}

/** By the hash of the wording, which still identifies the mismatch in another database. */
function answerRecord({ attribution_id, snapshot_id, speaker_id, version: _, ...one }: Mismatch, kept: Kept) {
  const attribution = kept.maybe('attributions', attribution_id);
  const speaker = kept.maybe('speakers', speaker_id);
  // Words that another was said to have spoken are answered no more: an answer without a speaker would be for any.
  const isPast = one.facet === 'speaker' && speaker !== speaker_id;
  const snapshot = isPast ? null : kept.maybe('snapshots', snapshot_id);
  return { attribution, snapshot, ...one, speaker };
}

export function setAsideRecord(row: RowOf<'set_asides'>, kept: Kept) {
  const own = answerIn(row.answers);
  const answers = own && answerRecord(own, kept);
  return { ...recordOf('set_asides', row, kept), answers };
}

export function viewRecord(row: RowOf<'views'>, kept: Kept) {
  const query = withNumbers(row.query, (kind, number) => kept.maybe(kind, kept.standingFor(kind, number)));
  return { ...recordOf('views', row, kept), query };
}

export function styleRecord(row: RowOf<'styles'>, kept: Kept) {
  return { ...recordOf('styles', row, kept), authors: JSON.parse(row.authors) as unknown };
}

export function listRecord(row: RowOf<'lists'>, items: readonly RowOf<'list_items'>[], kept: Kept) {
  const inOrder = items.toSorted((a, b) => a.position - b.position || a.id - b.id);
  const claims = inOrder.map(({ claim_id }) => claim_id);
  return {
    ...recordOf('lists', row, kept),
    claims: kept.those('claims', claims),
    items: inOrder.flatMap(({ claim_id: claim, locator, note }) =>
      (locator ?? note) === null || !kept.has('claims', claim) ? [] : [{ claim, locator, note }],
    ),
  };
}

export function editionLineRecord(row: RowOf<'list_edition_lines'>, kept: Kept) {
  const claims = (JSON.parse(row.claim_ids) as (number | null)[]).filter((id) => id !== null);
  return { ...recordOf('edition_lines', row, kept), claims: kept.those('claims', claims) };
}
