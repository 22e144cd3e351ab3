import { strToU8 } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { readCaptions } from '../../../src/engines/documents/captions.js';
import { readCopy } from '../../../src/record/snapshots/actions/read-copy.js';
import { openFileReader } from '../../../src/record/snapshots/file-pool.js';
import {
  docxBomb,
  docxOf,
  docxParts,
  emptyParts,
  lockedPdf,
  overlappingZip,
  pdfBomb,
  pdfOf,
  zipOf,
} from './files.js';
import { openLog } from './logged.js';

// Files that mean harm, or are not what they say: each is refused with its reason, and the reader goes on.

const { log, warnings } = openLog();
const reader = openFileReader(log);
afterAll(() => reader.close());

async function reasonFor(name: string, content: string | Uint8Array, mediaType: string | null = null) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const read = await readCopy(reader, { bytes, name, mediaType, options: 'article' });
  return read.ok ? `read: ${read.value.text.slice(0, 80)}` : read.errors;
}

const GIF = Buffer.from('GIF89a/*\x01\x00*/=1;<html><body><script>alert(1)</script></body></html>', 'latin1');
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

describe('what a file is not', () => {
  test.each<[string, string, string | Uint8Array, RegExp]>([
    ['an empty file', 'a.txt', '', /empty/],
    ['white space alone', 'a.txt', ' \n\t ', /only white space/],
    [
      'a page called a PDF',
      'report.pdf',
      '<!doctype html><html><body>Not here</body></html>',
      /looks like a web page/,
    ],
    ['text called a PDF', 'report.pdf', 'just words', /incomplete/],
    ['a PDF called a page', 'page.html', pdfOf([['x']]), /content is a PDF/],
    ['a Word document called text', 'notes.txt', docxOf(['x']), /zip archive/],
    ['a PDF that is cut short', 'a.pdf', Buffer.from('%PDF-1.7\n'), /damaged/],
    ['a Word document that is cut short', 'a.docx', docxOf(['x']).subarray(0, 300), /damaged or incomplete/],
    ['an archive of something else', 'a.docx', zipOf({ 'a.txt': strToU8('x') }), /no word\/document\.xml/],
    ['a GIF that is a page as well', 'page.html', GIF, /image\/gif/],
    ['a PNG called text', 'a.txt', PNG, /image\/png/],
    [
      'a drawing',
      'logo.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      /This one is called/,
    ],
    [
      'a drawing called a page',
      'logo.html',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
      /image\/svg\+xml/,
    ],
    ['a program', 'setup.exe', 'MZ', /This one is called.*setup\.exe/],
    ['a program that is turned round', 'exe\u202etxt.exe', 'MZ', /exe⟨RLO⟩txt\.exe/],
    ['a file without an ending', 'README', 'words', /This one is called/],
    [
      'a program called text',
      'a.txt',
      Buffer.from('4d5a90000300000004000000ffff0000b8000000', 'hex'),
      /not readable text|content is/,
    ],
    ['null bytes among letters', 'a.txt', 'no room\0 for compromise', /not readable text/],
    ['control characters among letters', 'a.txt', 'a\x01b\x02c\x03d\x04', /not readable text/],
    ['UTF-32', 'a.txt', Buffer.from('fffe000061000000', 'hex'), /UTF-32/],
    ['subtitles without a time', 'a.srt', '1\nHello\n', /no .*time|No subtitle/i],
  ])('%s is refused by name', async (_what, name, content, reason) => {
    expect(await reasonFor(name, content)).toMatch(reason);
  });

  test('what a browser calls it is not believed, and a harmless file is not held for harmful', async () => {
    expect(await reasonFor('a.txt', 'plain words', 'application/pdf')).toBe('read: plain words');
    expect(await reasonFor('eicar.txt', EICAR)).toMatch(/^read: X5O/);
  });
});

