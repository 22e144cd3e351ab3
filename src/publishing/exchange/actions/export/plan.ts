import { SIMPLE, type Simple } from '../../../../nouns.js';
import type { Noun } from '../../../../platform/noun.js';
import { isReference, type Member } from '../../input/references.js';
import { FIELDS } from '../../input/shapes.js';
import type { Kind } from '../../model.js';
import type { ExchangeReader, WholeTable } from '../../store.js';
import { type Dependency, Kept } from './kept.js';

// Decides which rows are exported before the first is written: a record may reference a later one, and the file begins
// with the users that its records reference. Reads only the columns that this takes.

export type ExportedKind = Exclude<Kind, 'users'>;

interface Decision {
  readonly table: WholeTable;
  /** The columns beside the id that say whether a row stands by itself. */
  readonly state: readonly ('trashed_at' | 'erased_by' | 'merged_into_id' | 'ground_rule')[];
  /** The columns that reference what it depends on. */
  readonly dependsOn?: Readonly<Record<string, Dependency[0]>>;
  /** Newest first: a finding whose successor is omitted becomes current again without it. */
  readonly isReversed?: true;
}

const LIBRARY = ['trashed_at', 'merged_into_id'] as const;
const RECORD = ['trashed_at', 'erased_by'] as const;
const OF_CLAIM = { claim_id: 'claims' } as const;

/** In an order in which each kind follows those that it depends on. */
export const DECISIONS: Readonly<Record<ExportedKind, Decision>> = {
  ...simpleDecisions(),
  sources: { table: 'sources', state: LIBRARY },
  speakers: { table: 'speakers', state: LIBRARY },
  occasions: { table: 'occasions', state: LIBRARY },
  snapshots: { table: 'snapshots', state: RECORD, dependsOn: { source_id: 'sources' } },
  claims: {
    table: 'claims',
    state: [...RECORD, 'ground_rule'],
    dependsOn: { speaker_id: 'speakers' },
  },
  attributions: { table: 'attributions', state: RECORD, dependsOn: { ...OF_CLAIM, source_id: 'sources' } },
  links: {
    table: 'claim_links',
    state: ['trashed_at'],
    dependsOn: { ...OF_CLAIM, other_claim_id: 'claims' },
  },
  annotations: {
    table: 'annotations',
    state: RECORD,
    dependsOn: {
      ...OF_CLAIM,
      attribution_id: 'attributions',
      source_id: 'sources',
      snapshot_id: 'snapshots',
      parent_id: 'annotations',
    },
  },
  searches: { table: 'searches', state: RECORD, dependsOn: OF_CLAIM },
  contacts: { table: 'contacts', state: RECORD, dependsOn: OF_CLAIM },
  findings: {
    table: 'findings',
    state: ['erased_by'],
    dependsOn: { ...OF_CLAIM, superseded_by: 'findings' },
    isReversed: true,
  },
  set_asides: {
    table: 'set_asides',
    state: ['erased_by'],
    dependsOn: { ...OF_CLAIM, attribution_id: 'attributions' },
  },
  lists: { table: 'lists', state: ['trashed_at'] },
  editions: { table: 'list_editions', state: [], dependsOn: { list_id: 'lists' } },
  edition_lines: { table: 'list_edition_lines', state: [], dependsOn: { edition_id: 'editions' } },
  views: { table: 'views', state: ['trashed_at'] },
  styles: { table: 'styles', state: ['trashed_at'] },
};

function simpleDecisions() {
  const decisions = SIMPLE.map(({ table, ...traits }): [Simple['table'], Decision] => {
    const { merges }: Partial<Noun> = traits;
    return [table, { table, state: merges ? LIBRARY : ['trashed_at'] }];
  });
  return Object.fromEntries(decisions) as Readonly<Record<Simple['table'], Decision>>;
}

export const EXPORTED = Object.keys(DECISIONS) as ExportedKind[];

export async function planExport(reader: ExchangeReader): Promise<Kept> {
  const kept = new Kept();
  for (const kind of EXPORTED) {
    const { table, state, dependsOn = {}, isReversed = false } = DECISIONS[kind];
    const depends = Object.entries(dependsOn);
    const users = userColumns(kind);
    const columns = [...new Set(['id', ...state, ...depends.map(([column]) => column), ...users])];
    for await (const row of reader.deciding(table, columns, isReversed)) {
      const on = depends.map(([column, to]): Dependency => [to, row[column] as number | null]);
      if (kept.keep(kind, row, on)) for (const column of users) kept.user(row[column] as number | null);
    }
  }
  return kept;
}

/** The columns of a kind that reference a user. */
function userColumns(kind: ExportedKind): string[] {
  return Object.values<Member>(FIELDS[kind]).flatMap((member) =>
    isReference(member) && member.to === 'users' && member.column !== null ? [member.column] : [],
  );
}
