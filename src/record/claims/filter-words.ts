import { remembering } from '../../engines/remembering.js';
import { formatEdtf } from '../../platform/lib/edtf.js';
import { readLanguage } from '../../platform/lib/fields/values.js';
import { wordLanguage } from '../../platform/lib/word-language.js';
import { ATTRIBUTION_STATUSES, FORMS, MATCH_STATES } from '../../vocabulary.js';

// How a filter of the claims is called on a page: beside the list, on its chip, and where a view is kept.

/** Names in an address and how a chip calls them. */
export const FILTERS = [
  ['q', 'Search'],
  ['speaker', 'Speaker'],
  ['source', 'Source'],
  ['outlet', 'Outlet'],
  ['occasion', 'Where and when'],
  ['tag', 'Tag'],
  ['status', 'Status'],
  ['match', 'Match'],
  ['form', 'Form'],
  ['language', 'Language'],
  ['from', 'Said from'],
  ['to', 'Said until'],
  ['stale', 'Stale'],
  ['waiting', 'Waiting'],
] as const;

/** A value of a filter as a person reads it; null where the name of the filter says it all. */
export function wordOf(filter: string, value: string): string | null {
  switch (filter) {
    case 'form':
      return FORMS[value as keyof typeof FORMS] ?? value;
    case 'status':
      return ATTRIBUTION_STATUSES[value as keyof typeof ATTRIBUTION_STATUSES] ?? value;
    case 'match':
      return value
        .split(',')
        .map((state) => MATCH_STATES[state as keyof typeof MATCH_STATES] ?? state)
        .join(' or ');
    case 'language':
      return languageIn(value);
    case 'from':
    case 'to':
      return formatEdtf(value);
    case 'stale':
    case 'waiting':
      return null;
    default:
      return value;
  }
}

// The same few stand beside every list.
const languageIn = remembering((value) => {
  const language = readLanguage(value);
  return (language.ok && wordLanguage(language.value)) || value;
}, 500);
