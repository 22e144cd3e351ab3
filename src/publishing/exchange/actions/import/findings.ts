import type { Mismatch } from '../../../../derived/match/model/answers.js';
import { FindingReader } from '../../../../derived/status/findings-store.js';
import { addRowNow, changeRowNow } from '../../../../people/activity/row-store.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { DESK } from '../../../../platform/viewer.js';
import { selectorColumns } from '../../../../record/attributions/model.js';
import { wantsSecondIn } from '../../input/findings.js';
import type { Desk, NamedKind, RecordOf } from '../../input/shapes.js';
import { withNumbers } from '../../input/view-query.js';
import type { Refs } from './refs.js';

// Findings, their evidence, and saved views. They keep their authors and times; their events name the importer. A
// finding that is stale in the file is stale here for that single reason, since its cause happened elsewhere.

export function writeSearch(change: WriteContext, search: RecordOf<'searches'>, refs: Refs): void {
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
  const { id } = addRowNow(change, 'searches', values, { createdAt: created_at.utc });
  refs.keep('searches', ref, id);
}

export function writeContact(change: WriteContext, contact: RecordOf<'contacts'>, refs: Refs): void {
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
  const { id } = addRowNow(change, 'contacts', values, { createdAt: created_at.utc });
  refs.keep('contacts', ref, id);
}

/** Assigns the ids of findings in advance: a superseded one references a later one. */
export async function numberFindings(change: WriteContext, desk: Desk, refs: Refs): Promise<void> {
  refs.number('findings', desk.findings, await new FindingReader(change.tx, DESK).nextId());
}

export function writeFinding(change: WriteContext, finding: RecordOf<'findings'>, refs: Refs): void {
  const claim_id = refs.id('claims', finding.claim);
  const values = {
    claim_id,
    facet: finding.facet,
    value: finding.value,
    rationale: finding.rationale,
    mechanism: finding.mechanism,
    actual_speaker_id: refs.maybe('speakers', finding.actual_speaker),
    needs_second: wantsSecondIn(finding) ? (1 as const) : (0 as const),
    answers: answersFor(change, finding, refs),
    claim_version: versionOf(change, 'claims', claim_id),
    author_id: refs.id('users', finding.author),
    agreed_at: finding.agreed_at?.utc ?? null,
    agreed_by: refs.maybe('users', finding.agreed_by),
    superseded_by: refs.maybe('findings', finding.superseded_by),
    erased_by: null,
  };
  const id = refs.id('findings', finding.ref);
  addRowNow(change, 'findings', values, { createdAt: finding.created_at.utc, id });
  writeEvidence(change, finding, { finding_id: id, claim_id }, refs);
  if (finding.stale) changeRowNow(change, 'findings', id, {}, { action: 'brought_stale', touch: true });
}

function answersFor(change: WriteContext, { answers }: RecordOf<'findings'>, refs: Refs): string | null {
  if (answers === null) return null;
  return JSON.stringify(answers.flatMap((one) => (one === null ? [] : mismatchFor(change, one, refs))));
}

type Answer = NonNullable<NonNullable<RecordOf<'findings'>['answers']>[number]>;

/** The mismatch that a record of a file answers, with ids of this database. */
export function mismatchFor(
  change: WriteContext,
  { attribution, snapshot, ...one }: Answer,
  refs: Refs,
): Mismatch {
  const attribution_id = refs.maybe('attributions', attribution);
  return {
    ...one,
    attribution_id,
    version: attribution_id === null ? null : versionOf(change, 'attributions', attribution_id),
    snapshot_id: refs.maybe('snapshots', snapshot),
    flags: (one.flags ?? []).flatMap((flag) => flag ?? []),
  };
}

const TABLES = {
  attribution: 'attributions',
  snapshot: 'snapshots',
  annotation: 'annotations',
  search: 'searches',
  contact: 'contacts',
} as const satisfies Record<string, NamedKind>;

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
    const id = refs.id(TABLES[kind], ref);
    addRowNow(change, 'finding_evidence', {
      finding_id: of.finding_id,
      claim_id: of.claim_id,
      basis: at < cited.length ? 0 : 1,
      attribution_id: kind === 'attribution' ? id : null,
      snapshot_id: kind === 'snapshot' ? id : null,
      annotation_id: kind === 'annotation' ? id : null,
      search_id: kind === 'search' ? id : null,
      contact_id: kind === 'contact' ? id : null,
      evidence_version: versionOf(change, TABLES[kind], id),
      ...selectorColumns(selector),
    });
  }
}

type Versioned = 'claims' | (typeof TABLES)[keyof typeof TABLES];

function versionOf(change: WriteContext, table: Versioned, id: number): number {
  const version = change.rows.byId(table, id)?.version;
  return typeof version === 'number' ? version : 1;
}

export function writeView(change: WriteContext, view: RecordOf<'views'>, refs: Refs): void {
  const { id } = addRowNow(change, 'views', {
    name: view.name,
    query: withNumbers(view.query ?? '', (kind, ref) => refs.id(kind, ref)),
    owner_id: refs.maybe('users', view.owner),
  });
  refs.keep('views', view.ref, id);
}
