import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import type { MatchState } from '../../vocabulary.js';
import type { ClaimMatch } from './model/claim-match.js';
import { elsewhereSentence, matchLine, matchSentence } from './model/sentence.js';

// A match as pages show it: a line in a row, a strip under the quotation, a value in JSON.

/** For a claim's row; null where there is no warning. */
export function matchRow(match: ClaimMatch) {
  const text = matchLine(match);
  return text === null ? null : { state: match.state, icon: iconOf(match), text };
}

/**
 * For below the quotation; null where nothing was compared.
 * @param source the title of the source; null where it is shown beside the strip
 */
export function matchStrip(match: ClaimMatch, source = match.source_title) {
  if (match.state === 'not_compared') return null;
  return {
    state: match.state,
    icon: iconOf(match),
    text: matchSentence(match, source) ?? sameWords(match, source),
    link: linkOf(match),
    reason: match.accepted?.rationale ?? match.decided_by_one?.rationale ?? null,
  };
}

/** As JSON: `elsewhere` says that the wording is another source's; `accepted` gives by whom, when and why. */
export function matchJson(match: ClaimMatch) {
  const { state, words, credit, attribution_id, snapshot_id, source_id, accepted, decided_by_one } = match;
  return {
    state,
    words,
    credited: match.credited ?? (credit && (credit.name ?? credit.mention)),
    setting: credit?.setting ?? null,
    attribution_id,
    elsewhere: match.is_elsewhere,
    source_id,
    snapshot_id,
    accepted: decisionJson(accepted),
    decided_by_one: decisionJson(decided_by_one),
  };
}

function decisionJson(decision: ClaimMatch['accepted']) {
  return decision && { by: decision.by, at: decision.at, rationale: decision.rationale };
}

function sameWords(match: ClaimMatch, source: string | null): string {
  if (match.is_elsewhere) return elsewhereSentence(match);
  const { captured_at, words } = match;
  const day = formatEdtf((captured_at ?? '').slice(0, 10));
  const copy = `Same words as our copy of ${source === null ? day : `‘${source}’, ${day}`}`;
  return `${copy}${words === null ? '' : `, ${words}`}.`;
}

/** A link to the words in the copy, or to the copy where they do not occur. */
function linkOf({ source_id, snapshot_id, place }: ClaimMatch) {
  if (source_id === null || snapshot_id === null) return null;
  const copy = `/sources/${source_id}/snapshots/${snapshot_id}`;
  return place === null
    ? { href: copy, label: 'Open copy' }
    : { href: `${copy}?at=${place[0]}-${place[1]}#passage`, label: 'Show passage' };
}

const ICONS: Readonly<Record<MatchState, string>> = {
  same: 'check',
  marked: 'more',
  other_words: 'warning',
  differs: 'warning',
  not_found: 'warning',
  not_asserted: 'warning',
  another_speaker: 'warning',
  not_compared: 'help',
};

function iconOf({ state }: ClaimMatch): string {
  return ICONS[state];
}
