import { SOURCE_TYPES, type SourceType } from '../../../../vocabulary.js';
import type { Cite, Work } from '../../citeproc/model.js';

// Invented sources in which a style is shown before it is used, and with which a file that was added is tried.

export const SAMPLE_WORKS: readonly Work[] = [
  {
    key: 'article',
    item: {
      id: 'article',
      type: 'article-newspaper',
      title: 'Council votes to keep the harbour toll',
      author: [{ family: 'Ortega', given: 'Lena' }],
      'container-title': 'The Harbour Gazette',
      issued: { 'date-parts': [[2023, 6, 19]] },
      accessed: { 'date-parts': [[2023, 6, 20]] },
      URL: 'https://gazette.example/toll',
      language: 'en',
    },
  },
  {
    key: 'report',
    item: {
      id: 'report',
      type: 'report',
      title: 'The toll after ten years',
      author: [{ literal: 'Harbour Authority' }],
      publisher: 'Harbour Authority',
      issued: { 'date-parts': [[2022]] },
      number: '12',
      language: 'en',
    },
  },
];

export const SAMPLE_CITES: readonly Cite[] = SAMPLE_WORKS.map(({ key }) => ({ key, locator: null }));

/** One of each type, with all that a source may have: a style may fail on a single type. */
export const TRIAL_WORKS: readonly Work[] = (Object.keys(SOURCE_TYPES) as SourceType[]).map((type) => ({
  key: type,
  item: {
    id: type,
    type,
    title: 'The harbour toll in the second year of the board',
    author: [
      { family: 'Ortega', given: 'Lena' },
      { family: 'Renn', given: 'Ada' },
    ],
    director: [{ family: 'Voss', given: 'Mara' }],
    interviewer: [{ family: 'Lind', given: 'Otto' }],
    translator: [{ family: 'Berg', given: 'Anna' }],
    'container-title': 'The Harbour Gazette',
    publisher: 'Harbour Authority',
    issued: { 'date-parts': [[2023, 6, 19]] },
    accessed: { 'date-parts': [[2023, 6, 20]] },
    'event-date': { 'date-parts': [[2023, 6, 18]] },
    'event-title': 'Meeting of the harbour board',
    event: 'Meeting of the harbour board',
    'event-place': 'Carrick',
    URL: 'https://gazette.example/toll',
    language: 'en',
    medium: 'television',
    genre: 'minutes',
    number: '12',
  },
}));

export const TRIAL_CITES: readonly Cite[] = TRIAL_WORKS.map(({ key }) => ({ key, locator: null }));
