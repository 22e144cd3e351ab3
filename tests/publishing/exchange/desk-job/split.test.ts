import { describe, expect, it } from 'vitest';
import { checkDesk } from '../../../../src/publishing/exchange/desk-job/check.js';
import { DeskSplitter } from '../../../../src/publishing/exchange/desk-job/split.js';
import { faultsIn, faultsInText } from '../../../support/desk-file.js';
import { richDesk } from '../whole-desk.js';

const HEAD = '{"format":"onrecord-json","version":1';

async function faultsInBytes(...pieces: Uint8Array[]): Promise<readonly string[]> {
  async function* each() {
    yield* pieces;
  }
  const read = await checkDesk(each());
  if (!read.ok) return read.errors;
  read.value.close();
  return [];
}

function valuesIn(text: string, size: number): unknown[] {
  const found: unknown[] = [];
  const splitter = new DeskSplitter({
    onList: (key) => found.push([key]),
    onValue: ({ key, at, value }) => found.push([key, at, value]),
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) splitter.add(bytes.subarray(at, at + size));
  splitter.end();
  return found;
}

describe('a file that is read in pieces', () => {
  it.each([1, 2, 3, 7, 64])('has the same values in pieces of %i bytes', (size) => {
    const desk = {
      ...richDesk(),
      tags: [],
      odd: ['a"\\', '[{', -1.5e3, null, true, [[]], { '}': ']' }, '中😀'],
    };
    const text = `\ufeff\r\n\t${JSON.stringify(desk, null, 2)}\n `;
    const expected = Object.entries(desk).flatMap(([key, value]) =>
      Array.isArray(value)
        ? [[key], ...value.map((one: unknown, at) => [key, at, one])]
        : [[key, null, value]],
    );
    expect(valuesIn(text, size)).toEqual(expected);
  });

  it('is right whatever the order of its lists', () => {
    expect(faultsIn(Object.fromEntries(Object.entries(richDesk()).reverse()))).toEqual([]);
  });
});

describe('a file that is damaged', () => {
  it('is refused wherever it is cut off', () => {
    const text = JSON.stringify(richDesk());
    for (let length = 0; length < text.length; length += 997)
      expect(faultsInText(text.slice(0, length))).toEqual([expect.stringMatching(/^This is not JSON: /)]);
  });

  it.each([
    [`${HEAD},"tags":[{"ref":1,}]}`, /^This is not JSON: .*\(‘tags’ 1, line 1\)\.$/],
    [
      `${HEAD},\n"tags":[{"ref":1}\n{}]}`,
      /a comma or the end of the list is expected, not ‘{’ \(‘tags’ 1, line 3\)/,
    ],
    [`${HEAD},"tags":[]}]`, /the end of the file is expected, not ‘]’/],
    [`${HEAD},tags:[]}`, /the name of a field in double quotes is expected, not ‘t’/],
    [`${HEAD},"tags" []}`, /a colon is expected/],
    [`${HEAD},"tags":[],"tags":[]}`, /^‘tags’ is in this file twice: put both in one\.$/],
    [
      `${HEAD},"tags":[${'['.repeat(200)}${']'.repeat(200)}]}`,
      /^‘tags’ 1, line 1: .* nested more than 100 levels deep/,
    ],
    ['"text', /^The file must be an object of lists, not text\.$/],
    ['text,speaker', /^This is not JSON: an opening brace is expected, not ‘t’/],
  ])('%s is refused with where it is', (text, sentence) => {
    expect(faultsInText(text)).toEqual([expect.stringMatching(sentence)]);
  });

  it.each([
    [
      'Latin-1',
      Buffer.from(`${HEAD},"tags":[{"ref":1,"name":"Caf\u00e9"}]}`, 'latin1'),
      /^‘tags’ 1, .*is not UTF-8 text/,
    ],
    [
      'UTF-16',
      Buffer.from(`\ufeff${HEAD}}`, 'utf16le'),
      /^This is not UTF-8 text: save the file as UTF-8\.$/,
    ],
  ])('in %s is refused', async (_, bytes, sentence) => {
    expect(await faultsInBytes(bytes)).toEqual([expect.stringMatching(sentence)]);
  });

  it('with one value of more than a hundred megabytes is refused before its end', async () => {
    const piece = Buffer.alloc(16_000_000, 'a');
    const pieces = [Buffer.from(`${HEAD},"tags":[{"name":"`), ...Array.from({ length: 7 }, () => piece)];
    expect(await faultsInBytes(...pieces)).toEqual([
      expect.stringMatching(/^‘tags’ 1, line 1: .* larger than 100 MB/),
    ]);
  });
});
