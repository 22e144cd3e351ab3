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