describe('what a Word document hides', () => {
  test('two hundred megabytes in a few hundred kilobytes', async () => {
    const big = docxBomb(200 * 1024 * 1024);
    expect(big.length).toBeLessThan(500_000);
    expect(await reasonFor('bomb.docx', big)).toMatch(/Unpacked, it is 200 MB/);
  });

  test('more than its directory says', async () => {
    const liar = zipOf({ ...docxParts(['x']), 'word/more.xml': new Uint8Array(2_000_000) });
    // The sizes in the directory, made small; what is packed is as large as before.
    const at = liar.lastIndexOf('word/more.xml') - 46;
    liar.writeUInt32LE(10, at + 24);
    expect(await reasonFor('liar.docx', liar)).toMatch(/damaged or incomplete/);
  });

  test('a hundred thousand parts', async () => {
    expect(await reasonFor('many.docx', emptyParts(100_000))).toMatch(/parts; at most/);
  });

  test('parts that lie over each other', async () => {
    expect(await reasonFor('over.docx', overlappingZip())).toMatch(/overlap|same name/);
  });

  test('a part that multiplies, and one that reads another file', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]>`;
    const reads = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    for (const declared of [laughs, reads]) {
      const parts = docxParts(['PUT']);
      const xml = Buffer.from(parts['word/document.xml'] ?? '').toString();
      parts['word/document.xml'] = strToU8(xml.replace('?>', `?>${declared}`).replace('PUT', '&a;'));
      expect(await reasonFor('x.docx', zipOf(parts))).toMatch(/DOCTYPE/);
    }
  });
});

describe('what takes too much', () => {
  test('a PDF that becomes four hundred megabytes is ended, and the next file is read', async () => {
    const bomb = pdfBomb(400);
    expect(bomb.length).toBeLessThan(3_000_000);
    expect(await reasonFor('bomb.pdf', bomb)).toMatch(/too much memory|more than \d+ seconds/);
    expect(await reasonFor('a.docx', docxOf(['Still here.']))).toBe('read: Still here.');
  });

  test('a page nested without end is ended when its time is over', async () => {
    const quick = openFileReader(log, { timeMs: 1_500, heapMb: 128, memoryMb: 300 });
    const bytes = Buffer.from(`<html><body>${'<div>'.repeat(200_000)}words`);
    const read = await readCopy(quick, { bytes, name: 'deep.html', mediaType: null, options: 'article' });
    expect(!read.ok && read.errors).toMatch(/more than 1\.5 seconds|too deeply/);
    quick.close();
  });
});

test('a process that dies of its own memory is told of as one that was ended', async () => {
  const small = openFileReader(log, { timeMs: 15_000, heapMb: 12, memoryMb: 500 });
  const bytes = Buffer.from(`<html><body>${'<p>words</p>'.repeat(300_000)}`);
  const read = await readCopy(small, { bytes, name: 'wide.html', mediaType: null, options: 'whole_page' });
  expect(!read.ok && read.errors).toMatch(/too much memory|more than 15 seconds/);
  small.close();
});

test('a process that could not run at all is not told of as a file that bursts', async () => {
  const own = openLog();
  // A limit that is no number: Node ends before it has read the file.
  const broken = openFileReader(own.log, { timeMs: 15_000, heapMb: Number.NaN, memoryMb: 500 });
  const read = await readCopy(broken, {
    ...{ bytes: docxOf(['words']), name: 'a.docx', mediaType: null, options: 'article' },
  });
  expect(!read.ok && read.errors).toMatch(/could not be started.*Try again/);
  expect(own.warnings).toEqual([
    { kind: 'docx', fault: expect.stringMatching(/^ended by 9, Error/), message: 'could not read a file' },
  ]);
});

test('where a reader breaks off the log is told where, without a word of the file', async () => {
  const parts = docxParts(['x']);
  parts['word/document.xml'] = strToU8('<w:document><Geheimnis></w:document>');
  const before = warnings.length;
  expect(await reasonFor('Geheimnis.docx', zipOf(parts))).toMatch(/cannot be read/);
  const [told, ...more] = warnings.slice(before);
  expect(more).toEqual([]);
  expect(told).toMatchObject({ kind: 'docx', fault: expect.stringMatching(/^\w*Error.* at .*:\d+:\d+\)?$/) });
  expect(JSON.stringify(told)).not.toContain('Geheimnis');
});

test('a file that is plainly damaged or locked is no fault of the reader, and is not logged', async () => {
  const before = warnings.length;
  expect(await reasonFor('a.pdf', Buffer.from('%PDF-1.7\n'))).toMatch(/damaged/);
  expect(await reasonFor('locked.pdf', lockedPdf())).toBe('read: ');
  expect(warnings.slice(before)).toEqual([]);
});

describe('subtitles made of the beginnings of tags', () => {
  const cue = (line: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${line}\n`;

  // Without bounds the time grows with the square of the length: the second of these would outlast any test.
  test.each([16, 400])('%i thousand of them are words like any others', (thousands) => {
    const line = '<v.'.repeat(thousands * 1_024);
    expect(readCaptions(cue(line))?.text).toBe(line);
    expect(readCaptions(cue(`${line} Wang Yi>No.`))?.text).toMatch(/No\.$/);
  });

  test('the name of a voice and its class have a greatest length', () => {
    expect(readCaptions(cue(`<v.${'c'.repeat(90)}  Wang Yi>No.`))?.text).toBe('Wang Yi: No.');
    expect(readCaptions(cue(`<v.${'c'.repeat(102)} Wang Yi>No.`))?.text).toBe('No.');
    expect(readCaptions(cue('<v Wang Yi>No. <v Blinken>Yes.'))?.text).toBe('Wang Yi: No. Blinken: Yes.');
  });
});
