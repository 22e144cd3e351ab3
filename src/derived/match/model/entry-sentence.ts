import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { MatchState } from '../../../vocabulary.js';
import type { ClaimMatch } from './claim-match.js';
import { copySentence, decisionSentence } from './sentence.js';
import { isMismatch, type MISMATCHES } from './state.js';

/** The comparison of one source's wording with the newest copy of that source. */
export interface SourceMatch {
  readonly attribution_id: number;
  readonly snapshot_id: number;
  readonly state: MatchState;
  readonly words: string | null;
  readonly captured_at: string;
  readonly source_title: string;
}

/**
 * The sentences on the match in an entry of a citation list: the cited source, then others that differ, then who
 * decided. Null where every source has the words, and where nothing was compared.
 * @param citedId the attribution that the entry cites; null where it cites none
 */
export function entrySentence(
  match: ClaimMatch,
  sources: readonly SourceMatch[],
  citedId: number | null,
): string | null {
  if (match.state === 'same' || match.state === 'not_compared') return null;
  const cited = sources.find(({ attribution_id }) => attribution_id === citedId);
  const others = sources.filter((one) => one !== cited && isMismatch(one.state));
  const parts = [
    cited === undefined || (cited.state === 'same' && others.length === 0) ? null : copySentence(cited),
    match.attribution_id === null ? NO_SOURCE_PRINTS_IT : null,
    ...othersSentences(others, match.attribution_id),
    decisionSentence(match),
  ];
  return parts.filter((part) => part !== null).join(' ') || null;
}

type Mismatching = (typeof MISMATCHES)[number];

const DIFFERS: Readonly<Record<Mismatching, string>> = {
  differs: 'the wording differs from',
  not_found: 'the words are not found in',
  other_words: 'these are not the speaker’s own words in',
};

const NO_SOURCE_PRINTS_IT = 'No recorded source has this wording.';

/** Names the decisive one, and counts the rest. */
function othersSentences(others: readonly SourceMatch[], gravestId: number | null): string[] {
  const first = others.find(({ attribution_id }) => attribution_id === gravestId) ?? others[0];
  if (first === undefined) return [];
  const rest = others.length - 1;
  const head = `In another source, ‘${first.source_title}’, ${DIFFERS[first.state as Mismatching]}`;
  const day = formatEdtf(first.captured_at.slice(0, 10));
  const words = first.words === null ? '' : `: ${first.words}`;
  return [
    `${head} our copy of ${day}${words}.`,
    ...(rest === 0 ? [] : [rest === 1 ? 'One more source differs.' : `${rest} more sources differ.`]),
  ];
}
