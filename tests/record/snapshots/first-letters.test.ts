import { strToU8 } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { brokenUtf8 } from '../../../src/engines/documents/broken-utf8.js';
import { factsOf } from '../../../src/pages/snapshots/page/facts.js';
import { readCopy } from '../../../src/record/snapshots/actions/read-copy.js';
import { openFileReader } from '../../../src/record/snapshots/file-pool.js';
import { docxParts, zipOf } from './files.js';
import { openLog } from './logged.js';

// What a file is taken for by its first letters and by its bytes.

const reader = openFileReader(openLog().log);
afterAll(() => reader.close());

async function read(name: string | null, content: string | Uint8Array, mediaType: string | null = null) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const result = await readCopy(reader, { bytes, name, mediaType, options: 'whole_page' });
  return result.ok ? { text: result.value.text, facts: result.value.facts } : result.errors;
}

describe('subtitles that begin as WebVTT does', () => {
  const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nNo room.\n';
  const expected = { text: 'No room.', facts: { ':reading': 'captions', ':times': '0,1000,2000' } };

  test.each([
    ['a.vtt', vtt],
    ['a.vtt', `\ufeff${vtt}`],
    ['a.srt', vtt],
    ['a.srt', `\ufeff${vtt}`],
  ])('are read from %s', async (name, content) => {
    expect(await read(name, content)).toEqual(expected);
  });

  test('are known at an address that names no kind', async () => {
    expect(await read(null, vtt, 'application/octet-stream')).toEqual(expected);
    expect(await read(null, vtt, 'text/vtt')).toEqual(expected);
  });
});

describe('text', () => {
  test.each([
    ['BM Holdings said no.'],
    ['MZ said so.'],
    ['GIF89a is a format.'],
    ['ID3 is what it is called.'],
    ['solid words'],
    ['FWS is short for it.'],
    ['MSCF'],
    ['BEGIN:VCARD'],
    ['WEBVTT is a format, he said.'],
    ['A PDF begins with %PDF-1.7, she said.'],
    ['BM – 日本語'],
  ])('%s is text, whatever its first letters are', async (text) => {
    expect(await read('a.txt', text)).toMatchObject({ text });
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ['rich text', '{\\rtf1\\ansi words}', /content is (application|text)\/rtf/],
    ['a picture', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), /content is image\/jpeg/],
    ['a packed file', Buffer.from('28b52ffda4b0c0d0e0f0a1b1c1d1e1f1', 'hex'), /content is application\/zstd/],
    ['a PDF', '%PDF-1.4\n1 0 obj\n', /content is a PDF/],
  ])('%s is none', async (_what, content, reason) => {
    expect(await read('a.txt', content)).toMatch(reason);
  });
});

describe('encodings', () => {
  const words = Buffer.from('“No room for compromise”, said Żółć. Naïve?');

  test('that are almost UTF-8 are refused with the place where they break', async () => {
    const at = words.length;
    for (const end of ['e2', 'e280', 'ff', 'c3'])
      expect(await read('a.txt', Buffer.concat([words, Buffer.from(end, 'hex')]))).toMatch(
        new RegExp(`UTF-8 is invalid at byte ${at}\\b`),
      );
    const page = Buffer.concat([Buffer.from('<meta charset=utf-8><p>'), words, Buffer.from('fffe', 'hex')]);
    expect(await read('a.html', page)).toMatch(/UTF-8 is invalid/);
  });

  test.each([
    ['ASCII and one foreign byte', '6e6f20e9', null],
    ['Cyrillic in one byte each', 'cff0e8e2e5f22c20ece8f02120caeeec', null],
    ['GB18030', 'd6d0b9fab5c4c8cbcac7b2bbd4dad5e2c0efb5c4', null],
    ['a short word that was cut', 'c3a9c3', 2],
    ['halves of surrogates and overlong forms', 'eda080c0afe08080f4908080', null],
    ['long characters round a broken one', 'f09f9880ff', 4],
    ['UTF-8 itself', 'c3a9', null],
  ])('%s are told apart', (_what, hex, at) => {
    expect(brokenUtf8(Buffer.from(hex, 'hex'))).toBe(at);
  });

  test('that are guessed are said to be, on the page and in the JSON', async () => {
    const cyrillic = Buffer.from('cff0e8e2e5f22c20ece8f02120caeef1eceef1', 'hex');
    const guessed = { ':reading': 'plain', ':encoding-guessed': 'windows-1251' };
    expect(await read('a.txt', cyrillic)).toEqual({ text: 'Привет, мир! Космос', facts: guessed });
    expect(await read('a.txt', cyrillic, 'text/plain; charset=windows-1251')).toMatchObject({
      facts: { ':reading': 'plain' },
    });
    const facts = factsOf({
      ...{ headers: JSON.stringify(guessed), how: 'upload', media_type: 'text/plain' },
      original_name: null,
    } as never);
    expect(facts).toContainEqual({ term: 'Encoding guessed', text: 'windows-1251' });
  });
});

describe('a Word document', () => {
  test('with a name that leads out of it, or with macros, is refused as what it is', async () => {
    const out = zipOf({ ...docxParts(['x']), '../evil.xml': strToU8('<a/>') });
    expect(await read('a.docx', out)).toMatch(/a path outside the archive/);
    const macros = zipOf({ ...docxParts(['x']), 'word/vbaProject.bin': strToU8('x') });
    expect(await read('a.docx', macros)).toMatch(/contains macros \(vbaProject\.bin\)/);
  });
});
