import { remembering } from '../../../engines/remembering.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { readLanguage } from '../../../platform/lib/fields/values.js';
import { wordLanguage } from '../../../platform/lib/text/word-language.js';
import { ATTRIBUTION_STATUSES, FORMS, MATCH_STATES } from '../../../vocabulary.js';

// Names of the filters of claims, for the list, its chips and saved views.

/** Names of filters in an address, and their labels. */
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
  ['stale', 'Has out-of-date findings'],
  ['waiting', 'Waiting'],
  ['questions', 'Has open questions'],
] as const;

/** The label of a filter's value; null where the filter's name suffices. */
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
    case 'questions':
      return null;
    default:
      return value;
  }
}

// Cached, since every list shows the same few languages.
const languageIn = remembering((value) => {
  const language = readLanguage(value);
  return (language.ok && wordLanguage(language.value)) || value;
}, 500);
