import type { RowOf } from '../../db/row-change.js';
import { csvRow, neutralise } from '../../lib/csv-cells.js';
import { authorsOf } from '../../sources/model.js';
import { authorsInCell, tagsInCell } from './cell-lists.js';
import { COLUMNS, type TableKind } from './columns.js';

// Claims and sources as rows of the same columns that an import reads. RFC 4180, UTF-8; cells that a spreadsheet
// would run are made safe by the rule of lib/csv-cells.ts, which an import undoes.

export interface ExportedSource extends RowOf<'sources'> {
  readonly outlet: string | null;
  readonly outlet_kind: string | null;
}

/** A claim with its words' attribution, if it has one. What stands in a column of its own goes by its name. */
export interface ExportedClaim extends Readonly<Record<ClaimColumn, string | null>> {
  readonly id: number;
  readonly language_guessed: 0 | 1;
  readonly tags: readonly string[];
  readonly source: ExportedSource | null;
  /** What a reader of the table must not miss; an import leaves it out. */
  readonly misattribution: string | null;
  readonly match: string | null;
  readonly match_in_words: string | null;
}

/** They stand first, before the words. */
const TOLD = ['misattribution', 'match', 'match_in_words'] as const;

type ClaimColumn =
  | `speaker${'' | '_kind' | '_language' | '_description'}`
  | `occasion${'' | '_kind' | '_date' | '_place' | '_note'}`
  | `attribution_${'form' | 'language' | 'note'}`
  | `relayed_from${'' | '_type' | '_outlet' | '_url'}`
  | keyof Pick<
      RowOf<'claims'>,
      'text' | 'language' | 'form' | 'ground_rule' | 'embargoed_until' | 'said_on' | 'summary' | 'note'
    >
  | keyof Pick<
      RowOf<'attributions'>,
      'tier' | 'rank' | 'credited_as' | 'capacity' | 'cue' | 'locator' | 'translation' | 'translator'
    >
  | 'time_zone'
  | 'voiced_by'
  | 'place_in_work';

type Cells = Readonly<Record<string, string | null>>;

export function headerRow(kind: TableKind): string {
  return csvRow([...toldIn(kind), ...COLUMNS[kind].map(({ name }) => name)]);
}

export function claimCells(claim: ExportedClaim): string {
  const { source, tags, language_guessed, id: _, ...own } = claim;
  // What an attribution has of its own stands in its column only where it differs from the claim’s.
  const isOwn = {
    form: claim.attribution_form !== claim.form,
    language: claim.attribution_language !== claim.language,
  };
  return rowOf('claims', {
    ...(source && sourceCells(source, 'source_')),
    ...own,
    language_guessed: tickInCell(language_guessed),
    source: source?.title ?? null,
    tags: tagsInCell(tags),
    attribution_form: isOwn.form ? claim.attribution_form : null,
    attribution_language: isOwn.language ? claim.attribution_language : null,
  });
}

export function sourceRow(source: ExportedSource): string {
  return rowOf('sources', { ...sourceCells(source, ''), title: source.title });
}

function sourceCells(source: ExportedSource, own: 'source_' | ''): Cells {
  const { type, translated_title, language, note, authors, no_author, no_date, ...rest } = source;
  return {
    ...(rest as unknown as Cells),
    [`${own}type`]: type,
    [`${own}title_translated`]: translated_title,
    [`${own}language`]: language,
    [`${own}note`]: note,
    authors: authorsInCell(authorsOf(authors)),
    no_author: tickInCell(no_author),
    no_date: tickInCell(no_date),
  };
}

function tickInCell(tick: 0 | 1): string | null {
  return tick === 1 ? 'true' : null;
}

function rowOf(kind: TableKind, cells: Cells): string {
  const names = [...toldIn(kind), ...COLUMNS[kind].map(({ name }) => name)];
  return csvRow(names.map((name) => neutralise(cells[name] ?? '')));
}

function toldIn(kind: TableKind): readonly string[] {
  return kind === 'claims' ? TOLD : [];
}
