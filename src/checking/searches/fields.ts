import { edtfDate, line, oneOf, prose, words } from '../../platform/lib/fields/fields.js';
import type { NounFields } from '../../platform/lib/fields/noun-fields.js';
import { required } from '../../platform/lib/fields/shapes.js';
import { SEARCH_OUTCOMES } from '../../vocabulary.js';

/** Every field of a search, in the order in which one would describe it. */
export const SEARCH_FIELDS = {
  where: {
    label: 'Where',
    column: 'place',
    input: required(line({ max: 500, label: 'Where' }), 'Enter where you looked'),
    form: { hint: 'An archive, site, recording or search engine, precise enough to repeat the search.' },
  },
  words: {
    label: 'Search words',
    input: required(words({ max: 2_000, label: 'Search words' }), 'Enter the words you searched for'),
    form: { kind: 'textarea', rows: 2 },
  },
  date: {
    label: 'When',
    column: 'searched_on',
    input: edtfDate('Search date'),
    kept: 'date',
    form: { half: true, hint: 'Such as 19 June 2023 or June 2023.' },
  },
  outcome: {
    label: 'Outcome',
    input: required(oneOf(SEARCH_OUTCOMES), 'Choose the outcome'),
    words: SEARCH_OUTCOMES,
    none: 'Choose one',
    form: { half: true },
  },
  result: {
    label: 'Result',
    input: prose({ max: 10_000, label: 'The result' }),
    form: { kind: 'textarea', rows: 3 },
  },
} as const satisfies NounFields;
