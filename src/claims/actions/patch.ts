import { DESK } from '../../accounts/model.js';
import type { Patch } from '../../activity/rows.js';
import type { Change } from '../../db/transact.js';
import { guessLanguage } from '../../engines/language/guess.js';
import { type EdtfDate, withinEdtf } from '../../lib/edtf.js';
import { errorsAt, refFault } from '../../lib/picks.js';
import { type FieldError, ok, type Result, refused } from '../../lib/result.js';
import { findOrCreateOccasion } from '../../occasions/actions.js';
import { type Occasion, OccasionReader } from '../../occasions/store.js';
import { findOrCreateSpeaker } from '../../speakers/actions.js';
import { SpeakerReader } from '../../speakers/store.js';
import type { ClaimEdit } from '../input.js';
import type { Claim } from '../store.js';

// What an input comes to as columns of a claim: its speaker and occasion found or made, its dates and embargo
// settled with what it has already.

/** @param before the claim that is edited; null for a new one */
export async function patchOf(
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
    language_guessed,
    set_aside_reason,
    ...plain
  } = edit;
  const faults: FieldError[] = [...(await missing(change, edit, before)), ...embargoFaults(edit, before)];
  const named = await namedIn(change, edit);
  if (!named.ok || faults.length > 0) return refused([...faults, ...(named.ok ? [] : named.errors)]);
  const speakerId = named.value.speakerId ?? speaker_id ?? undefined;
  const occasionId = named.value.occasionId ?? occasion_id;
  const saidOn = await saidOnOf(
    change,
    edit,
    occasionId === undefined ? (before?.occasion_id ?? null) : occasionId,
    before,
  );
  if (!saidOn.ok) return saidOn;
  return ok({
    ...plain,
    ...guessOf(edit, before),
    ...(form && { form }),
    ...(ground_rule && { ground_rule }),
    ...(speakerId !== undefined && { speaker_id: speakerId }),
    ...(occasionId !== undefined && { occasion_id: occasionId }),
    ...saidOn.value,
    ...embargoOf(edit),
  });
}

/** The speaker and the occasion that are given by name: picked, or made. */
async function namedIn(change: Change, { speaker, occasion }: ClaimEdit) {
  const said = speaker ? await findOrCreateSpeaker(change, speaker) : null;
  const at = occasion ? await findOrCreateOccasion(change, occasion) : null;
  const faults = [
    ...(said && !said.ok ? errorsAt('speaker', said.errors) : []),
    ...(at && !at.ok ? errorsAt('occasion', at.errors) : []),
  ];
  if (faults.length > 0) return refused(faults);
  return ok({ speakerId: said?.ok ? said.value.id : null, occasionId: at?.ok ? at.value.id : null });
}

/** What a claim has already may stay, even where it has gone to the trash meanwhile. */
async function missing(
  change: Change,
  { speaker_id, occasion_id }: ClaimEdit,
  before: Claim | null,
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  if (speaker_id && speaker_id !== before?.speaker_id) {
    const row = await new SpeakerReader(change.tx, DESK).byId(speaker_id);
    faults.push(...faultAt('speaker_id', refFault('speaker', speaker_id, row)));
  }
  if (occasion_id && occasion_id !== before?.occasion_id) {
    const row = await new OccasionReader(change.tx, DESK).byId(occasion_id);
    faults.push(...faultAt('occasion_id', refFault('occasion', occasion_id, row)));
  }
  return faults;
}

function faultAt(path: string, message: string | null): FieldError[] {
  return message === null ? [] : [{ path, message }];
}

/** What is wrong with the time of an embargo. @param before null for a new claim */
export function embargoFaults(
  { ground_rule, embargoed_until }: ClaimEdit,
  before: Claim | null,
): FieldError[] {
  const rule = ground_rule ?? before?.ground_rule ?? 'on_record';
  const until = embargoed_until === undefined ? (before?.embargoed_until ?? null) : embargoed_until;
  if (rule === 'embargoed' && until === null)
    return [{ path: 'embargoed_until', message: 'Say until when it is embargoed' }];
  if (rule !== 'embargoed' && embargoed_until)
    return [
      {
        path: 'embargoed_until',
        message: 'Only an embargoed claim has a time to be lifted: choose Embargoed, or leave this empty.',
      },
    ];
  return [];
}

type Guessing = Pick<ClaimEdit, 'text' | 'language' | 'language_guessed'>;

/**
 * The language, and whether it is a guess: somebody who names one has confirmed it, unless it is said to be a guess
 * still. A form that leaves it empty asks for a guess, which follows the words.
 */
export function guessOf(
  { text, language, language_guessed: guessed }: Guessing,
  before: Pick<Claim, 'text' | 'language' | 'language_guessed'> | null,
): Patch<'claims'> {
  if (before?.language_guessed === 1 && asksForGuess(language, guessed) && isNoOther(language, before))
    return { language: guessAgain(text, before), language_guessed: 1 };
  if (language === undefined && guessed === undefined) return {};
  const now = language === undefined ? (before?.language ?? null) : language;
  const isGuess = guessed === true && now !== null && (before === null || before.language === now);
  return { language_guessed: isGuess ? 1 : 0 };
}

/** Both left alone, both left empty in a form, or said to be a guess. */
function asksForGuess(language: string | null | undefined, guessed: boolean | null | undefined): boolean {
  return (
    guessed === true ||
    (guessed === undefined && language === undefined) ||
    (guessed === null && language === null)
  );
}

function isNoOther(language: string | null | undefined, before: Pick<Claim, 'language'>): boolean {
  return (language ?? before.language) === before.language;
}

function guessAgain(text: string | undefined, before: Pick<Claim, 'text' | 'language'>): string | null {
  return text === undefined || text === before.text
    ? before.language
    : (guessLanguage(text) ?? before.language);
}

/** The columns of an embargo; none where nothing is said of it. */
export function embargoOf({ ground_rule, embargoed_until }: ClaimEdit): Patch<'claims'> {
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
  return dayWithin(given, occasion?.date ? dateOf(occasion) : null);
}

function dateOf({ date, date_min, date_max }: Occasion): EdtfDate {
  return { text: date ?? '', min: date_min, max: date_max };
}

/** @param bounds the date of the occasion; null where it has none, or there is none */
export function dayWithin(given: EdtfDate | null, bounds: EdtfDate | null): Result<Day> {
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

type Day = Pick<Claim, 'said_on' | 'said_on_min' | 'said_on_max'>;
