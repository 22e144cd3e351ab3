import { describe, expect, test } from 'vitest';
import { readCaptions } from '../../../src/engines/documents/captions.js';
import { cleanCopy } from '../../../src/engines/documents/clean.js';
import { locatorsOf, paragraphsOf } from '../../../src/pages/snapshots/page/paragraphs.js';
import { parseCopy } from '../../../src/record/snapshots/input.js';
import { decodeText } from '../../../src/record/snapshots/model/decode.js';
import { timeMarksOf } from '../../../src/record/snapshots/model/time-marks.js';
import { labelOf } from '../../../src/record/snapshots/model.js';
import { sizeInWords } from '../../../src/record/snapshots/section.js';

function decoded(bytes: Uint8Array, ...named: string[]) {
  const result = decodeText(bytes, named);
  return result.ok ? [result.value.text, result.value.charset] : result.errors;
}

function swapped(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('characters', () => {
  const words = 'No room for “compromise”.';

  test.each<[string, Uint8Array, string[], string]>([
    ['UTF-8', Buffer.from(words), [], 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`), [], 'utf-8'],
    ['UTF-8 that a header calls Latin-1', Buffer.from(words), ['iso-8859-1'], 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${words}`, 'utf16le'), [], 'utf-16le'],
    ['UTF-16 the other way round, with a mark', swapped(`\ufeff${words}`), [], 'utf-16be'],
    ['UTF-16 without a mark', Buffer.from(words, 'utf16le'), [], 'utf-16le'],
    ['UTF-16 the other way round, without a mark', swapped(words), [], 'utf-16be'],
    ['Windows’ Latin', Buffer.from('No room for \x93compromise\x94.', 'latin1'), [], 'windows-1252'],
    [
      'Windows’ Latin that nobody can name',
      Buffer.from('No room for \x93compromise\x94.', 'latin1'),
      ['x-unknown'],
      'windows-1252',
    ],
  ])('are read from %s', (_what, bytes, named, charset) => {
    expect(decoded(bytes, ...named)).toEqual([words, charset]);
  });

  test.each<[string, string, string]>([
    ['windows-1251', 'cff0e8e2e5f22c20ece8f02120caeef1eceef1', 'Привет, мир! Космос'],
    ['koi8-r', 'f0d2c9d7c5d42c20cdc9d22120ebcfd3cdcfd3', 'Привет, мир! Космос'],
    ['shift_jis', '93fa967b8cea82cc838683938168', '日本語のユン”'],
    ['gb18030', 'd6d0b9fab5c4c8cbcac7b2bbd4dad5e2c0efb5c4', '中国的人是不在这里的'],
    ['big5', 'a4a4b0eaaabaa448ac4fa4a3a662b36fb8ccaaba', '中國的人是不在這裡的'],
    ['euc-kr', 'c7d1b1b9c0cc20c0cc20c0cfc0bb20c7cfb0ed20c0d6b4d9', '한국이 이 일을 하고 있다'],
    ['windows-1252', '4a61636b2063616ee974206372e8706520fc626572', 'Jack canét crèpe über'],
  ])('in %s are told by how their letters stand together', (charset, hex, text) => {
    expect(decoded(Buffer.from(hex, 'hex'))).toEqual([text, charset]);
  });

  test('are read in the charset that a server names, where the bytes are in it', () => {
    expect(decoded(Buffer.from('a9cdf1', 'hex'), 'windows-1250')).toEqual(['©Íń', 'windows-1250']);
    expect(decoded(Buffer.from('\x1b$B4A;z\x1b(B', 'latin1'), 'iso-2022-jp')).toEqual([
      '漢字',
      'iso-2022-jp',
    ]);
  });

  test('that cannot be kept are marked, and all lines end alike', () => {
    expect(cleanCopy('\ufeffa\r\nb\rc\fd\ve\u0085f')).toBe('a\nb\nc\nd\ne\nf');
    expect(cleanCopy('a\x00b\x1bc\x7fd\u009fe\ud800f\tg')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\tg');
  });
});

describe('subtitles', () => {
  const srt =
    '1\r\n00:00:01,000 --> 00:00:03,500\r\nThere is no room\r\nfor <i>compromise</i>.\r\n\r\n2\r\n01:02:03,000 --> 01:02:05,000\r\n- And you?\r\n- {\\an8}Nor I.\r\n';
  const text = 'There is no room for compromise.\n- And you?\n- Nor I.';

  test('become their words, with the times beside them', () => {
    expect(readCaptions(srt)).toEqual({
      text,
      times: [
        { start_utf16: 0, start_ms: 1_000, end_ms: 3_500 },
        { start_utf16: 33, start_ms: 3_723_000, end_ms: 3_725_000 },
      ],
    });
  });

  test('say who speaks where that changes, and leave out styles and notes', () => {
    const vtt =
      'WEBVTT - A title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE not said\n\nfirst\n00:01.000 --> 00:02.000 align:start\n<v.loud Wang Yi>No &amp; <c.yellow>no</c>.\n\n00:02.000 --> 00:03.000\n<v Wang Yi>Never.\n\n00:03.000 --> 00:04.000\n<v Blinken><00:03.500>Well.</v>\n\n00:05.000 --> 00:06.000\n<i></i>\n';
    expect(readCaptions(vtt)?.text).toBe('Wang Yi: No & no.\nNever.\nBlinken: Well.');
  });

  test('that roll lose what they repeat, and others keep what was said twice', () => {
    const cue = (at: number, words: string) => `00:00:0${at}.000 --> 00:00:0${at + 1}.000\n${words}\n`;
    const lines = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    const rolling = lines.map((line, at) => cue(at, at === 0 ? line : `${lines[at - 1]}\n${line}`));
    const still = cue(8, 'seven');
    expect(readCaptions(`WEBVTT\n\n${[...rolling, still].join('\n')}`)?.text).toBe(lines.join('\n'));
    expect(readCaptions(`WEBVTT\n\n${cue(1, 'No.')}\n${cue(2, 'No.')}`)?.text).toBe('No.\nNo.');
  });

  test('that roll up over three lines, or grow by a word, say each sentence once, at its first time', () => {
    const cue = (at: number, words: string) => `00:00:0${at}.000 --> 00:00:0${at + 1}.000\n${words}\n`;
    const lines = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
    const rolling = lines.map((_, at) => cue(at, lines.slice(Math.max(0, at - 2), at + 1).join('\n')));
    expect(readCaptions(`WEBVTT\n\n${rolling.join('\n')}`)?.text).toBe(lines.join('\n'));
    const said = 'We will not close it today.'.split(' ');
    const growing = said.map((_, at) => cue(at, said.slice(0, at + 1).join(' ')));
    expect(readCaptions(`WEBVTT\n\n${growing.join('\n')}\n${cue(8, 'Never.')}`)).toEqual({
      text: 'We will not close it today.\nNever.',
      times: [
        { start_utf16: 0, start_ms: 0, end_ms: 6_000 },
        { start_utf16: 28, start_ms: 8_000, end_ms: 9_000 },
      ],
    });
  });

  test('have their times found again from the bytes, and none for a text that is not theirs', () => {
    const copy = { bytes: Buffer.from(srt), mediaType: 'application/x-subrip; charset=utf-8', text };
    expect(timeMarksOf(copy)).toHaveLength(2);
    expect(timeMarksOf({ ...copy, text: 'Other words.' })).toEqual([]);
    expect(timeMarksOf({ ...copy, mediaType: 'text/plain' })).toEqual([]);
    const part = { number: 1, start: 0, end: text.length };
    const locators = locatorsOf({ pages: [], times: timeMarksOf(copy), hasTimesInText: false });
    const paragraphs = paragraphsOf(text, { part, locators, marks: [], passage: null });
    expect(paragraphs.map(({ at, locator }) => [locator, text.slice(at).split('\n')[0]])).toEqual([
      ['at 0:00:01', 'There is no room for compromise.'],
      ['at 1:02:03', '- And you?'],
      [null, '- Nor I.'],
    ]);
  });
});

describe('the name of a file is a label', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\speech.pdf', 'speech.pdf'],
    ['.htaccess', '.htaccess'],
    ['con', 'con'],
    ['a\0b\nc.txt', 'a\ufffdb\ufffdc.txt'],
    ['exe\u202efdp.txt', 'exe\u202efdp.txt'],
    [`${'é'.repeat(300)}.docx`, `${'é'.repeat(194)}….docx`],
    ['x'.repeat(300), `${'x'.repeat(199)}…`],
    ['  ', null],
    ['..//', null],
  ])('%j', (name, label) => {
    expect(labelOf(name)).toBe(label);
  });

  test('sizes are said as shops say them', () => {
    expect([0, 999, 1_000, 999_499, 999_500, 20_971_520].map(sizeInWords)).toEqual([
      '0 bytes',
      '999 bytes',
      '1 KB',
      '999 KB',
      '1.0 MB',
      '21.0 MB',
    ]);
  });
});

