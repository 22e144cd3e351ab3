import { expect, test } from 'vitest';
import { readPdf } from '../../../src/engines/documents/pdf.js';
import { compareWording } from '../../../src/engines/fidelity/compare.js';
import { type PdfLine, pdfOf } from '../../record/snapshots/files.js';

// PDFs of several pages: lines repeated at page edges are removed.

const at = (y: number, text: string): PdfLine => ({ text, y });
const body = (...lines: string[]) => lines.map((text, row) => at(690 - row * 14, text));

async function readingOf(...pages: readonly (readonly (string | PdfLine)[])[]) {
  const read = await readPdf(pdfOf(pages), 2_000_000);
  if (read.kind !== 'text') throw new Error(`It was read as ${read.kind}.`);
  return read;
}

const FIRST = [
  'The chair opened the meeting at nine and read',
  'out the list. "We will not close the port before',
];
const SECOND = ['the last boat is home," Ilse Marren said.', 'The meeting ended at noon.'];
const QUOTED = 'We will not close the port before the last boat is home';

test('two sheets with head and foot lose no quotation that runs over the page', async () => {
  const sheet = (number: number, lines: readonly string[]) => [
    at(760, 'Harbour board: minutes'),
    ...body(...lines),
    at(40, '9 May 2031'),
    at(26, `Page ${number} of 2`),
  ];
  const { text, pages, furniture } = await readingOf(sheet(1, FIRST), sheet(2, SECOND));
  expect(compareWording(QUOTED, text).verdict).toBe('exact');
  expect(text).toBe(`Harbour board: minutes\n\n${[...FIRST, ...SECOND].join(' ')}\n\n9 May 2031`);
  expect(text.slice(pages[1]).startsWith('the last boat')).toBe(true);
  expect(furniture).toBe(4);
});

test('the same where head and foot stand as near as any line, and are written after the body', async () => {
  const sheet = (number: number, lines: readonly string[]) => [
    ...lines.map((text, row) => at(706 - row * 14, text)),
    at(720, 'MINUTES'),
    at(678, String(number)),
  ];
  const { text } = await readingOf(
    sheet(7, FIRST),
    sheet(8, SECOND),
    sheet(9, ['It is so.', 'Signed by the clerk.']),
  );
  expect(compareWording(QUOTED, text).verdict).toBe('exact');
  expect(text).not.toMatch(/[789]/);
});

test('a word that is broken over the page is whole again', async () => {
  const { text, pages } = await readingOf(
    body('We will not sell the commu-'),
    body('nity hall, nor a well-', 'known pier.'),
  );
  expect(text).toBe('We will not sell the community hall, nor a well-known pier.');
  expect(text.slice(pages[1]).startsWith('community')).toBe(true);
});

test.each<[string, (string | PdfLine)[][]]>([
  ['one page', [[at(760, 'A head'), ...body('Some words.'), at(26, '1')]]],
  [
    'pages that are all alike',
    [1, 2, 3].map(() => ['One line.', 'Two lines.', 'Three.', 'Four.', 'Five.', 'Six.']),
  ],
  [
    'numbers that do not count the pages',
    [body('The result:', 'of nine', '14'), body('Another:', 'of ten', '14')],
  ],
])('of %s nothing is left out', async (_, pages) => {
  const { furniture, text } = await readingOf(...pages);
  expect(furniture).toBe(0);
  for (const line of pages.flat()) expect(text).toContain(typeof line === 'string' ? line : line.text);
});

test('what somebody says at the top of two pages stays once, and a new sentence is a new paragraph', async () => {
  const { text } = await readingOf(
    ['Ms Vale: Thank you.', 'We begin with the pier.'],
    ['Ms Vale: Thank you.', 'Now the boats.'],
  );
  expect(text).toBe('Ms Vale: Thank you.\n\nWe begin with the pier.\n\nNow the boats.');
});

test('a sheet with nothing but its head and foot parts no sentence', async () => {
  const sheet = (number: number, ...lines: string[]) => [
    at(760, 'Minutes'),
    ...body(...lines),
    at(26, `Page ${number}`),
  ];
  const { text } = await readingOf(sheet(1, ...FIRST), sheet(2), sheet(3, ...SECOND));
  expect(compareWording(QUOTED, text).verdict).toBe('exact');
});

test('pages without text are passed over', async () => {
  expect(await readPdf(pdfOf([[], []]), 1_000)).toEqual({ kind: 'no_text' });
  const { text, pages } = await readingOf(['One.'], [], ['Two.']);
  expect([text, pages]).toEqual(['One.\n\nTwo.', [0, 4, 6]]);
});
