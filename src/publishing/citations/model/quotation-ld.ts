import {
  type MisattributionColumn,
  misattributionOf,
  misattributionSentence,
} from '../../../derived/status/model/misattribution.js';
import type { Form, SpeakerKind } from '../../../vocabulary.js';
import { nameInWords } from './credits.js';
import { parseAuthors } from './entry.js';
import type { DescribedSource } from './web-meta.js';

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
}

/**
 * A quotation as JSON-LD, with the source where somebody here read it.
 * @param source null where nobody has seen one
 */
export function quotationLd(claim: ShownClaim, source: DescribedSource | null): string {
  const found = misattributionOf(claim);
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': QUOTED.includes(claim.form) ? ['Claim', 'Quotation'] : 'Claim',
    // Relative to the page that it is on.
    '@id': `/claims/${claim.id}`,
    // First, since nobody may take the words without it.
    disambiguatingDescription: found === null ? undefined : misattributionSentence(found, claim.speaker_name),
    text: claim.text,
    inLanguage: claim.language ?? undefined,
    creator: found === null ? speakerNode(claim) : actualNode(found.actual_speaker),
    dateCreated: plainDate(claim.said_on),
    appearance: source === null ? undefined : sourceNode(source),
  });
}

/** Forms that have the speaker’s own words alone. */
const QUOTED: readonly Form[] = ['direct', 'partial'];

function speakerNode({ speaker_kind: kind, speaker_name: name }: ShownClaim): object {
  if (kind === 'unnamed') return { '@type': 'Person', description: name };
  return { '@type': kind === 'body' ? 'Organization' : 'Person', name };
}

/** Whoever is wrongly credited is never the creator. */
function actualNode(actual: { readonly name: string } | null): object | undefined {
  return actual === null ? undefined : { '@type': 'Thing', name: actual.name };
}

function sourceNode(source: DescribedSource): object {
  const authors = parseAuthors(source.authors).filter(({ role }) => role === 'author');
  return {
    '@type': 'CreativeWork',
    name: source.title,
    alternateName: source.translated_title ?? undefined,
    author: authors.map((one) => ({
      '@type': 'literal' in one ? 'Thing' : 'Person',
      name: nameInWords(one),
    })),
    publisher:
      source.outlet_name === null ? undefined : { '@type': 'Organization', name: source.outlet_name },
    datePublished: plainDate(source.issued),
    inLanguage: source.language ?? undefined,
    url: source.url ?? undefined,
  };
}

/** Only dates that ISO 8601 has as well. */
function plainDate(edtf: string | null): string | undefined {
  return edtf !== null && /^\d{4}(-\d\d){0,2}$/.test(edtf) ? edtf : undefined;
}
