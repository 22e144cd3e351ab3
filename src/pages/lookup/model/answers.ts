import { quoted } from '../../../checking/comparisons/model/quoted.js';
import { matchLine } from '../../../derived/match/model/sentence.js';
import { misattributionOf } from '../../../derived/status/model/misattribution.js';
import type { Span } from '../../../engines/text/span.js';
import { listed } from '../../../platform/lib/text/how-many.js';
import { isRestricted } from '../../../record/claims/model.js';
import type { AttributionStatus } from '../../../vocabulary.js';
import { hasWord, type Item } from './items.js';
import { type AnswerState, GRAVITY, OUR_OWN, type Remark, remarksOnSetting } from './remarks.js';
import type { Answer, ShownClaim, ShownCopy } from './shown.js';

// What is said first of a quotation of the text: by the claim that is closest to it, or else by saved copies.

/** What was found for one quotation of the text. */
export type Found = Pick<Answer, 'n' | 'item' | 'answeredFor' | 'claims' | 'left' | 'copies'>;

export function answerOf(found: Found): Answer {
  const principal = principalOf(found.claims);
  const { state, says } = principal === null ? withoutClaim(found) : withClaim(found, principal);
  return {
    ...found,
    state,
    says,
    stands: state === 'on_record' && principal !== null && standsIn(found, principal),
  };
}

const NO_LONGER: ReadonlySet<AttributionStatus> = new Set(['disputed', 'misattributed', 'not_traced']);

/** Whether the words stand as this claim: the same words, by the same person, plainly said, and nothing against it. */
export function standsIn({ item, claims }: Pick<Found, 'item' | 'claims'>, shown: ShownClaim): boolean {
  const { found, claim, remarks } = shown;
  if (!HAVE_ITS_WORDS.has(found.kind) || remarks.length > 0 || NO_LONGER.has(claim.status)) return false;
  return found.kind !== 'contains' || restOf(item, claims) === null;
}

/** Whether a citation may be copied for words of the text. */
export function mayBeCited(answer: Pick<Found, 'item' | 'claims'>, shown: ShownClaim): boolean {
  return !isRestricted(shown.claim) && standsIn(answer, shown);
}

/** The claims that may be cited, each once. */
export function citedIn(answers: readonly Answer[]): number[] {
  const cited = answers.flatMap((answer) => answer.claims.filter((one) => mayBeCited(answer, one)));
  return [...new Set(cited.map(({ claim }) => claim.id))];
}

const HAVE_ITS_WORDS: ReadonlySet<string> = new Set(['same', 'part_of', 'contains']);
const MAY_ANSWER: ReadonlySet<string> = new Set([...HAVE_ITS_WORDS, 'nearly']);

/** Of those with the same words one by the same person, and of several the closest. */
function principalOf(claims: readonly ShownClaim[]): ShownClaim | null {
  const own = claims.filter(({ found }) => MAY_ANSWER.has(found.kind));
  const rank = (one: ShownClaim) => [hasOtherWords(one), one.isOtherSpeaker === true].map(Number);
  const [first = null] = own.toSorted((one, other) => {
    const [a = [], b = []] = [rank(one), rank(other)];
    return (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0);
  });
  return first;
}

function hasOtherWords({ found }: ShownClaim): boolean {
  return found.comparison?.alignment.some(({ op }) => op !== 'same') ?? false;
}

interface Said {
  readonly state: AnswerState;
  readonly says: readonly string[];
}

