import { isWithin, overlaps } from '../../../engines/text/span.js';
import { byCloseness, type FoundClaim, type Match, matchIn, type Relation } from './found.js';
import type { Item } from './items.js';
import type { Part, Passage, Sought } from './passages.js';

// Which claim was found for which quotation of the text. A claim that was found in the words of one is told of no other.

/** A quotation of the text, with the claims that were found in it, the closest first. */
export interface Assigned {
  readonly item: Item;
  readonly matches: readonly Match[];
}

/** The same, with its claims compared word by word. */
export interface Unlinked extends Assigned {
  readonly claims: readonly FoundClaim[];
}

/** What was found for a part. */
export type Relations = (part: Part) => {
  readonly passage: Passage;
  readonly relations: readonly Relation[];
};

/** The closest match of each claim, the closest first. */
export function matchesIn({ parts }: Sought, found: Relations): Match[] {
  const { passage: item } = found(parts[0]);
  const closest = new Map<number, Match>();
  for (const part of parts) {
    const { passage, relations } = part === parts[0] ? { ...found(part), passage: item } : found(part);
    for (const relation of relations) {
      const match = matchIn(item, passage, relation);
      const before = closest.get(match.wording.claimId);
      if (before === undefined || byCloseness(match, before) < 0) closest.set(match.wording.claimId, match);
    }
  }
  return [...closest.values()].sort(byCloseness);
}

/**
 * In the order of the text: every quotation of it, and sentences around them in which something was found. A text
 * without quotations is one, if a claim goes over several of its sentences; otherwise each sentence is.
 * @param sought as `soughtIn` gives it
 */
export function itemsToAnswer(
  sought: readonly Sought[],
  matchesOf: (one: Sought) => Match[],
): readonly Assigned[] {
  const all = sought.map((one): Assigned => ({ item: one.item, matches: matchesOf(one) }));
  const [first, ...rest] = all;
  if (first === undefined) return [];
  if (sought[0]?.parts[0].kind === 'whole') return sentencesOr(first, rest);
  const verbatim = all.filter((one) => one.item.form === 'plain' && isVerbatim(one));
  const quoted = all.filter(({ item }) => item.form !== 'plain' && !isReportedIn(item, verbatim));
  const around = all.flatMap((one) => (one.item.form === 'plain' ? withoutThose(one, quoted) : []));
  const inOrder = [...quoted, ...around].sort((one, other) => one.item.span[0] - other.item.span[0]);
  return withoutOthers(inOrder);
}

/** A claim that is one quotation of the text is not told of another that is a claim of its own and shares words with it. */
function withoutOthers(items: readonly Assigned[]): readonly Assigned[] {
  const own = items.map(({ matches }) => idsOf(matches.filter(({ kind }) => kind === 'same')));
  const known = new Set(own.flatMap((ids) => [...ids]));
  return items.map(({ item, matches }, at) => {
    const isElsewhere = ({ kind, wording: { claimId } }: Match) =>
      kind !== 'same' && kind !== 'nearly' && known.has(claimId);
    const kept = own[at]?.size ? matches.filter((match) => !isElsewhere(match)) : matches;
    return { item, matches: kept };
  });
}

function idsOf(matches: readonly Match[]): ReadonlySet<number> {
  return new Set(matches.map(({ wording }) => wording.claimId));
}

/** Whether a sentence is a claim, or a part of one, with the credit in it: “Lind told us that the ferry sank.” */
function isVerbatim({ matches }: Assigned): boolean {
  return matches.some((one) => one.isVerbatim && one.kind !== 'contains');
}

function isReportedIn({ form, span }: Item, sentences: readonly Assigned[]): boolean {
  return form === 'reported' && sentences.some(({ item }) => isWithin(span, item.span));
}

function sentencesOr(whole: Assigned, sentences: readonly Assigned[]): readonly Assigned[] {
  if (sentences.length === 0 || isOne(whole, sentences)) return [whole];
  const over = withoutThose(whole, sentences).flatMap(({ item, matches }) => {
    const verbatim = matches.filter(({ isVerbatim }) => isVerbatim);
    return verbatim.length === 0 ? [] : [{ item, matches: verbatim }];
  });
  return [...over, ...withoutOthers(sentences)];
}

/** Whether some claim is the whole text, or has it, and is more than one of its sentences. */
function isOne({ matches }: Assigned, sentences: readonly Assigned[]): boolean {
  const inOne = new Set(
    sentences.flatMap(({ matches: own }) =>
      own.filter(({ kind }) => kind !== 'part_of').map(({ wording }) => wording.claimId),
    ),
  );
  return matches.some(
    ({ kind, passage, wording }) =>
      kind !== 'contains' && passage.kind === 'whole' && !inOne.has(wording.claimId),
  );
}

/** A sentence with the claims that were not found in the quotations within it; nothing where none is left. */
function withoutThose({ item, matches }: Assigned, quoted: readonly Assigned[]): Assigned[] {
  const within = quoted.filter((one) => overlaps(one.item.span, item.span));
  const theirs = new Set(within.flatMap((one) => one.matches.map(({ wording }) => wording.claimId)));
  const left = matches.filter(({ wording }) => !theirs.has(wording.claimId));
  return left.length === 0 ? [] : [{ item, matches: left }];
}

/** Maximum number of claims shown for one quotation, and for all quotations of a text. */
export const MAX_FOUND = 30;
const MAX_FOUND_IN_ALL = 200;

/** Each quotation has its closest claims before any has further ones. @returns `of`: the position of its quotation */
export function closestOfAll(items: readonly Assigned[]): { readonly of: number; readonly match: Match }[] {
  const shown: { of: number; match: Match }[] = [];
  for (let rank = 0; rank < MAX_FOUND; rank += 1)
    for (const [of, { matches }] of items.entries()) {
      const match = matches[rank];
      if (match !== undefined && shown.length < MAX_FOUND_IN_ALL) shown.push({ of, match });
    }
  return shown;
}

/** Whether a sentence is more than the words around quotations: it has words of a claim outside all of them. */
export function isAnswer(item: Item, claims: readonly FoundClaim[], items: readonly Assigned[]): boolean {
  const quoted = items.filter((one) => one.item.form !== 'plain' && overlaps(one.item.span, item.span));
  if (quoted.length === 0) return items.every((one) => one.item.form === 'plain') || claims.length > 0;
  return claims.some(
    ({ kind, place }) =>
      kind !== 'alike' && place !== null && !quoted.some((one) => isWithin(place, one.item.span)),
  );
}
