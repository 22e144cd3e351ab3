import type { FoundAuthor } from '../../engines/documents/metadata/found.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import { wordLanguage } from '../../platform/lib/text/word-language.js';
import { FOUND_IN } from '../../vocabulary.js';
import { wordAuthor } from '../sources/model.js';
import type { FoundDetails } from './found-store.js';
import type { SentFrom } from './input.js';
import { OFFERED, type Offer, type OfferedField } from './model/found.js';

// What a kept page offers for the empty fields of its source, as a form: a box for each field, or a choice where the
// page says several things.

export type FoundShown = ReturnType<typeof foundSection>;

/** @param from the page of a quotation to which the reply leads back; null for the source’s page */
export function foundSection({ source, copyId, offers, savedOutlets }: FoundDetails, from: SentFrom | null) {
  const note = (field: OfferedField, value: string) => {
    if (field !== 'outlet') return '';
    return savedOutlets.has(value) ? '; already saved' : '; saved as a new outlet';
  };
  return {
    action: `/sources/${source.id}/snapshots/${copyId}/details`,
    version: source.version,
    sends: from === null ? {} : { claim_id: from.claimId, attribution_id: from.attributionId },
    fields: OFFERED.filter((field) => offers[field].length > 0).map((field) => {
      const shown = offers[field].map((one: Offer<string | readonly FoundAuthor[]>, at) => ({
        value: String(at),
        label: wordsOf(field, one.value),
        hint: `From ${FOUND_IN[one.from]}${note(field, String(one.value))}`,
      }));
      return choiceOf(field, shown, offers[field][0]?.isSure === true);
    }),
  };
}

const LABELS: Readonly<Record<OfferedField, string>> = {
  outlet: 'Outlet',
  authors: 'Author',
  issued: 'Published',
  language: 'Language',
  url: 'Web address',
};

interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint: string;
}

/** One reading is a box, ticked where it is sure; of several none is chosen. */
function choiceOf(name: string, options: readonly Option[], isSure: boolean) {
  const field = { name, label: LABELS[name as OfferedField], form: 'found', error: null };
  const [only] = options;
  if (options.length === 1)
    return { ...field, kind: 'checkboxes', options, value: isSure ? [only?.value] : [] };
  const none = { value: '', label: 'None of these' };
  return { ...field, kind: 'radios', options: [...options, none], value: '' };
}

/** A reading as a person reads it. @param field null for a title */
export function wordsOf(field: OfferedField | null, value: string | readonly FoundAuthor[]): string {
  if (typeof value !== 'string') return value.map(wordAuthor).join('; ');
  if (field === 'issued') return formatEdtf(value);
  return field === 'language' ? `${wordLanguage(value)} (${value})` : value;
}
