import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import { recalledSentence } from '../../../derived/match/model/recalled.js';
import { matchSentence } from '../../../derived/match/model/sentence.js';
import {
  type MisattributionColumn,
  misattributionOf,
  misattributionSentence,
} from '../../../derived/status/model/misattribution.js';
import type { Form, SpeakerKind } from '../../../vocabulary.js';
import { isPlainDate } from './dates.js';
import { type LdNode, ldText } from './json-ld.js';
import { organization, sourceNode } from './schema-org-source.js';
import { type DescribedSource, describedSource } from './web-meta.js';

// What search engines read from the page of a quotation. @source https://schema.org, version 29: Claim, Quotation

interface ShownClaim extends MisattributionColumn {
  readonly id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  /** EDTF. */
  readonly said_on: string | null;
  readonly speaker_name: string;
  readonly speaker_kind: SpeakerKind;
  readonly recounted_by: string | null;
  readonly match: ClaimMatch;
}

/**
 * A quotation as JSON-LD, with the source where somebody here read it.
 * @param source null where nobody has seen one
 */
export function quotationLd(claim: ShownClaim, source: DescribedSource | null): string {
  const found = misattributionOf(claim);
  return ldText({
    '@context': 'https://schema.org',
    '@type': QUOTED.includes(claim.form) ? ['Claim', 'Quotation'] : 'Claim',
    // Relative to the page that it is on.
    '@id': `/claims/${claim.id}`,
    // First, since nobody may take the words without it.
    disambiguatingDescription: found
      ? misattributionSentence(found, claim.speaker_name)
      : (anotherIn(claim.match) ?? (claim.recounted_by && recalledSentence(claim.recounted_by))),
    text: claim.text,
    inLanguage: claim.language,
    // Whoever is wrongly credited is never the creator.
    creator: found === null ? speakerNode(claim) : { '@type': 'Thing', name: found.actual_speaker?.name },
    dateCreated: claim.said_on !== null && isPlainDate(claim.said_on) ? claim.said_on : null,
    appearance: source && sourceNode(describedSource(source), `/sources/${source.id}`),
  });
}

/** `‘The Gazette’ credits Bo Lind, not Ilse Marren.` Null where its sources credit the speaker. */
function anotherIn(match: ClaimMatch): string | null {
  return match.state === 'another_speaker' ? matchSentence(match, match.source_title) : null;
}

/** Forms that have the speaker’s own words alone. */
const QUOTED: readonly Form[] = ['direct', 'partial'];

function speakerNode({ speaker_kind: kind, speaker_name: name }: ShownClaim): LdNode {
  if (kind === 'body') return organization(name);
  return kind === 'unnamed' ? { '@type': 'Person', description: name } : { '@type': 'Person', name };
}
