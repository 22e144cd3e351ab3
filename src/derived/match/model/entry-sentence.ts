import { grouped } from '../../../platform/lib/grouped.js';
import type { ClaimMatch } from './claim-match.js';
import { copySentence, creditLine, decisionSentence, elsewhereSentence, isOfRecord } from './sentence.js';
import { isMismatch } from './state.js';

/**
 * The sentences on the match in an entry of a citation list: the cited source, then others that differ, then who
 * decided. Null where every source has the words, and where nothing was compared.
 * @param sources the match of each source's own wording
 * @param citedId the attribution that the entry cites; null where it cites none
 */
export function entrySentence(
  match: ClaimMatch,
  sources: readonly ClaimMatch[],
  citedId: number | null,
): string | null {
  if (match.state === 'same' || match.state === 'not_compared') return null;
  const cited = sources.find(({ attribution_id }) => attribution_id === citedId);
  const others = sources.filter((one) => one !== cited && isMismatch(one.state));
  // A decision on all mismatches is given once, at the end.
  const isDecided = match.accepted !== null || match.decided_by_one !== null;
  const ownDecision = (one: ClaimMatch) => (isDecided ? null : decisionOn(one));
  const isTold = cited !== undefined && (cited.state !== 'same' || others.length > 0);
  const parts = [
    cited === undefined ? null : ownCredit(cited),
    ...(isTold ? [copySentence(cited), ownDecision(cited)] : []),
    match.attribution_id === null ? NO_SOURCE_PRINTS_IT : null,
    ...othersSentences(others, match.attribution_id, ownDecision),
    decisionSentence(match),
  ];
  return parts.filter((part) => part !== null).join(' ') || null;
}

/** The cited source never stands beside a name that it does not credit, whatever else is graver or was accepted. */
function ownCredit(cited: ClaimMatch): string | null {
  return cited.credits === null || isOfRecord(cited) ? null : `${creditLine(cited.credits)}.`;
}

const NO_SOURCE_PRINTS_IT = 'No recorded source has this wording.';

function decisionOn(one: ClaimMatch): string | null {
  return one.accepted === null && one.decided_by_one === null ? null : decisionSentence(one);
}

/** Names the decisive one, and counts the rest. */
function othersSentences(
  others: readonly ClaimMatch[],
  decisiveId: number | null,
  ownDecision: (one: ClaimMatch) => string | null,
): (string | null)[] {
  const first = others.find(({ attribution_id }) => attribution_id === decisiveId) ?? others[0];
  if (first === undefined) return [];
  const rest = grouped(
    others.filter((one) => one !== first),
    ownDecision,
  );
  return [
    elsewhereSentence(first),
    ownDecision(first),
    ...[...rest].flatMap(([decision, { length }]) => [
      length === 1 ? 'One more source differs.' : `${length} more sources differ.`,
      decision,
    ]),
  ];
}
