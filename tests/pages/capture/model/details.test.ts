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

it.each([
  ['The Kestrel Courier\nThursday 19 November 2026', 'The Kestrel Courier', '2026-11-19'],
  ['Lowland Daily, 5 October 2026.', 'Lowland Daily', '2026-10-05'],
  ['Last updated 14:05, 3 October 2026', undefined, '2026-10-03'],
  ['Published at 9.30 am on 3 October 2026', undefined, '2026-10-03'],
  ['Lindenau, 19. November 2026', undefined, '2026-11-19'],
  ['Donnerstag, 19. November 2026', undefined, '2026-11-19'],
  ['County Radio | 3 October 2026', 'County Radio', '2026-10-03'],
  ['Lindenauer Zeitung, 20. August 2008', 'Lindenauer Zeitung', '2008-08-20'],
  ['Veröffentlicht am 20.08.2008, 14.05 Uhr', undefined, '2008-08-20'],
  ['Publié le 3 mai 2019 à 12h30', undefined, '2019-05-03'],
  ['Publicado el 3 de mayo de 2019', undefined, '2019-05-03'],
  ['2019年5月3日', undefined, '2019-05-03'],
  ['MARREN, 3 October 2026 (Reuters) –', 'Reuters', '2026-10-03'],
  ['Minister blames the Press', undefined, undefined],
  ['The vote was on 3 October 2026', undefined, undefined],
])('of the line “%s”, the outlet and the day are read', (line, outlet, issued) => {
  const { fields } = details(`Ferry to run\n${line}\n\nIt will run.`);
  expect([fields['outlet.name'], fields.issued]).toEqual([outlet, issued]);
});

it('a name near the top that no byline or day is beside is not taken for the outlet', () => {
  expect(details('Ferry to run\nThe boats\nCounty Radio\nIt will run.').fields).not.toHaveProperty(
    'outlet.name',
  );
});

it('of a pasted page, the headline below its menu and the names beside the day are read', () => {
  const page =
    'Skip to content\nHome\nNews\nSport\nSign in\n\nFerry to run again from May\n\nBy Jon Field and Pia Roth\n3 October 2026\n\nThe ferry will run again.';
  const { fields, readIn } = details(page);
  expect(fields).toEqual({
    title: 'Ferry to run again from May',
    authors: 'Jon Field\nPia Roth',
    issued: '2026-10-03',
  });
  expect(readIn.title).toBe('the headline');
});

it.each([
  ['Von Anna Muster und Karl Ott', 'Anna Muster\nKarl Ott'],
  ['Par Jeanne Durand', 'Jeanne Durand'],
  ['Por Ana Ruiz y Luis Soto', 'Ana Ruiz\nLuis Soto'],
])('of the byline “%s”, the names are read', (line, authors) => {
  expect(details(`Ferry to run\n${line}\n3 October 2026\n\nIt will run.`).fields.authors).toBe(authors);
});

it('the outlet above a byline is no author', () => {
  const { fields } = details('Ferry to run\nMarren Courier\nBy Jon Field\n3 October 2026\n\nIt will run.');
  expect([fields['outlet.name'], fields.authors]).toEqual(['Marren Courier', 'Jon Field']);
});
