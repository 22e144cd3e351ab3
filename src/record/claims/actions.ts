import { settingAside } from '../../derived/set-asides/actions/record.js';
import type { Act } from '../../derived/set-asides/model/act.js';
import {
  addRow,
  addRowNow,
  changeRow,
  type NewRow,
  type Patch,
  removeRow,
  restoreRow,
  trashRow,
} from '../../people/activity/row-store.js';
import type { RowChange } from '../../platform/db/row-change.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { AppError } from '../../platform/lib/errors.js';
import { type RestsOnTrash, restsOnTrash } from '../../platform/lib/rests-on-trash.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { DESK } from '../../platform/viewer.js';
import { OccasionReader } from '../occasions/store.js';
import { SourceReader } from '../sources/store.js';
import { SpeakerReader } from '../speakers/store.js';
import { findOrCreateTags } from '../tags/actions.js';
import { loosenedFaults, noteLoosened } from './actions/loosened-rule.js';
import { columnsOf, patchOf } from './actions/patch.js';
import type { ResolvedClaim } from './actions/resolve.js';
import type { ClaimEdit, NewLink } from './input.js';
import { type Claim, ClaimReader, type LinkRow } from './store.js';

/**
 * Writes a claim with its tags. `recordQuotations` in record/entry writes its attributions, and completes the row
 * with its reference.
 */
export function addClaim(change: WriteContext, claim: ResolvedClaim, referenceId: number | null): Claim {
  const later = referenceId === null ? undefined : { reference_attribution_id: referenceId };
  const row = addRowNow(change, 'claims', columnsOf(claim), { later });
  for (const tag_id of new Set(claim.tag_ids)) addRowNow(change, 'claim_tags', { claim_id: row.id, tag_id });
  return row;
}

/**
 * Edits a claim without its attributions; its version changes also where only tags differ. `editQuotation` in
 * record/attributions also changes the wording of the reference.
 */
export async function editClaim(
  change: WriteContext,
  id: number,
  version: number,
  edit: ClaimEdit,
): Promise<Result<RowChange<'claims'>>> {
  const before = await new ClaimReader(change.tx, DESK).byId(id);
  if (before === undefined) return ok({ kind: 'missing' });
  if (before.erased_by !== null && edit.text) return refused([{ path: 'text', message: WERE_ERASED }]);
  const patch = await patchOf(change, edit, before);
  if (!patch.ok) return patch;
  const loosened = before.version === version ? await loosenedFaults(change, before, edit) : [];
  if (loosened.length > 0) return refused(loosened);
  const outcome = await settingAside(change, hidingByClaim(id, patch.value), edit.set_aside_reason, () =>
    writeEdit(change, before, version, edit, patch.value),
  );
  if (outcome.ok && outcome.value.kind === 'changed')
    await noteLoosened(change, before, outcome.value.after, edit);
  return outcome;
}

async function writeEdit(
  change: WriteContext,
  before: Claim,
  version: number,
  { tags }: ClaimEdit,
  patch: Patch<'claims'>,
): Promise<RowChange<'claims'>> {
  // Tags are separate rows but part of the same edit, so that changing them alone changes the claim.
  const written = change.events.length;
  if (tags !== undefined && before.version === version) await setTags(change, before.id, tags ?? []);
  const touch = change.events.slice(written).some(({ subjectKind }) => subjectKind === 'claim_tag');
  return changeRow(change, 'claims', before.id, version, patch, { touch });
}

/** How another language, form or speaker of a claim affects its comparisons. */
export function hidingByClaim(
  claimId: number,
  { language, language_guessed: guessed, form, speaker_id }: Patch<'claims'>,
): Act {
  const makes: Act['makes'] = (one) => ({
    ...one,
    claim_language: language === undefined ? one.claim_language : language,
    claim_language_guessed: guessed === undefined ? one.claim_language_guessed : guessed === 1,
    claim_form: form ?? one.claim_form,
    speaker_id: speaker_id ?? one.speaker_id,
  });
  return { on: { claimId }, makes };
}

const WERE_ERASED = 'This quotation was erased and cannot be changed. Add a new one';

export async function trashClaim(
  change: WriteContext,
  id: number,
  version: number | null,
): Promise<RowChange<'claims'>> {
  return trashRow(change, 'claims', id, version);
}

