import { afterAll, describe, expect, test } from 'vitest';
import { readCopy } from '../../../src/record/snapshots/actions/read-copy.js';
import { openFileReader } from '../../../src/record/snapshots/file-pool.js';
import { docxOf, lockedPdf, pdfOf } from './files.js';
import { openLog } from './logged.js';

const reader = openFileReader(openLog().log);
afterAll(() => reader.close());

const QUOTED = 'On this issue China has no room for compromise or concessions.';

function read(
  name: string | null,
  content: string | Uint8Array,
  more: { mediaType?: string; options?: 'article' | 'whole_page' } = {},
) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return readCopy(reader, {
    bytes,
    name,
    mediaType: more.mediaType ?? null,
    options: more.options ?? 'article',
  });
}

async function textOf(...given: Parameters<typeof read>): Promise<string> {
  const result = await read(...given);
  return result.ok ? result.value.text : `refused: ${result.errors}`;
}

describe('honest files', () => {
  test('a PDF becomes paragraphs, and says where its pages begin', async () => {
    const pdf = pdfOf([
      ['On this issue China has no room', 'for compromise or concessions.'],
      ['A second page.'],
    ]);
    const result = await read('speech.pdf', pdf);
    expect(result).toEqual({
      ok: true,
      value: {
        text: `${QUOTED}\n\nA second page.`,
        mediaType: 'application/pdf',
        facts: { ':reading': 'pages', ':pages': '0 64' },
      },
    });
  });

  test('words that a PDF breaks at the end of a line are whole again', async () => {
    const pdf = pdfOf([['It is a well-known and impor-', 'tant matter, as is well-', 'known.']]);
    expect(await textOf('a.pdf', pdf)).toBe('It is a well-known and important matter, as is well-known.');
  });

  test('a Word document becomes paragraphs, its runs one text', async () => {
    const docx = docxOf([
      ['On this issue ', 'Chi', 'na has no room for compromise or concessions.'],
      'Next.',
    ]);
    expect(await textOf('speech.docx', docx)).toBe(`${QUOTED}\n\nNext.`);
  });

  test('a scanned and a locked PDF are kept without text', async () => {
    expect(await read('scan.pdf', pdfOf([[]]))).toMatchObject({
      ok: true,
      value: { text: '', facts: { ':reading': 'no_text' } },
    });
    expect(await read('locked.pdf', lockedPdf())).toMatchObject({
      ok: true,
      value: { text: '', facts: { ':reading': 'locked' } },
    });
  });

  test('a page is its article, words over inline tags in one run', async () => {
    const filler =
      '<p>The ministers met for several hours on Monday, and afterwards each side gave an account of it, with more to follow in the days to come, as both of them said.</p>'.repeat(
        6,
      );
    const html = `<html><head><title>The visit</title><style>p{}</style></head><body><nav><a href="/">Home</a></nav><article><h1>The visit</h1><p>On this <b>issue</b> Chi<i>na</i> has&nbsp;no room for compromise or concessions.</p>${filler}</article><script>var x='no room'</script><footer>Imprint and more</footer></body></html>`;
    const article = await read('page.html', html);
    expect(article.ok && article.value.text).toContain(
      'On this issue China has\u00a0no room for compromise or concessions.\n\nThe ministers',
    );
    expect(article.ok && article.value.text).not.toMatch(/Imprint|var x/);
    expect(article.ok && article.value.facts).toMatchObject({ ':reading': 'article' });
    expect(await textOf('page.html', html, { options: 'whole_page' })).toContain('Imprint and more');
  });

  test('a page without a body, or with little on it, is read whole', async () => {
    expect(await read('page.html', 'plain <b>words</b>')).toMatchObject({
      ok: true,
      value: { text: 'plain words', facts: { ':reading': 'no_article' } },
    });
    expect(await textOf('page.html', '<html><head><title>T</title></head>x<p>y')).toBe('x\n\ny');
  });
});
