import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import { matchLine } from '../../../derived/match/model/sentence.js';
import { facetOf, MISMATCHES } from '../../../derived/match/model/state.js';
import { matchStrip } from '../../../derived/match/section.js';
import type { Mismatched } from '../queue-store/mismatches.js';
import {
  type Act,
  checksOf,
  claimNamed,
  type Queue,
  type QueueRow,
  type QueueSection,
  wordingOf,
} from './queue-row.js';

// Quotations that a source or our copy contradicts, each with the possible actions.

const CONTRADICTED = `/claims?match=${MISMATCHES.join(',')}`;

/** Those that nothing but a copy keeps from being confirmed. */
export function unconfirmedSection({ unconfirmed, dates }: Queue, most: number): QueueSection {
  return {
    id: 'unconfirmed',
    title: 'Checked, but a source or our copy says otherwise',
    says: 'All six checks are conclusive. Correct the quotation, or record a finding with a reason, which a second person must agree to.',
    dates: dates.unconfirmed,
    rows: unconfirmed.slice(0, most).map(mismatchRow),
    shown: Math.min(unconfirmed.length, most),
    all: {
      href: `${CONTRADICTED}&status=partly_checked`,
      label: 'All partly checked quotations that are contradicted',
    },
  };
}

export function mismatchSection({ mismatches, dates }: Queue, most: number): QueueSection {
  return {
    id: 'mismatches',
    title: 'A source or our copy says otherwise',
    says: 'Correct the quotation, or record a finding with a reason.',
    dates: dates.mismatches,
    rows: mismatches.slice(0, most).map(mismatchRow),
    shown: Math.min(mismatches.length, most),
    all: { href: CONTRADICTED, label: 'All quotations that are contradicted' },
  };
}

function mismatchRow(one: Mismatched): QueueRow {
  return {
    href: placeOf(one),
    text: matchLine(one.match) ?? '',
    more: null,
    claim: claimNamed(one),
    source: sourceOf(one),
    by: one.by,
    at: one.at,
    acts: mismatchActs(one),
  };
}

/** The wording that differs, beside its comparison; the checks where no source has the wording. */
function placeOf({ claim_id, match }: Mismatched): string {
  return match.attribution_id === null ? checksOf(claim_id) : wordingOf(claim_id, match.attribution_id);
}

/** The source, at the differing passage. */
function sourceOf({ match }: Mismatched): QueueRow['source'] {
  if (match.source_id === null) return null;
  const href = matchStrip(match)?.link?.href ?? `/sources/${match.source_id}`;
  return { id: match.source_id, href, text: match.source_title ?? '', lang: match.source_language };
}

/** What mends it first: the speaker where the copy credits somebody else, a look where it does not assert the words. */
function mismatchActs({ claim_id: id, match }: Mismatched): Act[] {
  const about = `for quotation ${id}`;
  return [
    { ...mendingAct(match, id), about },
    { label: 'Record findings', href: checksOf(id), about },
  ];
}

function mendingAct(match: ClaimMatch, id: number) {
  const facet = facetOf(match.state);
  if (facet === 'speaker') return { label: 'Change speaker', href: `/claims/${id}/edit#f-speaker-name` };
  const passage = matchStrip(match)?.link;
  if (facet === 'context' && passage) return { label: 'Read the passage', href: passage.href };
  return { label: 'Correct wording', href: `/claims/${id}/edit` };
}
