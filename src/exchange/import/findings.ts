import { DESK } from '../../accounts/model.js';
import { addRow, changeRow, type NewRow } from '../../activity/rows.js';
import type { Change } from '../../db/transact.js';
import { FindingReader } from '../../findings/store.js';
import type { Desk, NamedKind, RecordOf } from '../input/shapes.js';
import { withNumbers } from '../input/view-query.js';
import type { Refs } from './refs.js';
import { selectorColumns } from './selector.js';

// Findings, what was done for them, and saved views. They keep who found and did it, and when; their events say
// who brought them here. What was stale where it comes from is stale here, of that one cause: what made it so
// happened on another desk.

export async function writeSearch(change: Change, search: RecordOf<'searches'>, refs: Refs): Promise<void> {
  const { ref, claim, author, searched_on: on, created_at, ...plain } = search;
  const values = {
    ...plain,
    claim_id: refs.id('claims', claim),
    searched_on: on?.text ?? null,
    searched_on_min: on?.min ?? null,
    searched_on_max: on?.max ?? null,
    author_id: refs.id('users', author),
    erased_by: null,
  };
  const { id } = await addRow(change, 'searches', values, { createdAt: created_at.utc });
  refs.keep('searches', ref, id);
}

export async function writeContact(change: Change, contact: RecordOf<'contacts'>, refs: Refs): Promise<void> {
  const { ref, claim, author, asked_on: on, created_at, ...plain } = contact;
  const values = {
    ...plain,
    claim_id: refs.id('claims', claim),
    asked_on: on?.text ?? null,
    asked_on_min: on?.min ?? null,
    asked_on_max: on?.max ?? null,
    author_id: refs.id('users', author),
    erased_by: null,
  };
  const { id } = await addRow(change, 'contacts', values, { createdAt: created_at.utc });
  refs.keep('contacts', ref, id);
}

/** Says beforehand which row each finding becomes: one that was superseded names one that comes after it. */
export async function numberFindings(change: Change, desk: Desk, refs: Refs): Promise<void> {
  const first = await new FindingReader(change.tx, DESK).nextId();
  for (const [at, { ref }] of desk.findings.entries()) refs.keep('findings', ref, first + at);
}

export async function writeFinding(change: Change, finding: RecordOf<'findings'>, refs: Refs): Promise<void> {
  const claim_id = refs.id('claims', finding.claim);
  const { facet, value, rationale, mechanism } = finding;
  const values = {
    ...{ claim_id, facet, value, rationale, mechanism },
    actual_speaker_id: refs.maybe('speakers', finding.actual_speaker),
    claim_version: versionOf(change, 'claims', claim_id),
    author_id: refs.id('users', finding.author),
    agreed_at: finding.agreed_at?.utc ?? null,
    agreed_by: refs.maybe('users', finding.agreed_by),
    superseded_by: refs.maybe('findings', finding.superseded_by),
    erased_by: null,
  };
  const { id } = await addRow(change, 'findings', values, { createdAt: finding.created_at.utc });
  if (id !== refs.id('findings', finding.ref))
    throw new Error(`Finding ${id} was to be another: those before it would point nowhere.`);
  await writeEvidence(change, finding, { finding_id: id, claim_id }, refs);
  if (finding.stale)
    await changeRow(change, 'findings', id, null, {}, { action: 'brought_stale', touch: true });
}

const COLUMNS = {
  attribution: ['attributions', 'attribution_id'],
  snapshot: ['snapshots', 'snapshot_id'],
  annotation: ['annotations', 'annotation_id'],
  search: ['searches', 'search_id'],
  contact: ['contacts', 'contact_id'],
} as const satisfies Record<string, readonly [NamedKind, keyof NewRow<'finding_evidence'>]>;

const NO_TARGET = {
  attribution_id: null,
  snapshot_id: null,
  annotation_id: null,
  search_id: null,
  contact_id: null,
} as const;

async function writeEvidence(
  change: Change,
  { evidence, words_from }: RecordOf<'findings'>,
  of: { readonly finding_id: number; readonly claim_id: number },
  refs: Refs,
): Promise<void> {
  const words =
    words_from === null ? [] : [{ kind: 'attribution', ref: words_from, selector: null } as const];
  const cited = (evidence ?? []).flatMap((one) => one ?? []);
  for (const [at, { kind, ref, selector }] of [...cited, ...words].entries()) {
    const [table, column] = COLUMNS[kind];
    const id = refs.id(table, ref);
    await addRow(change, 'finding_evidence', {
      ...of,
      ...NO_TARGET,
      [column]: id,
      basis: at < cited.length ? 0 : 1,
      evidence_version: versionOf(change, table, id),
      ...selectorColumns(selector),
    });
  }
}

type Versioned = 'claims' | (typeof COLUMNS)[keyof typeof COLUMNS][0];

function versionOf(change: Change, table: Versioned, id: number): number {
  const version = change.rows.byId(table, id)?.version;
  return typeof version === 'number' ? version : 1;
}

export async function writeView(change: Change, view: RecordOf<'views'>, refs: Refs): Promise<void> {
  const { id } = await addRow(change, 'views', {
    name: view.name,
    query: withNumbers(view.query ?? '', (kind, ref) => refs.id(kind, ref)),
    owner_id: refs.maybe('users', view.owner),
  });
  refs.keep('views', view.ref, id);
}
