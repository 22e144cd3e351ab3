import { expect, it } from 'vitest';
import { fromBibtex, fromCsl, fromRis } from '../../../../src/publishing/exchange/references/model/dates.js';
import { recogniseReferences } from '../../../../src/publishing/exchange/references/model/recognise.js';
import { fixture } from './reading.js';

it.each([
  ['ris', fixture('zotero.ris')],
  ['ris', '\ufeffProvider: A base\r\nDatabase: B\r\n\r\nty - JOUR\r\n'],
  ['bibtex', fixture('zotero.bib')],
  ['bibtex', '% made by hand\n@string{a = "b"}\n'],
  ['bibtex', '@Book{\n  key,\n  title = {A}}'],
  ['csl-json', fixture('zotero.json')],
  ['csl-json', '[]'],
  [null, 'text,speaker\n"TY  - a word",B\n'],
  [null, 'text,speaker\n"Words of\n@handle (a person), and more",B\n'],
  [null, '{"format": "onrecord-json"}'],
  [null, ''],
])('%s is recognised by its content', (format, text) => {
  expect(recogniseReferences(Buffer.from(text))).toBe(format);
});

it.each([
  ['2023/06/19/', '2023-06-19', null],
  ['2023/6/', '2023-06', null],
  ['2023///', '2023', null],
  ['2023///Spring', '2023-21', null],
  ['2023/06//early', '2023-06', 'early'],
  ['19 June 2023', '19 June 2023', null],
])('RIS: %s is %s', (text, date, rest) => {
  expect(fromRis(text)).toEqual({ date, rest });
});

it.each([
  [{ 'date-parts': [['2023', '06', 9]] }, '2023-06-09'],
  [{ 'date-parts': [[2023, 13]] }, '2023-21'],
  [{ 'date-parts': [[2023], [2024, 2]], circa: 1 }, '2023~/2024-02~'],
  [{ 'date-parts': [[-44, 3, 15]] }, '-0044-03-15'],
  [{ 'date-parts': [[]], raw: ' June 2023 ' }, 'June 2023'],
  [{ literal: { literal: 'x' } }, null],
  [{}, null],
])('CSL: %j is %s', (given, date) => {
  expect(fromCsl(given)?.date ?? null).toBe(date);
});

it.each([
  ['2023', 'June', '5', '2023-06-05'],
  ['2023', '6', '', '2023-06'],
  ['2023', '19~June', '', '19~June 2023'],
  ['in press', '', '', 'in press'],
])('BibTeX: %s, %s, %s is %s', (year, month, day, date) => {
  expect(fromBibtex(year, month, day)).toBe(date);
});
