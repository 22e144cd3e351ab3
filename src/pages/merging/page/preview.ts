import { shortWords } from '../../../engines/text/short-words.js';
import type { RecordNames } from '../../../people/activity/names-model.js';
import { fieldsWith, type Typed } from '../../../platform/lib/fields/form-page.js';
import { pickFields } from '../../../platform/lib/fields/pick-fields.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import {
  countsOf,
  MERGEABLE,
  type MergeTable,
  nameColumn,
  type Pointing,
} from '../../../record/merging/model.js';
import { proposalHref, proposalWords } from '../../../record/merging/proposal-model.js';
import type { ProposalRow } from '../../../record/merging/proposal-store.js';
import { VERDICTS } from '../../../vocabulary.js';
import { valueWords } from '../../activity/model/column-values.js';
import { labelOf, shownColumns } from '../../activity/model/columns.js';
import { type NewMismatches, needsSecond, type Silenced } from '../model.js';
import type { MergeRow } from '../store.js';
import { silencedSection } from './silenced.js';

/** What a merge would do, as pages and JSON show it. */
export interface Preview {
  readonly table: MergeTable;
  readonly from: MergeRow;
  /** Null until one is chosen. */
  readonly into: MergeRow | null;
  /** Why the two may not be merged. */
  readonly refused: string | null;
  /** Null where none is chosen, or the merge is refused. */
  readonly plan: {
    readonly moved: Pointing;
    readonly left: Pointing;
    readonly addsName: boolean;
    readonly ownPieces: number;
    readonly isRestricted: boolean;
    readonly both: readonly unknown[];
    readonly silenced: Silenced;
  } | null;
  /** The open proposal to merge the two. */
  readonly proposal: ProposalRow | null;
  readonly differences: readonly Difference[];
  /** For sources only. */
  readonly mismatches: NewMismatches | null;
}

interface Difference {
  readonly column: string;
  readonly label: string;
  readonly stays: string;
  readonly goes: string;
}

/** The fields in which two records differ; the remaining one keeps its values. */
export function differencesOf(
  table: MergeTable,
  from: MergeRow,
  into: MergeRow,
  names: RecordNames,
): Difference[] {
  const kind = MERGEABLE[table];
  return shownColumns(kind, into)
    .filter((column) => column !== 'merged_into_id' && from[column] !== into[column])
    .map((column) => ({
      column,
      label: labelOf(kind, column) ?? column,
      stays: valueWords(kind, column, into[column], names),
      goes: valueWords(kind, column, from[column], names),
    }));
}

/** The part of the page below the choice; null until a possible record is chosen. */
function previewSection(preview: Preview, typed: Typed, errors: readonly FieldError[]) {
  const { table, from, into, plan, proposal, differences, mismatches } = preview;
  if (into === null || plan === null) return null;
  const [noun, name] = [MERGEABLE[table], nameColumn(table)];
  const [goes, stays] = [String(from[name]), String(into[name])];
  return {
    stays: { name: stays, id: into.id, href: `/${table}/${into.id}` },
    swapHref: `/${table}/${into.id}/merge?into_id=${from.id}`,
    moves: movesWords(plan.moved),
    notes: notesOf(noun, goes, stays, plan),
    differences: differences.length === 0 ? null : differencesTable(differences),
    mismatches: (mismatches?.found ?? []).map((one) => ({
      href: `/claims/${one.claim_id}`,
      text: shortWords(one.wording, 120),
      lang: one.language,
      verdict: VERDICTS[one.verdict],
    })),
    isCut: mismatches?.isCut ?? false,
    action: `/${table}/${from.id}/merge`,
    version: from.version,
    sends: {
      into_id: into.id,
      into_version: into.version,
      ...(plan.silenced.version !== null && { credited_version: plan.silenced.version }),
    },
    silenced: silencedSection(plan.silenced, { goes, stays }),
    proposal: proposal && {
      text: proposalWords(proposal),
      href: proposalHref(proposal.id),
      by: proposal.author,
      at: proposal.created_at,
    },
    ...(needsSecond(plan.silenced)
      ? { reason: reasonField(typed, errors), button: 'Propose merge' }
      : { reason: null, button: `Merge into ${stays}` }),
  };
}

function reasonField(typed: Typed, errors: readonly FieldError[]) {
  const label = 'Why they are the same person';
  return fieldsWith(typed, errors)('reason', label, { kind: 'textarea', rows: 3 });
}

function differencesTable(differences: Preview['differences']) {
  return {
    id: 'differences',
    caption: 'Fields that differ',
    whole: true,
    head: 0,
    columns: ['Field', 'Kept', 'Discarded'].map((label) => ({ label })),
    rows: differences.map(({ label, stays, goes }) => ({
      cells: [label, stays || 'Not recorded', goes || 'Not recorded'].map((text) => ({ text })),
    })),
  };
}

export function movesWords(rows: Pointing): string[] {
  return countsOf(rows).map(({ count, one, many }) => howMany(count, one, many));
}

function notesOf(noun: string, goes: string, stays: string, plan: NonNullable<Preview['plan']>): string[] {
  const left = movesWords(plan.left);
  return [
    ...(plan.addsName ? [`“${goes}” becomes another name of ${stays}.`] : []),
    ...(plan.isRestricted
      ? [
          `Only quotations not on the record use ${goes}: viewers see neither its names nor that it was merged.`,
        ]
      : []),
    ...(plan.ownPieces > 0
      ? [
          `${stays} is ours: ${howMany(plan.ownPieces, 'source of a quotation becomes “our own piece” and no longer counts', 'sources of quotations become “our own piece” and no longer count')}.`,
        ]
      : []),
    ...(left.length > 0 ? [`Stays with the merged ${noun}, hidden: ${left.join(', ')}.`] : []),
    ...(plan.both.length > 0
      ? [`${howMany(plan.both.length, 'quotation has', 'quotations have')} both.`]
      : []),
  ];
}

/** Choosing the record that remains, with a preview. */
export function mergePage(preview: Preview, typed: Typed, errors: readonly FieldError[]) {
  const { table, from, refused } = preview;
  const noun = MERGEABLE[table];
  const name = String(from[nameColumn(table)]);
  const box = {
    at: 'into',
    label: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} to keep`,
    noun,
    adds: false,
    hint: null,
  };
  return {
    title: `Merge ${name}`,
    noun,
    name,
    id: from.id,
    pickAction: `/${table}/${from.id}/merge`,
    cancelHref: `/${table}/${from.id}`,
    fields: pickFields(typed, errors, box),
    errors,
    refused,
    preview: previewSection(preview, typed, errors),
  };
}

/** A merged record, and the button to undo the merge. */
export function mergedPage(table: MergeTable, from: MergeRow, into: MergeRow, returning: Pointing) {
  const [noun, name] = [MERGEABLE[table], nameColumn(table)];
  return {
    title: `Undo the merge of ${from[name]}`,
    noun,
    name: String(from[name]),
    at: from.trashed_at,
    stays: { name: String(into[name]), id: into.id, href: `/${table}/${into.id}` },
    returns: movesWords(returning),
    historyHref: `/${table}/${from.id}/history`,
    action: `/${table}/${from.id}/merge/reversal`,
    version: from.version,
  };
}
