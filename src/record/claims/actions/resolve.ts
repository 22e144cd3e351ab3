import type { WriteContext } from '../../../platform/db/transact.js';
import { type EdtfDate, withinEdtf } from '../../../platform/lib/edtf/edtf.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { resolveOccasionRef } from '../../occasions/actions.js';
import { type Occasion, OccasionReader } from '../../occasions/store.js';
import { resolveSpeakerRef } from '../../speakers/actions.js';
import { findOrCreateTags } from '../../tags/actions.js';
import type { ClaimEdit, NewClaim } from '../input.js';
import { type Claim, ClaimReader } from '../store.js';

// Finds or creates what a claim names, and reports references that are wrong.

type ClaimFields = Omit<NewClaim, 'speaker' | 'speaker_id' | 'occasion' | 'occasion_id' | 'tags'>;

/** A claim whose references are ids of saved records, and whose day lies within its occasion's date. */
export interface ResolvedClaim extends ClaimFields {
  readonly speaker_id: number;
  readonly occasion_id: number | null;
  readonly tag_ids: Iterable<number>;
}

/** Finds or creates the records that a new claim names; fails with the fields that are wrong. */
export async function resolveClaim(change: WriteContext, claim: NewClaim): Promise<Result<ResolvedClaim>> {
  const { speaker, occasion, tags, ...fields } = claim;
  const found = await resolveReferences(change, claim, null);
  if (!found.ok) return found;
  const { speaker_id, occasion_id = null, said_on } = found.value;
  if (speaker_id === undefined) return refused([{ path: 'speaker', message: 'Enter the speaker' }]);
  const names = (tags ?? []).filter((name) => name !== null);
  const tag_ids = (await findOrCreateTags(change, names)).map(({ id }) => id);
  return ok({ ...fields, speaker_id, occasion_id, said_on, tag_ids });
}

/** What a claim names, by id; undefined leaves it unchanged. */
interface References {
  readonly speaker_id: number | undefined;
  readonly occasion_id: number | null | undefined;
  readonly said_on: EdtfDate | null;
}

/** @param before the claim that is edited; null for a new one */
export async function resolveReferences(
  change: WriteContext,
  edit: ClaimEdit,
  before: Claim | null,
): Promise<Result<References>> {
  const speaker = await resolveSpeakerRef(change, 'speaker', {
    named: edit.speaker,
    id: edit.speaker_id,
    had: before?.speaker_id,
  });
  const occasion = await resolveOccasionRef(change, 'occasion', {
    named: edit.occasion,
    id: edit.occasion_id,
    had: before?.occasion_id,
  });
  const faults = [speaker, occasion].flatMap((one) => (one.ok ? [] : one.errors));
  faults.push(...embargoFaults(edit, before));
  if (!speaker.ok || !occasion.ok || faults.length > 0) return refused(faults);
  const [speaker_id, occasion_id] = [speaker.value ?? undefined, occasion.value];
  const occasionId = occasion_id === undefined ? (before?.occasion_id ?? null) : occasion_id;
  const day = await saidOnOf(change, edit, occasionId, before);
  return day.ok ? ok({ speaker_id, occasion_id, said_on: day.value }) : day;
}

/** Errors in the time of an embargo. @param before null for a new claim */
export function embargoFaults(
  { ground_rule, embargoed_until }: ClaimEdit,
  before: Claim | null,
): FieldError[] {
  const rule = ground_rule ?? before?.ground_rule ?? 'on_record';
  const until = embargoed_until === undefined ? (before?.embargoed_until ?? null) : embargoed_until;
  if (rule === 'embargoed' && until === null)
    return [{ path: 'embargoed_until', message: 'Enter when the embargo ends' }];
  if (rule !== 'embargoed' && embargoed_until)
    return [
      {
        path: 'embargoed_until',
        message: 'Choose Embargoed, or leave this empty.',
      },
    ];
  return [];
}

/** The day it was said: by default the occasion's, and always within it. */
async function saidOnOf(
  change: WriteContext,
  { said_on }: ClaimEdit,
  occasionId: number | null,
  before: Claim | null,
): Promise<Result<EdtfDate | null>> {
  const occasion =
    occasionId === null ? undefined : await new OccasionReader(change.tx, DESK).byId(occasionId);
  const given =
    said_on === undefined && before?.said_on
      ? { text: before.said_on, min: before.said_on_min, max: before.said_on_max }
      : (said_on ?? null);
  return dayWithin(given, occasion?.date ? dateOf(occasion) : null);
}

/** Errors in the day of a saved claim, by the date that its occasion has by now. */
export async function savedDayFaults(change: WriteContext, id: number): Promise<FieldError[]> {
  const claim = await new ClaimReader(change.tx, DESK).byId(id);
  if (claim === undefined) return [];
  const day = await saidOnOf(change, {}, claim.occasion_id, claim);
  if (!day.ok) return [...day.errors];
  if (day.value === null || claim.said_on !== null) return [];
  const message = `The occasion has a date by now, ${day.value.text}, and the quotation would have none`;
  return [{ path: 'said_on', message }];
}

function dateOf({ date, date_min, date_max }: Occasion): EdtfDate {
  return { text: date ?? '', min: date_min, max: date_max };
}

/**
 * The day on which a claim was said; by default the occasion's.
 * @param bounds the date of the occasion; null where there is no occasion or no date
 */
export function dayWithin(given: EdtfDate | null, bounds: EdtfDate | null): Result<EdtfDate | null> {
  if (given && bounds && !withinEdtf(given, bounds)) {
    return refused([
      {
        path: 'said_on',
        message: `${given.text} is outside the occasion’s date, ${bounds.text}. Change one of them, or leave this empty.`,
      },
    ]);
  }
  return ok(given ?? bounds);
}
