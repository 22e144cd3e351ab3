import { endsSentence } from '../../../engines/reading/sentences/stops.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { MATCH_STATES, type MatchState } from '../../../vocabulary.js';
import type { ClaimMatch } from './claim-match.js';
import { facetOf, isMismatch } from './state.js';

// Describes a match in words: for a row, under a quotation, in an exported entry.

/** For a row: `Wording differs: ‘not’ is missing after ‘does’`. Null where there is no warning. */
export function matchLine(match: ClaimMatch): string | null {
  const difference = differenceLine(match);
  const done = doneWords(match);
  return difference === null || done === null ? difference : `${difference}; ${done}`;
}

/** The same without how it was dealt with: `Wording differs: ‘not’ is missing after ‘does’`. */
export function differenceLine(match: ClaimMatch): string | null {
  if (match.state === 'same' || match.state === 'not_compared') return null;
  if (isSpoken(match.state)) return spokenLine(match);
  const label = MATCH_STATES[match.state];
  const head = match.is_elsewhere ? `${elsewhere(match)} ${lowerFirst(label)}` : label;
  return withWords(match, head);
}

/**
 * For an export or a page of its own: `Wording differs from our copy of 27 November 2026: ‘not’ is missing after
 * ‘does’. Accepted by Ada Berg and Carl Dorn, 28 November 2026.` Null for the same words, and where nothing was
 * compared.
 * @param source the title of the source, where it is not shown beside the sentence; another source is always named
 */
export function matchSentence(match: ClaimMatch, source: string | null = null): string | null {
  if (match.state === 'same' || match.state === 'not_compared') return null;
  const done = decisionSentence(match);
  const said = match.is_elsewhere ? elsewhereSentence(match) : copySentence(match, source);
  return [said, ...(done === null ? [] : [done])].join(' ');
}

/** The result for one copy: `Same words as our copy of 27 November 2026.` */
export function copySentence(one: Compared, source: string | null = null): string {
  if (isOfRecord(one)) return `${creditLine(one.words, source)}.`;
  if (one.captured_at === null) return 'No recorded source has this wording.';
  if (isSpoken(one.state)) return ended(`In${copyOf(one, source)}${source === null ? '' : ','} ${one.words}`);
  const head = `${HEADS[one.state]}${copyOf(one, source)}`;
  return ended(one.state === 'same' ? head : withWords(one, head));
}

/** `In another source, ‘Harbour opens’, the wording differs from our copy of 27 November 2026: …` */
export function elsewhereSentence(match: ClaimMatch): string {
  if (isOfRecord(match)) return `${another(match)} ${match.words}.`;
  if (isSpoken(match.state))
    return ended(`In our copy of another source, ${titleAndDay(match)}, ${match.words}`);
  const head = `${elsewhere(match)} ${ELSEWHERE[match.state]}${copyOf(match, null)}`;
  return ended(match.state === 'same' ? head : withWords(match, head));
}

/** `The source credits Bo Lind, not Ilse Marren`. @param words from `credits` @param source its title */
export function creditLine(words: string | null, source: string | null = null): string {
  return `${source === null ? 'The source' : `‘${source}’`} ${words}`;
}

/** Whether a person recorded of the source that it credits somebody else: no copy says so. */
export function isOfRecord({ state, snapshot_id }: Pick<ClaimMatch, 'state' | 'snapshot_id'>): boolean {
  return state === 'another_speaker' && snapshot_id === null;
}

function another({ source_title }: ClaimMatch): string {
  return `Another source, ‘${source_title}’,`;
}

/** States about who said the words and how: each has its own sentence. */
function isSpoken(state: MatchState): state is SpokenState {
  return facetOf(state) !== 'wording';
}

type SpokenState = 'another_speaker' | 'not_asserted';

function spokenLine(match: ClaimMatch): string {
  if (isOfRecord(match))
    return match.is_elsewhere ? `${another(match)} ${match.words}` : creditLine(match.words);
  return `${match.is_elsewhere ? elsewhere(match) : 'In our copy'} ${match.words}`;
}

function titleAndDay({ source_title, captured_at }: ClaimMatch): string {
  return `‘${source_title}’, ${formatEdtf((captured_at ?? '').slice(0, 10))}`;
}

function elsewhere({ source_title }: ClaimMatch): string {
  return `In another source, ‘${source_title}’,`;
}

const ELSEWHERE: Readonly<Record<Exclude<MatchState, SpokenState>, string>> = {
  same: 'the wording is the same as',
  not_compared: 'the wording is not compared with',
  marked: 'the wording is the same, except where marked, as',
  other_words: 'these are not the speaker’s own words in',
  differs: 'the wording differs from',
  not_found: 'the words are not found in',
};

/** Adds a full stop, unless the quoted words end with one. */
function ended(sentence: string): string {
  return sentence.endsWith('’') && endsSentence(sentence) ? sentence : `${sentence}.`;
}

/** `Accepted by Ada Berg and Carl Dorn, 28 November 2026.` Null where nobody decided, or the viewer may not know. */
export function decisionSentence(match: ClaimMatch): string | null {
  const done = doneWords(match);
  return done === null ? null : `${done.charAt(0).toUpperCase()}${done.slice(1)}.`;
}

type Compared = Pick<ClaimMatch, 'state' | 'words' | 'captured_at' | 'snapshot_id'>;

const HEADS = {
  same: 'Same words as',
  not_compared: 'Not compared with',
  marked: 'Same words, with omissions marked, as',
  other_words: 'Not this speaker’s own words in',
  differs: 'Wording differs from',
  not_found: 'Not found in',
} as const;

function copyOf({ captured_at }: Compared, source: string | null): string {
  const day = formatEdtf((captured_at ?? '').slice(0, 10));
  return source === null ? ` our copy of ${day}` : ` our copy of ‘${source}’, ${day}`;
}

function withWords({ words }: Pick<ClaimMatch, 'words'>, head: string): string {
  return words === null ? head : `${head}: ${lowerFirst(words)}`;
}

function lowerFirst(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** How a mismatch was dealt with, for viewers who may know; null where it was not, and where there is none. */
function doneWords({ state, accepted, decided_by_one: one, standing }: ClaimMatch): string | null {
  if (!isMismatch(state)) return null;
  if (accepted !== null) return `accepted by ${accepted.by}, ${formatEdtf(accepted.at.slice(0, 10))}`;
  if (one !== null) return `recorded by one person, ${one.by}, ${formatEdtf(one.at.slice(0, 10))}`;
  return standing === 'waiting' ? 'a finding waits for a second person' : null;
}
