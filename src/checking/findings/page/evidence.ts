import type { Evidence } from '../../../derived/status/findings-store.js';
import { shortWords } from '../../../engines/text/short-words.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { markdownWords } from '../../../platform/lib/text/markdown.js';
import { MOTIVATIONS, SEARCH_OUTCOMES, type Tier } from '../../../vocabulary.js';
import type { Candidate } from '../evidence-store.js';
import { calledBy } from '../model/evidence.js';

/** Evidence as a page shows it. */
export interface EvidenceShown {
  readonly text: string;
  /** Null where it no longer exists, or is hidden from the viewer. */
  readonly href: string | null;
  /** The words marked in it. */
  readonly exact: string | null;
}

/** In the given order. Trashed evidence is named by kind and id only; hidden evidence by its kind. */
export function evidenceShown(
  evidence: readonly Evidence[],
  candidates: readonly Candidate[],
): EvidenceShown[] {
  return evidence.map(({ kind, id, selector }) => {
    const candidate = candidates.find((one) => one.kind === kind && one.id === id);
    if (candidate === undefined)
      return { text: `${calledBy(kind, id)}, no longer here`, href: null, exact: null };
    return { text: wordsOf(candidate), href: hrefOf(candidate), exact: selector?.exact ?? null };
  });
}

/** A candidate's label, which distinguishes it from the others. */
export function wordsOf(one: Candidate): string {
  switch (one.kind) {
    case 'attribution': {
      const tier = one.tier === null ? '' : ` (${TIER_WORDS[one.tier]})`;
      return one.wording === null ? `${one.source}${tier}, cited only` : `${one.source}${tier}`;
    }
    case 'snapshot':
      return `Our copy of ${one.source}, ${formatEdtf(one.captured_at.slice(0, 10))}`;
    case 'annotation':
      return `${MOTIVATIONS[one.motivation]} by ${one.author}: ${shortWords(markdownWords(one.body))}`;
    case 'search':
      return `Search in ${one.place} for ${one.words}: ${SEARCH_OUTCOMES[one.outcome].toLowerCase()}`;
    case 'contact':
      return `Asked ${one.asked}: ${shortWords(one.question)}`;
  }
}

/** A contact has no page of its own. */
function hrefOf(one: Candidate): string | null {
  switch (one.kind) {
    case 'attribution':
      return `/attributions/${one.id}`;
    case 'snapshot':
      return `/sources/${one.source_id}/snapshots/${one.id}`;
    case 'annotation':
      return `/annotations/${one.id}`;
    case 'search':
      return `/searches/${one.id}`;
    case 'contact':
      return null;
  }
}

const TIER_WORDS: Readonly<Record<Tier, string>> = {
  primary: 'primary',
  issuer: 'official',
  secondary: 'secondary',
};
