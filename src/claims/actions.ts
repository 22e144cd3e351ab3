import { DESK } from '../accounts/model.js';
import {
  addRow,
  changeRow,
  type Patch,
  type RowChange,
  removeRow,
  restoreRow,
  trashRow,
} from '../activity/rows.js';
import type { Change } from '../db/transact.js';
import { withinEdtf } from '../lib/edtf.js';
import { type FieldError, ok, type Result, refused } from '../lib/result.js';
import { pickOccasion } from '../occasions/actions.js';
import { OccasionReader } from '../occasions/store.js';
import { pickSpeaker } from '../speakers/actions.js';
import { SpeakerReader } from '../speakers/store.js';
import { pickTags } from '../tags/actions.js';
import type { ClaimEdit, NewClaim, NewLink } from './input.js';
import { type Claim, ClaimReader } from './store.js';

/** Adds a claim with its speaker, occasion and tags, each picked or made. Refused with the fields that are wrong. */
export async function addClaim(change: Change, claim: NewClaim): Promise<Result<Claim>> {
  const patch = await patchOf(change, claim, null);
  if (!patch.ok) return patch;
  const { speaker_id: speakerId } = patch.value;
  if (speakerId === undefined) return refused([{ path: 'speaker', message: 'Say who said it' }]);
  const row = await addRow(change, 'claims', {
    ...patch.value,
    text: claim.text,
    form: claim.form ?? 'direct',
    ground_rule: claim.ground_rule ?? 'on_record',
    speaker_id: speakerId,
  });
  await setTags(change, row.id, claim.tags ?? []);
  return ok(row);
}

/** Changes a claim alone. Where its wording is an attribution's too, `editQuotation` of attributions changes both. */
export async function editClaim(
  change: Change,
  id: number,
  version: number,
  edit: ClaimEdit,
): Promise<Result<RowChange<'claims'>>> {
  const before = await new ClaimReader(change.tx, DESK).byId(id);
  if (before === undefined) return ok({ kind: 'missing' });
  const patch = await patchOf(change, edit, before);
  if (!patch.ok) return patch;
  const outcome = await changeRow(change, 'claims', id, version, patch.value);
  if (edit.tags !== undefined && outcome.kind !== 'conflict') await setTags(change, id, edit.tags ?? []);
  return ok(outcome);
}

export async function trashClaim(
  change: Change,
  id: number,
  version: number | null,
): Promise<RowChange<'claims'>> {
  return trashRow(change, 'claims', id, version);
}

export async function restoreClaim(change: Change, id: number): Promise<RowChange<'claims'>> {
  return restoreRow(change, 'claims', id, null);
}

/** Links two claims. Refused where they are linked so already, or one is not there. */
export async function linkClaims(
  change: Change,
  claimId: number,
  link: NewLink,
): Promise<Result<{ readonly id: number }>> {
  const other = await new ClaimReader(change.tx, DESK).byId(link.other_claim_id);
  if (other === undefined || other.trashed_at !== null) {
    return refused([
      { path: 'other_claim_id', message: `There is no claim ${link.other_claim_id} on this desk.` },
    ]);
  }
  if (other.id === claimId)
    return refused([
      { path: 'other_claim_id', message: 'That is this claim itself. Give the number of the other one.' },
    ]);
  const links = await new ClaimReader(change.tx, DESK).linksOf(claimId);
  if (links.some((one) => one.other_id === other.id && one.kind === link.kind && !one.back)) {
    return refused([{ path: 'kind', message: 'The two are linked like that already.' }]);
  }
  return ok(await addRow(change, 'claim_links', { ...link, claim_id: claimId }));
}

export async function moveLinkTo(
  change: Change,
  id: number,
  where: 'trash' | 'restore',
): Promise<RowChange<'claim_links'>> {
  return where === 'trash'
    ? trashRow(change, 'claim_links', id, null)
    : restoreRow(change, 'claim_links', id, null);
}

