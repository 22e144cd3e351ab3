import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { indexFile, packagedFile } from '../../../../src/publishing/citations/citeproc/job/package.js';
import {
  packedStyles,
  readPackedCard,
} from '../../../../src/publishing/citations/citeproc/job/packed-styles.js';
import { STYLE_KINDS } from '../../../../src/publishing/citations/styles/model/card.js';
import { openStyles } from '../../../../src/publishing/citations/styles-pool.js';

const styles = openStyles();
afterAll(() => styles.close());

const found = async (words: string) => (await styles.search(words, 30)).map(({ card }) => card.id);

describe('the styles of the package', () => {
  it('are all known by a title, and each has a file with a style of its id', async () => {
    const { titles, files } = await packedStyles();
    expect(titles.size).toBeGreaterThan(2_600);
    expect([...titles.values()].filter((title) => title.trim() === '')).toEqual([]);
    const assets = readdirSync(join(indexFile('styles'), '..', 'assets'));
    const inFiles = assets.flatMap((name) => {
      const bundle = JSON.parse(readFileSync(packagedFile(`assets/${name}`), 'utf8')) as Record<
        string,
        unknown
      >;
      return Object.keys(bundle).filter((id) => (bundle[id] as { n?: string } | null)?.n === 'style');
    });
    expect([...titles.keys()].toSorted()).toEqual(inFiles.toSorted());
    expect([...titles.keys()].filter((id) => !files.get(id)?.startsWith('assets/'))).toEqual([]);
  });

  it('have a kind, a licence and a locale, of which a sample is read from its file', async () => {
    const { titles } = await packedStyles();
    for (const id of [...titles.keys()].filter((_, at) => at % 40 === 0)) {
      const style = await readPackedCard(id);
      expect(Object.keys(STYLE_KINDS), id).toContain(style?.card.kind);
      expect(style?.card.licence, id).toMatch(/^CC BY|^http/);
      expect(style?.locale, id).toMatch(/^[a-z]{2,3}(-[A-Z]{2})?$/);
    }
  });

  it.each([
    ['apa', { edition: '7', kind: 'author-date' }, 'en-US'],
    ['chicago-fullnote-bibliography', { edition: '17', kind: 'note' }, 'en-US'],
    ['modern-language-association', { edition: '9', kind: 'author' }, 'en-US'],
    ['bluebook-law-review', { edition: null, kind: 'note' }, 'en-US'],
    ['oscola', { edition: null, kind: 'note' }, 'en-GB'],
    ['harvard-cite-them-right', { edition: '12', kind: 'author-date' }, 'en-GB'],
    ['ieee', { kind: 'numeric' }, 'en-US'],
  ])('%s is of its true edition, and prints in its own language', async (id, card, locale) => {
    expect(await styles.describe(id)).toMatchObject({ card: { ...card, licence: 'CC BY-SA 3.0' }, locale });
  });
});

describe('a search of styles', () => {
  it('offers the usual styles before anything is typed', async () => {
    expect(await found('')).toEqual([
      ...['newsroom', 'apa', 'chicago-fullnote-bibliography', 'chicago-author-date'],
      ...['modern-language-association', 'harvard-cite-them-right', 'oscola', 'bluebook-law-review'],
    ]);
  });

  it.each([
    ['mla', 'modern-language-association'],
    ['APA', 'apa'],
    ['oscola', 'oscola'],
    ['ama', 'american-medical-association'],
    ['ieee', 'ieee'],
    ['bluebook', 'bluebook-law-review'],
    ['harvard', 'harvard-cite-them-right'],
    ['chicago notes', 'chicago-fullnote-bibliography'],
    ['chicago author', 'chicago-author-date'],
    ['vancouver', 'vancouver'],
    ['newsroom', 'newsroom'],
    ['etudes franc', 'etudes-francaises'],
    ['Québec', 'universite-du-quebec-a-montreal'],
  ])('for “%s” has %s first', async (words, id) => {
    expect((await found(words))[0]).toBe(id);
  });

  it('takes every word as the beginning of one, and none in the middle', async () => {
    expect(await found('harb toll')).toEqual([]);
    const each = await styles.search('psychol assoc', 30);
    expect(each.length).toBeGreaterThan(1);
    for (const { card } of each) expect(`${card.title} ${card.id}`).toMatch(/psychol.*assoc|assoc.*psychol/i);
    expect(await found('ssociation')).toEqual([]);
  });

  it('gives no more than was asked for', async () => {
    expect(await styles.search('journal', 5)).toHaveLength(5);
  });
});

describe('a style that is named', () => {
  it.each([
    ['apa', 'apa'],
    ['mla', 'modern-language-association'],
    ['American Psychological Association 7th edition', 'apa'],
    ['onrecord newsroom STYLE', 'newsroom'],
    ['polytechnique montreal ieee', 'polytechnique-montreal-ieee'],
  ])('as “%s” is %s', async (words, id) => {
    expect(await styles.idOf(words)).toEqual({ ok: true, value: id });
  });

  it('by words of several titles is asked about, with the titles to choose from', async () => {
    expect(await styles.idOf('chicago')).toMatchObject({
      ok: false,
      errors: {
        message: expect.stringMatching(/^“chicago” matches \d+ styles, such as “Chicago .*”\. Choose one$/),
        choices: expect.arrayContaining([
          { value: 'chicago-author-date', label: 'Chicago Manual of Style 17th edition (author-date)' },
        ]),
      },
    });
  });

  it('by words that no title has is refused', async () => {
    expect(await styles.idOf('no such style')).toEqual({
      ok: false,
      errors: { message: 'No citation style matches “no such style”. Find one at /styles' },
    });
  });
});