function withClaim({ item, claims }: Found, principal: ShownClaim): Said {
  const rest = principal.found.kind === 'contains' ? restOf(item, claims) : null;
  const remarks = [...principal.remarks, ...(rest === null ? [] : [onRest(rest)])].sort(byGravity);
  const isWrong = misattributionOf(principal.claim) !== null;
  const says = remarks.map(({ about, sentence }) =>
    about === 'speaker' && !isWrong ? otherSpeaker(principal) : sentence,
  );
  const state = remarks[0]?.state ?? 'on_record';
  const { claim, alsoBy, isOtherSpeaker } = principal;
  if (says.length === 0) says.push(`On record as said by ${claim.speaker_name}`);
  says.push(...acceptedOf(claim));
  if (alsoBy.length > 0 && isOtherSpeaker !== true) says.push(`Also recorded as said by ${namesOf(alsoBy)}`);
  return { state, says: [...says, ...(claim.status === 'disputed' ? ['Disputed'] : [])] };
}

/** What a copy says against it, and who accepted that: no reason against printing the words, and told with them. */
function acceptedOf({ match }: ShownClaim['claim']): string[] {
  const line = match.accepted === null ? null : matchLine(match);
  return line === null ? [] : [line];
}

function byGravity(one: Remark, other: Remark): number {
  return GRAVITY.indexOf(one.state) - GRAVITY.indexOf(other.state);
}

function onRest(rest: string): Remark {
  return { state: 'differs', about: 'words', sentence: `Part not on record: ${quoted(rest)}` };
}

function otherSpeaker({ claim, creditedTo, alsoBy }: ShownClaim): string {
  return `You credit ${creditedTo}; the record has ${namesOf([claim, ...alsoBy])}`;
}

function namesOf(claims: readonly { readonly speaker_name: string }[]): string {
  return listed([...new Set(claims.map(({ speaker_name: name }) => name))]);
}

/** The words of a quotation in marks that no claim has; null for none, and for other items. */
function restOf({ form, spans, text }: Item, claims: readonly ShownClaim[]): string | null {
  if (form !== 'quoted' || claims.some(({ found: { kind } }) => kind === 'same' || kind === 'part_of'))
    return null;
  const [span] = spans;
  if (span === undefined || spans.length > 1) return text;
  const places = claims
    .flatMap(({ found: { kind, place } }) => (kind === 'contains' && place !== null ? [place] : []))
    .sort((one, other) => one[0] - other[0]);
  const gaps = gapsIn(span, places).map(([start, end]) => text.slice(start - span[0], end - span[0]));
  return gaps.find(hasWord) ?? null;
}

function gapsIn([start, end]: Span, places: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let from = start;
  for (const place of places) {
    if (place[0] > from) gaps.push([from, place[0]]);
    from = Math.max(from, place[1]);
  }
  return from < end ? [...gaps, [from, end]] : gaps;
}

function withoutClaim({ item, copies, claims }: Found): Said {
  const own = remarksOnSetting(item).map(({ sentence }) => sentence);
  if (copies === null)
    return {
      state: 'not_on_record',
      says: ['Not in our quotations; saved copies were not searched', ...own],
    };
  const [best] = copies.filter(hasWords).toSorted((one, other) => gravityOf(other) - gravityOf(one));
  if (best !== undefined) {
    const remarks = best.remarks.map(({ sentence }) => sentence);
    const state = best.remarks[0]?.state ?? (own.length > 0 ? 'not_asserted' : 'in_copy');
    return {
      state,
      says: [...remarks, ...own, `Only in a saved copy: ${quoted(best.wording.copy.source_title)}`],
    };
  }
  const similar = copies.length > 0 || claims.length > 0 ? ['Similar words are on record'] : [];
  const ours = copies.some(({ isOurs }) => isOurs) ? [OUR_OWN.sentence] : similar;
  return { state: 'not_on_record', says: ['Not on record', ...own, ...ours] };
}

const HAVE_WORDS: ReadonlySet<string> = new Set(['exact', 'elided', 'truncated']);

function hasWords({ wording: { comparison }, isOurs }: ShownCopy): boolean {
  return !isOurs && HAVE_WORDS.has(comparison.verdict);
}

function gravityOf({ remarks: [first] }: ShownCopy): number {
  return GRAVITY.indexOf(first?.state ?? 'on_record');
}
