import { recalledSentence } from '../../../derived/match/model/recalled.js';
import { marksFor } from '../../../engines/reading/printed-words.js';
import { ATTRIBUTION_STATUSES } from '../../../vocabulary.js';
import { isPlainDate } from '../model/dates.js';
import type { Told } from '../model/facts.js';
import { type LdNode, ldText } from '../model/json-ld.js';
import type { Format, ListHead, ListWriter } from '../model/list.js';
import type { Holdings } from '../model/losses.js';
import { noteOf } from '../model/reference.js';
import { organization, SHARED_TYPES, sourceNode } from '../model/schema-org-source.js';
import type { Voice } from '../model/voice.js';
import type { ChainLink, CitableEntry, EntryOccasion, OriginalWords } from '../model.js';

// @source https://schema.org, version 29: Claim, Quotation. No ClaimReview: that is a rating, and there are none.

const HOLDINGS: Holdings = {
  sharedTypes: new Set(SHARED_TYPES),
  fields: new Set([
    ...(['title', 'authors'] as const),
    ...(['translated_title', 'roles', 'voices', 'translator', 'names'] as const),
    ...(['outlet', 'container_title', 'issued'] as const),
    ...(['url', 'archive_url', 'language', 'genre', 'number', 'account', 'post_id'] as const),
    ...(['copies', 'tags', 'quotation'] as const),
  ]),
  others: 'note',
};

/** JSON-LD in the terms of schema.org: a graph of quotations, each source once. */
export const jsonld: Format = {
  name: 'jsonld',
  title: 'JSON-LD (schema.org)',
  about: 'quotations and their sources as linked data',
  mediaType: 'application/ld+json; charset=utf-8',
  extension: 'jsonld',
  holds: 'list',
  use: 'programs',
  isStyled: false,
  isByClaim: true,
  holdings: HOLDINGS,
  begin,
};

/** The address of a record, or its name within the document. */
type IdOf = (kind: 'claim' | 'source', id: number) => string;

function begin({ maker, voice }: ListHead): ListWriter {
  const { deskUrl } = maker;
  const idOf: IdOf = (kind, id) => (deskUrl === null ? `_:${kind}-${id}` : `${deskUrl}/${kind}s/${id}`);
  const described = new Set<number>();
  let isEmpty = true;
  return {
    start: '{"@context":"https://schema.org","@graph":[',
    entry(prepared) {
      if (prepared.outcome === 'failed') return '';
      const { source } = prepared.entry.cited;
      const id = idOf('source', source.id);
      const appearance = described.has(source.id) ? { '@id': id } : sourceNode(source, id);
      described.add(source.id);
      const separator = isEmpty ? '\n' : ',\n';
      isEmpty = false;
      return `${separator}${ldText({ ...claimNode(prepared, idOf, voice), appearance })}`;
    },
    end: () => (isEmpty ? ']}\n' : '\n]}\n'),
  };
}

function claimNode(told: Told, idOf: IdOf, voice: Voice): LdNode {
  const { entry, rows } = told;
  const isQuoted = marksFor(entry.form, entry.words, entry.language).open !== '';
  return {
    '@id': idOf('claim', entry.claimId),
    '@type': isQuoted ? ['Claim', 'Quotation'] : 'Claim',
    disambiguatingDescription: entry.misattributed?.sentence ?? recalledIn(entry),
    text: entry.words,
    inLanguage: entry.language,
    creator: speakerNode(entry),
    dateCreated: plainDate(entry.saidOn),
    recordedAt: eventNode(entry.occasion),
    firstAppearance: originNode(entry.chain.at(-1)),
    translationOfWork: originalNode(entry.cited.original),
    creativeWorkStatus: ATTRIBUTION_STATUSES[entry.status.status],
    keywords: rows.tags,
    description: noteOf(told, voice, HOLDINGS).join(' '),
  };
}

function recalledIn({ cited }: CitableEntry): string | null {
  return cited.recountedBy && recalledSentence(cited.recountedBy);
}

/** Whoever is wrongly credited is never the creator. */
function speakerNode({ speaker, misattributed }: CitableEntry): LdNode | null {
  if (misattributed !== null) return { '@type': 'Thing', name: misattributed.actualSpeaker?.name };
  if (speaker.kind === 'body') return organization(speaker.name);
  return speaker.kind === 'unnamed'
    ? { '@type': 'Person', description: speaker.name }
    : { '@type': 'Person', name: speaker.name, jobTitle: speaker.title };
}

function eventNode(occasion: EntryOccasion | null): LdNode | null {
  return (
    occasion && {
      '@type': 'Event',
      name: occasion.name,
      startDate: plainDate(occasion.date),
      location: { '@type': 'Place', name: occasion.place },
    }
  );
}

function originNode(origin: ChainLink | undefined): LdNode | null {
  if (origin === undefined) return null;
  return { '@type': 'CreativeWork', name: origin.sourceTitle, publisher: organization(origin.outlet) };
}

function originalNode(original: OriginalWords | null): LdNode | null {
  return original && { '@type': 'Quotation', text: original.words, inLanguage: original.language };
}

function plainDate(edtf: string | null): string | null {
  return edtf !== null && isPlainDate(edtf) ? edtf : null;
}