describe('which way a copy is kept', () => {
  const errorsOf = (fields: unknown, hasFile = false) => {
    const options = parseCopy(fields, hasFile);
    return options.ok ? options.value.way : options.errors.map(({ path }) => path);
  };

  test.each<[unknown, boolean, string | string[]]>([
    [{ text: 'Words.' }, false, 'paste'],
    [{ way: 'paste', text: 'Words.', typed_in_by: 'A trainee' }, false, 'paste'],
    [{ url: 'https://news.example/' }, false, 'fetch'],
    [{ way: 'fetch', url: 'https://news.example/', reading: 'whole_page' }, false, 'fetch'],
    [{ way: 'upload', reading: 'article' }, true, 'upload'],
    [{}, true, 'upload'],
    [{}, false, ['text']],
    [{ way: 'paste' }, false, ['text']],
    [{ way: 'fetch' }, false, ['url']],
    [{ way: 'upload' }, false, ['file']],
    [{ way: 'elsewhere', text: 'x' }, false, ['way']],
    [{ text: 'x', url: 'https://news.example/' }, false, ['url']],
    [{ url: 'file:///etc/passwd' }, false, ['url']],
    [{ way: 'fetch', url: 'https://a:b@news.example/' }, false, ['url']],
    [{ url: 'https://news.example/', reading: 'half' }, false, ['reading']],
    [{ text: 'x', colour: 'red' }, true, ['text', 'colour']],
    ['words', false, ['']],
    [null, false, ['']],
  ])('%j', (fields, hasFile, expected) => {
    expect(errorsOf(fields, hasFile)).toEqual(expected);
  });
});
