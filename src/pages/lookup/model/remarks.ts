import { differenceLine } from '../../../derived/match/model/sentence.js';
import { spokenWords } from '../../../derived/match/model/spoken-words.js';
import { misattributionOf, misattributionSentence } from '../../../derived/status/model/misattribution.js';
import type { Credit } from '../../../engines/context/credit.js';
import type { Setting } from '../../../engines/context/setting.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { drawnOf, inWords } from './drawn.js';
import type { FoundClaim } from './found.js';
import { type Item, NOBODY } from './items.js';

// What speaks against printing words of the text as they stand on record, gravest first.

/**
 * `in_copy`: no claim, but a saved copy has the words. `reported_only`: on record as a reported statement, and in marks
 * in the text.
 */
export type AnswerState =
  | 'another_speaker'
  | 'not_asserted'
  | 'differs'
  | 'reported_only'
  | 'in_copy'
  | 'not_on_record'
  | 'on_record';

/** Gravest first. */
export const GRAVITY: readonly AnswerState[] = [
  'another_speaker',
  'not_asserted',
  'differs',
  'reported_only',
  'not_on_record',
  'in_copy',
  'on_record',
];

export interface Remark {
  readonly state: Exclude<AnswerState, 'on_record'>;
  readonly about: 'speaker' | 'setting' | 'match' | 'words' | 'form';
  readonly sentence: string;
}

type Set = Pick<Credit, 'setting' | 'because' | 'recounted_by'>;

/** `In our copy these words are denied: ‘It is not true that’`; null for words that are plainly said. */
function settingSentence(where: string, { setting, because, recounted_by }: Set): string | null {
  const credit = { ...NOBODY, setting, because, recounted_by };
  return setting === 'plain' || setting === 'quoted_within'
    ? null
    : `In ${where} ${spokenWords('not_asserted', credit)}`;
}

/** A text may print what somebody recounts, and what is quoted within. */
const OWN_SETTINGS: ReadonlySet<Setting> = new Set(['denied', 'conditional', 'asked', 'imagined']);

/** Words that the text itself does not print as said are not compared as a plain statement. */
export function remarksOnSetting({ credit }: Pick<Item, 'credit'>): Remark[] {
  const sentence = OWN_SETTINGS.has(credit.setting) ? settingSentence('your text', credit) : null;
  return sentence === null ? [] : [{ state: 'not_asserted', about: 'setting', sentence }];
}

export interface Held {
  readonly found: FoundClaim;
  readonly claim: ClaimRow;
  readonly creditedTo: string | null;
  readonly isOtherSpeaker: boolean | null;
}

export function remarksOnClaim(item: Item, held: Held): Remark[] {
  const { found, claim } = held;
  const all = [...onSpeaker(held), ...onSettings(item, found), ...onMatch(claim), ...onWords(found)];
  if (claim.form === 'indirect' && item.form === 'quoted')
    all.push({ state: 'reported_only', about: 'form', sentence: REPORTED_ONLY });
  return all.sort((one, other) => GRAVITY.indexOf(one.state) - GRAVITY.indexOf(other.state));
}

const REPORTED_ONLY = 'On record only as a reported statement, not as a direct quotation';

function onSpeaker({ claim, creditedTo, isOtherSpeaker }: Held): Remark[] {
  const wrong = misattributionOf(claim);
  const sentence =
    wrong !== null
      ? misattributionSentence(wrong, claim.speaker_name)
      : isOtherSpeaker === true
        ? `Recorded as said by ${claim.speaker_name}, not by ${creditedTo}`
        : null;
  return sentence === null ? [] : [{ state: 'another_speaker', about: 'speaker', sentence }];
}

function onSettings(item: Item, { comparison }: FoundClaim): Remark[] {
  const own = remarksOnSetting(item);
  const part = comparison?.setting ?? null;
  if (part === null || (part.where === 'typed' && !OWN_SETTINGS.has(part.setting))) return own;
  const where = part.where === 'typed' ? 'your text' : 'the record';
  const sentence = settingSentence(where, { ...part, recounted_by: null });
  return sentence === null ? own : [...own, { state: 'not_asserted', about: 'setting', sentence }];
}

const OF_MATCH: Readonly<Record<string, Remark['state']>> = {
  another_speaker: 'another_speaker',
  not_asserted: 'not_asserted',
  differs: 'differs',
  not_found: 'differs',
  other_words: 'differs',
};

/** A mismatch that two people accepted is no reason against. */
function onMatch({ match }: ClaimRow): Remark[] {
  const state = match.accepted === null ? OF_MATCH[match.state] : undefined;
  const sentence = differenceLine(match);
  return state === undefined || sentence === null ? [] : [{ state, about: 'match', sentence }];
}

/** Maximum number of differences that change no meaning and are named. */
const MAX_PLAIN_NAMED = 2;

function onWords(found: FoundClaim): Remark[] {
  if (found.kind === 'alike' || found.kind === 'translation') return [];
  const { differences, notes } = drawnOf(found);
  const grave = differences.filter(({ mark }) => mark !== null);
  const rest = differences.filter(({ mark }) => mark === null);
  const named = rest.slice(0, grave.length > 0 ? 0 : MAX_PLAIN_NAMED);
  const more = rest.length - named.length;
  return [
    ...[...grave, ...named].map(inWords),
    ...(more === 0 ? [] : [`${more} more ${more === 1 ? 'difference' : 'differences'}`]),
    ...notes,
  ].map((sentence) => ({ state: 'differs', about: 'words', sentence }));
}

/** Our own text is evidence of nothing. */
export const OUR_OWN: Remark = {
  state: 'not_on_record',
  about: 'form',
  sentence: 'In our own piece, which is not a source',
};

/** Only so many copies are read for one text. */
export const NOT_READ: Remark = {
  state: 'in_copy',
  about: 'speaker',
  sentence: 'Speaker in this copy not checked. Look up this quotation on its own',
};

/** @param isAnother whether it credits somebody else than the text does */
export function remarksOnCopy(credit: Credit | null, isAnother: boolean): Remark[] {
  if (credit === null) return [];
  const remarks: Remark[] = [];
  if (isAnother)
    remarks.push({
      state: 'another_speaker',
      about: 'speaker',
      sentence: `In our copy ${spokenWords('another_speaker', credit)}`,
    });
  const sentence = settingSentence('our copy', credit);
  if (sentence !== null) remarks.push({ state: 'not_asserted', about: 'setting', sentence });
  return remarks;
}
