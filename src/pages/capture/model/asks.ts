import { isAsserted, spokenOf } from '../../../derived/match/model/spoken.js';
import { spokenWords } from '../../../derived/match/model/spoken-words.js';
import { REASONS, type ReasonKey } from '../../../engines/quotations/reasons.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { AlikeClaim, NearRecord } from '../../../record/duplicates/model.js';
import type { SpeakerKind } from '../../../vocabulary.js';
import type { CaptureItem, FoundItem } from '../model.js';
import { isOwnTeller, SELF_RECALL } from './teller.js';

// Why a quotation needs a person: a wrong name offered as certain is the worst error there is.

export interface SpeakerMatch {
  /** `none`: nobody is named. `near`: saved speakers may be meant, and a person says which. */
  readonly status: 'known' | 'near' | 'new' | 'none';
  readonly saved: {
    readonly id: number;
    readonly name: string;
    /** All of them. */
    readonly names: readonly string[];
    readonly kind: SpeakerKind;
    readonly quotations: number;
  } | null;
  readonly near: readonly NearRecord[];
}

/** How a quotation stands to what is saved. */
export interface ItemMatch {
  readonly speaker: SpeakerMatch;
  /** Who recalls what the speaker said; null for nobody. */
  readonly teller: SpeakerMatch | null;
  readonly alike: readonly AlikeClaim[];
  /** The claim that has these words from this source already. */
  readonly recorded: number | null;
  /** The claim that gets this source in place of a new claim. */
  readonly target: number | null;
}

export interface MatchedItem {
  readonly item: CaptureItem;
  readonly match: ItemMatch;
}

/** Whether “Accept all that are certain” takes it. */
export function isCertain({ item, match }: MatchedItem): boolean {
  return isCertainAlone(item) && match.recorded === null && asksOf(item, match).length === 0;
}

/** Whether it may be certain, before it is compared with what is saved. */
export function isCertainAlone({ found }: CaptureItem): boolean {
  return found?.speaker?.isCertain === true && found.type !== 'mixed' && found.isSpeech;
}

/** Sentences; none where it is certain. */
export function asksOf(item: CaptureItem, match: ItemMatch): string[] {
  const { found, fields } = item;
  const name = fields['speaker.name'] ?? '';
  const whoRecalls = tellerAsks(match.teller, fields['recounted_by.name'] ?? '');
  // The row offers answers to one question, and that comes first.
  const isSpeakerNear = match.speaker.status === 'near';
  return [
    ...(isSpeakerNear ? [] : whoRecalls),
    ...spokenAsks(item, match),
    ...speakerAsks(found, match.speaker, name),
    ...twoOfName(found, fields),
    ...(isOwnTeller(match, fields) ? [SELF_RECALL] : []),
    ...(isSpeakerNear ? whoRecalls : []),
    ...(found?.type === 'mixed' ? [PARTLY_MARKED] : []),
    ...(found !== null && !found.isSpeech ? [NOT_SPEECH] : []),
    ...claimAsks(match, name),
  ];
}

/** What the match will say once it is saved: that the text has the words in another mouth, or does not assert them. */
export function spokenAsks(
  { found, fields }: Pick<CaptureItem, 'found' | 'fields'>,
  { speaker: { saved }, teller }: Pick<ItemMatch, 'speaker' | 'teller'>,
): string[] {
  const credit = found?.credit ?? null;
  if (credit === null) return [];
  const name = fields['speaker.name'] ?? saved?.name;
  const names = {
    speaker: [...(name === undefined ? [] : [name]), ...(saved?.names ?? [])],
    members: [],
    recounting: tellerNames(fields, teller),
    isNamed: name !== undefined && fields['speaker.kind'] !== 'unnamed' && credit.certainty === 'named',
  };
  const spoken = spokenOf(credit, names);
  const state = spoken.mouth === 'another' ? 'another_speaker' : isAsserted(spoken) ? null : 'not_asserted';
  const words = state === null ? null : spokenWords(state, credit);
  return words === null ? [] : [`In the text ${words}.`];
}

function tellerNames({ 'recounted_by.name': name }: Typed, teller: SpeakerMatch | null): string[] {
  return [...(name === undefined ? [] : [name]), ...(teller?.saved?.names ?? [])];
}

/** Until a person says who it is, by another name or by choosing a saved speaker. */
function twoOfName(found: FoundItem | null, { 'speaker.name': name, 'speaker.id': id }: Typed): string[] {
  if (!found?.introduced || id !== undefined || name !== found.speaker?.name) return [];
  const [one, other] = found.introduced;
  return [
    `One person or two? The text describes “${name}” as “${one}” and as “${other}”. If two, give each a distinct name.`,
  ];
}

function tellerAsks(teller: SpeakerMatch | null, name: string): string[] {
  if (teller?.status !== 'near') return [];
  const [first] = teller.near.length === 1 ? teller.near : [];
  return [`Recalled by “${name}”: is this ${first?.name ?? 'a saved speaker'}? Choose a speaker.`];
}

const PARTLY_MARKED = 'Only part is in quotation marks. Whose words?';
const NOT_SPEECH = 'A belief or a plan? Drop it if nobody said it.';

function speakerAsks(found: FoundItem | null, { status, saved, near }: SpeakerMatch, name: string): string[] {
  if (status === 'none') return ['No speaker was found. Enter one, or drop the quotation.'];
  if (status === 'near')
    return [`“${name}” may be ${near.length === 1 ? near[0]?.name : 'a saved speaker'}. Choose a speaker.`];
  if (found?.speaker && !found.speaker.isCertain) return [`Who said this? ${doubtOf(found)}`.trim()];
  if (status === 'new' && !isFullName(name))
    return [`“${name}” is not a full name. Complete it, or confirm.`];
  return saved === null && found === null ? ['Who said this?'] : [];
}

/** Reasons that speak for the speaker: the doubt is in the sentence. */
const PLAIN: ReadonlySet<string> = new Set<ReasonKey>([
  ...(['name_beside_cue', 'name_of_cue', 'name_beside_quotation', 'according_to'] as const),
  ...(['label', 'signature'] as const),
]);

function doubtOf(found: FoundItem): string {
  return PLAIN.has(found.reason) ? '' : (whyOf(found) ?? '');
}

/** Why this is the speaker, as a sentence; null for one that a person entered. */
export function whyOf(found: FoundItem | null): string | null {
  if (found === null || !Object.hasOwn(REASONS, found.reason)) return null;
  const { speaker, cue } = found;
  return REASONS[found.reason as ReasonKey]({
    mention: speaker?.text ?? '',
    name: speaker?.resolved ?? null,
    cue: cue?.text ?? null,
  });
}

/** At least two words, or a name that is written without spaces. */
export function isFullName(name: string): boolean {
  return (
    /\S\s+\S/u.test(name.trim()) || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u.test(name)
  );
}

function claimAsks({ alike, target }: ItemMatch, name: string): string[] {
  if (target !== null) return [];
  const [first] = alike.filter(({ kind, speaker_name }) => kind === 'same' || speaker_name === name);
  if (first === undefined) return [];
  if (first.kind === 'same' && first.speaker_name === name)
    return ['These words are already recorded under this name. Add this source, or enter a new quotation.'];
  if (first.kind === 'same') return [`The same words are recorded as said by ${first.speaker_name}.`];
  if (first.kind === 'nearly') return ['Nearly the same words are recorded. Compare them.'];
  return first.kind === 'part_of' ? ['It may be a fragment of a recorded quotation.'] : [];
}