/** Lifts the embargoes whose time has come. Answers how many. */
export async function liftEmbargoes(change: Change): Promise<number> {
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

async function patchOf(
  change: Change,
  edit: ClaimEdit,
  before: Claim | null,
): Promise<Result<Patch<'claims'>>> {
  const {
    speaker,
    speaker_id,
    occasion,
    occasion_id,
    said_on,
    tags,
    embargoed_until,
    form,
    ground_rule,
    ...plain
  } = edit;
  const faults: FieldError[] = [...(await missing(change, edit)), ...embargoFaults(edit, before)];
  if (faults.length > 0) return refused(faults);
  const speakerId = speaker ? (await pickSpeaker(change, speaker)).id : (speaker_id ?? undefined);
  const occasionId = occasion ? (await pickOccasion(change, occasion)).id : occasion_id;
  const saidOn = await saidOnOf(
    change,
    edit,
    occasionId === undefined ? (before?.occasion_id ?? null) : occasionId,
    before,
  );
  if (!saidOn.ok) return saidOn;
  return ok({
    ...plain,
    ...(form && { form }),
    ...(ground_rule && { ground_rule }),
    ...(speakerId !== undefined && { speaker_id: speakerId }),
    ...(occasionId !== undefined && { occasion_id: occasionId }),
    ...saidOn.value,
    ...embargoOf(edit),
  });
}

async function missing(change: Change, { speaker_id, occasion_id }: ClaimEdit): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  if (speaker_id && (await new SpeakerReader(change.tx, DESK).byId(speaker_id))?.trashed_at !== null) {
    faults.push({
      path: 'speaker_id',
      message: `There is no speaker ${speaker_id}. Pick one that is on the desk, or name a new one.`,
    });
  }
  if (occasion_id && (await new OccasionReader(change.tx, DESK).byId(occasion_id))?.trashed_at !== null) {
    faults.push({
      path: 'occasion_id',
      message: `There is no occasion ${occasion_id}. Pick one that is on the desk, or name a new one.`,
    });
  }
  return faults;
}

function embargoFaults({ ground_rule, embargoed_until }: ClaimEdit, before: Claim | null): FieldError[] {
  const rule = ground_rule ?? before?.ground_rule ?? 'on_record';
  const until = embargoed_until === undefined ? (before?.embargoed_until ?? null) : embargoed_until;
  if (rule === 'embargoed' && until === null)
    return [{ path: 'embargoed_until', message: 'Say until when, with the offset: 2023-06-20T00:01+02:00' }];
  if (rule !== 'embargoed' && embargoed_until)
    return [
      {
        path: 'embargoed_until',
        message: 'Only an embargoed claim has a time to be lifted: choose Embargoed, or leave this empty.',
      },
    ];
  return [];
}

function embargoOf({ ground_rule, embargoed_until }: ClaimEdit): Patch<'claims'> {
  if (embargoed_until)
    return { embargoed_until: embargoed_until.text, embargo_lifts_at: embargoed_until.utc };
  return ground_rule && ground_rule !== 'embargoed' ? { embargoed_until: null, embargo_lifts_at: null } : {};
}

/** The day it was said: the occasion's by default, and always within it. */
async function saidOnOf(
  change: Change,
  { said_on }: ClaimEdit,
  occasionId: number | null,
  before: Claim | null,
): Promise<Result<Patch<'claims'>>> {
  const occasion =
    occasionId === null ? undefined : await new OccasionReader(change.tx, DESK).byId(occasionId);
  const given =
    said_on === undefined && before?.said_on
      ? { text: before.said_on, min: before.said_on_min, max: before.said_on_max }
      : (said_on ?? null);
  const bounds = occasion?.date
    ? { text: occasion.date, min: occasion.date_min, max: occasion.date_max }
    : null;
  if (given && bounds && !withinEdtf(given, bounds)) {
    return refused([
      {
        path: 'said_on',
        message: `${given.text} lies outside the occasion’s date, ${bounds.text}. Change one of them, or leave this empty.`,
      },
    ]);
  }
  const day = given ?? bounds;
  return ok({ said_on: day?.text ?? null, said_on_min: day?.min ?? null, said_on_max: day?.max ?? null });
}

async function setTags(change: Change, claimId: number, names: readonly (string | null)[]): Promise<void> {
  const wanted = await pickTags(
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
