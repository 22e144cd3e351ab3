import { expect, it } from 'vitest';
import { detailsFrom } from '../../../../src/pages/capture/model/details.js';
import { ARTICLE } from '../article.js';

const details = (text: string) => detailsFrom({ headers: null, finalUrl: null, text });

it('headline, byline and date of a pasted article are offered, each with where it was read', () => {
  const { fields, readIn } = details(ARTICLE);
  expect(fields).toEqual({
    title: 'Harbour master rules out new deck',
    authors: 'Jon Field',
    issued: '2026-10-07',
  });
  expect(readIn.title).toBe('the first line');
});

it('a first line that is a sentence is no headline, and a lone line none either', () => {
  expect(details('The pier was closed today.\nIt will stay so.').fields).toEqual({});
  expect(details('Harbour news').fields).toEqual({});
  expect(details('MR. KARR: When did you see it?\n\nMS. LUND: In March.').fields).toEqual({});
});

it('what the page says of itself comes before what its text says', () => {
  const found = JSON.stringify({ title: [{ value: 'The pier', from: 'open_graph', isSure: true }] });
  const copy = { headers: { ':found': found }, finalUrl: 'https://gazette.example/pier', text: ARTICLE };
  const { fields } = detailsFrom(copy);
  expect(fields).toMatchObject({
    title: 'The pier',
    url: 'https://gazette.example/pier',
    issued: '2026-10-07',
  });
});