export async function restoreClaim(
  change: WriteContext,
  id: number,
): Promise<RowChange<'claims'> | RestsOnTrash> {
  const claim = await new ClaimReader(change.tx, DESK).byId(id);
  if (claim === undefined) return { kind: 'missing' };
  const speaker = await new SpeakerReader(change.tx, DESK).byId(claim.speaker_id);
  const occasion = await new OccasionReader(change.tx, DESK).byId(claim.occasion_id ?? 0);
  const sources = await sourcesOf(change, id);
  const copies = await new ClaimReader(change.tx, DESK).copiesOf(id);
  const resting = restsOnTrash([
    ['speaker', speaker],
    ['occasion', occasion],
    ...sources.map((source) => ['source', source] as const),
    ...copies.map((copy) => ['copy', copy] as const),
  ]);
  return resting ?? restoreRow(change, 'claims', id, null);
}

/** Its attributions' sources, since practice claims are trashed together with their sources. */
async function sourcesOf(change: WriteContext, claimId: number) {
  const sources = new SourceReader(change.tx, DESK);
  const ids = await new ClaimReader(change.tx, DESK).sourceIdsOf(claimId);
  return Promise.all(ids.map((id) => sources.byId(id)));
}

/** Links two claims; fails where the same link exists or a claim is missing. */
export async function linkClaims(
  change: WriteContext,
  claimId: number,
  link: NewLink,
): Promise<Result<{ readonly id: number }>> {
  const missing = await missingClaim(change, link.other_claim_id);
  if (missing !== null) return refused([{ path: 'other_claim_id', message: missing }]);
  if (link.other_claim_id === claimId)
    return refused([{ path: 'other_claim_id', message: 'That is this quotation. Choose the other one.' }]);
  const standing = await linkBetween(change, { ...link, claim_id: claimId });
  if (standing)
    return refused([
      {
        path: 'kind',
        message:
          standing.back && !LINKS_BOTH_WAYS.includes(link.kind)
            ? 'They are already linked the other way round. Unlink them first.'
            : 'They are already linked this way.',
      },
    ]);
  return ok(addLink(change, { ...link, claim_id: claimId }));
}

/** Why no claim of this id can be linked; null where it can. */
export async function missingClaim(change: WriteContext, id: number): Promise<string | null> {
  const claim = await new ClaimReader(change.tx, DESK).byId(id);
  return claim?.trashed_at === null ? null : `Quotation ${id} does not exist.`;
}

/** Writes a link between two existing claims without checking for duplicates. */
export function addLink(change: WriteContext, link: NewRow<'claim_links'>): { readonly id: number } {
  return addRowNow(change, 'claim_links', link);
}

/** Symmetric kinds of links. */
const LINKS_BOTH_WAYS: readonly string[] = ['compare', 'same_statement_as'];

/** @throws AppError not_now where the same link was created meanwhile */
export async function moveLinkTo(
  change: WriteContext,
  id: number,
  where: 'trash' | 'restore',
): Promise<RowChange<'claim_links'>> {
  if (where === 'trash') return trashRow(change, 'claim_links', id, null);
  const link = await new ClaimReader(change.tx, DESK).linkById(id);
  if (link && link.trashed_at !== null && (await linkBetween(change, link)))
    throw new AppError('not_now', 'They have been linked this way again, so this link stays in the trash.');
  return restoreRow(change, 'claim_links', id, null);
}

/** The link of this kind between two claims, in either direction. */
async function linkBetween(
  change: WriteContext,
  { claim_id, kind, other_claim_id: other }: Pick<LinkRow, 'claim_id' | 'kind' | 'other_claim_id'>,
): Promise<LinkRow | undefined> {
  const links = await new ClaimReader(change.tx, DESK).linksOf(claim_id);
  return links.find((one) => one.other_id === other && one.kind === kind);
}

/** Lifts the embargoes that have expired; returns their number. */
export async function liftEmbargoes(change: WriteContext): Promise<number> {
  const due = await new ClaimReader(change.tx, DESK).embargoedUntil(change.at);
  for (const { id } of due) {
    await changeRow(
      change,
      'claims',
      id,
      null,
      { ground_rule: 'on_record', embargoed_until: null, embargo_lifts_at: null },
      { action: 'embargo_lifted' },
    );
  }
  return due.length;
}

async function setTags(
  change: WriteContext,
  claimId: number,
  names: readonly (string | null)[],
): Promise<void> {
  const wanted = await findOrCreateTags(
    change,
    names.filter((name) => name !== null),
  );
  const held = await new ClaimReader(change.tx, DESK).tagRowsOf(claimId);
  for (const row of held)
    if (!wanted.some((tag) => tag.id === row.tag_id))
      await removeRow(change, 'claim_tags', row.id, { claimId });
  for (const tag of wanted) {
    if (!held.some((row) => row.tag_id === tag.id))
      await addRow(change, 'claim_tags', { claim_id: claimId, tag_id: tag.id });
  }
}
