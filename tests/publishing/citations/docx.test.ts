import mammoth from 'mammoth';
import { afterAll, describe, expect, it } from 'vitest';
import type { CiteRequest } from '../../../src/publishing/citations/cite-job.js';
import { citeList } from '../../../src/publishing/citations/cite-job.js';
import { decodeEntities } from '../../../src/publishing/citations/citeproc/html-model.js';
import type { Piece } from '../../../src/publishing/citations/model/list.js';
import type { EntryRows } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { all, readDocx, valueIn } from '../../support/docx.js';
import { findProgram } from '../../support/programs.js';
import { NEWS_TYPES } from './fixtures/news-types.js';
import { oneLine, readByPandoc } from './fixtures/read-pandoc.js';
import { cited, request, selectionOf } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from './fixtures/rows.js';
import { SAMPLE_STORY } from './fixtures/sample-story.js';

const CHICAGO = 'chicago-fullnote-bibliography';

const styles = openStyles();
afterAll(() => styles.close());

const WRONG = {
  value: 'misattributed',
  mechanism: null,
  actual_speaker: { id: 9, name: 'Bo Lind' },
} as const;
const DIFFERS = {
  state: 'differs',
  sentence: 'Wording differs from our copy: ‘not’ is missing.',
  words: null,
  accepted: null,
} as const;
const WARNED = entryRows({ claim: claimRow({ id: 90 }), misattributed: WRONG, match: DIFFERS });

/** Every kind of source, and what must be told. */
const ROWS: readonly EntryRows[] = [...NEWS_TYPES, ...SAMPLE_STORY.slice(0, 3), WARNED];

/** What is printed of them in every way that gives paragraphs of another kind. */
const PRINTED = [
  ['evidence', null, 'newsroom'],
  ['evidence', null, 'apa'],
  ['sources', null, 'newsroom'],
  ['sources', null, 'apa'],
  ['quotations', null, 'newsroom'],
  ['quotations', 'source', 'apa'],
  ['quotations', null, 'apa'],
  ['quotations', null, CHICAGO],
] as const;

function write(over: Partial<CiteRequest>, rows: readonly EntryRows[] = ROWS) {
  return cited(rows, { format: 'docx', ...over }, styles);
}

/** The paragraphs of a list as HTML, and its notes. */
async function asHtml(over: Partial<CiteRequest>, rows: readonly EntryRows[] = ROWS) {
  const { file } = await cited(rows, { ...over, format: 'html' }, styles);
  const texts = (pattern: RegExp) => [...file.matchAll(pattern)].map(([, inside = '']) => wordsIn(inside));
  const notes = texts(/<li id="note-\d+">(.*) <a href="#mark-/g);
  const body = texts(/<(?:h1|h2|p|li)>(?!\n)(.*)<\/(?:h1|h2|p|li)>/g).filter((words) => words !== 'Notes');
  return { body, notes };
}

function wordsIn(html: string): string {
  return decodeEntities(html.replaceAll(/<[^>]*>/g, ''));
}

describe('a list as a Word document', () => {
  it.each(PRINTED)('of %s, grouped by %s, in %s has every word in its order', async (kind, group, style) => {
    const over = { kind, group, style } as const;
    const { paragraphs, footnotes } = readDocx((await write(over)).bytes);
    const { body, notes } = await asHtml(over);
    expect(paragraphs.map(({ text }) => text)).toEqual(body);
    expect([...footnotes.values()]).toEqual(notes);
    expect(notes.length > 0).toBe(style === CHICAGO);
  });

  it('names all its parts, relationships and styles', async () => {
    for (const [kind, group, style] of PRINTED) {
      const { parts } = readDocx((await write({ kind, group, style })).bytes);
      const paths = new Set([...parts.keys()].map((path) => `/${path}`));
      const types = all(parts.get('[Content_Types].xml'), 'Override').map(
        ({ attributes }) => attributes.PartName,
      );
      expect([...types, '/_rels/.rels', '/[Content_Types].xml'].every((path) => paths.has(path ?? ''))).toBe(
        true,
      );
      expect(paths.size).toBe(types.length + 4);
      const known = new Set(
        all(parts.get('word/styles.xml'), 'w:style').map((one) => one.attributes['w:styleId']),
      );
      for (const name of ['document', 'footnotes']) {
        const text = parts.get(`word/${name}.xml`);
        const ids = all(parts.get(`word/_rels/${name}.xml.rels`), 'Relationship').map(
          (one) => one.attributes.Id,
        );
        expect(new Set(ids).size).toBe(ids.length);
        for (const link of all(text, 'w:hyperlink')) expect(ids).toContain(link.attributes['r:id']);
        for (const used of [...all(text, 'w:pStyle'), ...all(text, 'w:rStyle')])
          expect(known).toContain(valueIn(used));
      }
    }
  });

  it('says who made it when, in its properties too', async () => {
    const { parts } = readDocx((await write({})).bytes);
    const told = parts.get('docProps/core.xml')?.children.map(({ name, text }) => [name, text]);
    expect(Object.fromEntries(told ?? [])).toMatchObject({
      'dc:title': 'Visit to Beijing',
      'dc:creator': 'Sample checker',
      'dcterms:created': '2023-06-26T14:03:00Z',
      'dc:language': 'en-GB',
    });
  });

  it('has the paper and the language of its readers', async () => {
    for (const [locale, height] of [
      ['en-GB', '16838'],
      ['en-US', '15840'],
    ] as const) {
      const { parts } = readDocx((await write({ locale })).bytes);
      expect(all(parts.get('word/document.xml'), 'w:pgSz')[0]?.attributes['w:h']).toBe(height);
      expect(valueIn(all(parts.get('word/styles.xml'), 'w:lang')[0])).toBe(locale);
    }
  });

  it('may be empty', async () => {
    const { paragraphs } = readDocx((await write({}, [])).bytes);
    expect(paragraphs.map(({ style }) => style)).toEqual(['Heading1', 'ListFoot', 'ListFoot', 'ListFoot']);
  });

  it('comes in pieces, however long it is', async () => {
    const words = (id: number) =>
      Array.from({ length: 60 }, (_, at) => ((id * 7919 + at * 104_729) % 1e6).toString(36));
    const many = Array.from({ length: 450 }, (_, at) => {
      const wording = words(at).join(' ');
      return entryRows({ claim: claimRow({ id: at + 1 }), attributions: [attributionRow({ wording })] });
    });
    const sizes: number[] = [];
    const put = (piece: Piece) => void sizes.push(piece.length);
    await citeList(selectionOf(many), request({ format: 'docx' }), styles, put);
    expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(4);
    expect(sizes.at(-1)).toBeLessThan(sizes.reduce((sum, size) => sum + size) / 2);
  });
});

describe('the paragraphs of a Word document', () => {
  const outline = async (over: Partial<CiteRequest>, rows: readonly EntryRows[]) => {
    const { paragraphs } = readDocx((await write({ locale: 'en-US', ...over }, rows)).bytes);
    return paragraphs
      .filter(({ style }) => style !== 'ListFoot')
      .map(
        ({ style, text, xml }) =>
          `${all(xml, 'w:numPr').length > 0 ? '# ' : ''}${style}: ${text.slice(0, 24)}`,
      );
  };
  const page = entryRows();
  const two = [page, entryRows({ claim: claimRow({ id: 2 }) })];

  it('of a quotation are the quotation, its source and what is known of it', async () => {
    expect(await outline({ kind: 'quotations' }, [page])).toEqual([
      'Heading1: Visit to Beijing',
      '# Quote: “We agreed to meet again',
      'CitedSource: As reported in A page.',
    ]);
    expect(await outline({ kind: 'quotations', style: 'apa' }, [page])).toEqual([
      'Heading1: Visit to Beijing',
      '# Quote: “We agreed to meet again',
      'CitedSource: A page. (n.d.).',
      'EntryNote: We have no date; the sty',
    ]);
  });

  it('begin with a wrong name, and have a mismatch below the words', async () => {
    expect(await outline({ kind: 'quotations', style: 'apa' }, [WARNED])).toEqual([
      'Heading1: Visit to Beijing',
      '# EntryWarning: Wrongly attributed to Ad',
      'Quote: “We agreed to meet again',
      'EntryWarning: Wording differs from our',
      'CitedSource: A page. (n.d.).',
      'EntryNote: We have no date; the sty',
    ]);
  });

  it('of evidence begin with the reference, or in our own style with the words', async () => {
    expect(await outline({ style: 'apa' }, [page])).toEqual([
      'Heading1: Visit to Beijing',
      '# Citation: A page. (n.d.).',
      'EntryNote: Evidence: “We agreed to ',
    ]);
    expect(await outline({}, [page])).toEqual([
      'Heading1: Visit to Beijing',
      '# Quote: “We agreed to meet again',
      'CitedSource: As reported in A page.',
      'EntryNote: Seen; no copy held. Nobo',
    ]);
  });

  it('of sources have no numbers, and their quotations may stand beneath them', async () => {
    expect(await outline({ kind: 'sources' }, [page])).toEqual([
      'Heading1: Visit to Beijing',
      'Citation: A page.',
      'EntryNote: Quotation 1.',
    ]);
    expect(await outline({ kind: 'quotations', group: 'source', style: 'apa' }, two)).toEqual([
      'Heading1: Visit to Beijing',
      '# Citation: A page. (n.d.).',
      'EntryNote: We have no date; the sty',
      'Quote: Quotation 1: “We agreed ',
      'Quote: Quotation 2: “We agreed ',
    ]);
  });

  it('refer to footnotes in a style that has them, and end with its bibliography', async () => {
    expect(await outline({ kind: 'quotations', style: CHICAGO }, two)).toEqual([
      'Heading1: Visit to Beijing',
      '# Quote: “We agreed to meet again',
      'EntryNote: We have no date; the sty',
      '# Quote: “We agreed to meet again',
      'EntryNote: We have no date; the sty',
      'Heading2: Bibliography',
      'Citation: “A Page,” n.d.',
    ]);
  });
});

describe('as others read it, a Word document', () => {
  const over = { kind: 'quotations', style: CHICAGO } as const;

  it('has all words, links and footnotes for mammoth', async () => {
    const { body, notes } = await asHtml(over);
    const { value, messages } = await mammoth.convertToHtml({ buffer: (await write(over)).bytes });
    const texts = [...value.matchAll(/<(?:h1|h2|p|li)>(?!<p>)(.*?)<\/(?:h1|h2|p|li)>/g)].map(
      ([, inside = '']) => wordsIn(inside).trim(),
    );
    const isNote = (words: string) => words.endsWith('↑');
    const unmarked = (words: string) => words.replaceAll(/\[(\d+)\](?=$)/g, '$1');
    expect(texts.filter((words) => !isNote(words)).map(unmarked)).toEqual(body);
    expect(texts.filter(isNote).map((words) => words.replace(/ ↑$/, ''))).toEqual(notes);
    expect(value).toContain('<a href="https://example.org/a?b=1&amp;c=2">');
    expect(value).toContain('<em>El Ejemplo</em>');
    expect(messages.filter(({ message }) => !message.startsWith('Unrecognised paragraph style'))).toEqual([]);
  });

  it.skipIf(findProgram(['pandoc']) === null)('has all words and footnotes for pandoc', async () => {
    for (const [kind, group, style] of [PRINTED[0], PRINTED[5], PRINTED[7]]) {
      const { body, notes } = await asHtml({ kind, group, style });
      const read = readByPandoc((await write({ kind, group, style })).bytes);
      const words = body.map((text) => (style === CHICAGO ? text.replace(/(?<=[.”])\d+$/, '') : text));
      expect(read.text).toBe(oneLine(words.join(' ')));
      expect(read.footnotes).toEqual(notes.map(oneLine));
    }
  });
});

describe('any text in a Word document', () => {
  const nasty = (text: string) =>
    entryRows({
      claim: claimRow({ text }),
      attributions: [attributionRow({ wording: text, locator: text, cue: text })],
      sources: [sourceRow({ title: text, outlet_name: text, url: `https://example.org/${text}` })],
    });

  it.each([
    ['a]]>b', 'a]]>b'],
    ['<w:t>&amp;"\'', '<w:t>&amp;"\''],
    ['a\u0000\u001bb', 'a\uFFFD\uFFFDb'],
    ['a\ud800b', 'a\uFFFDb'],
    ['a\uFFFEb\uFFFF', 'a\uFFFDb\uFFFD'],
    ['a\r\nb\u2028c', 'a b c'],
    ['😀 é', '😀 é'],
    ['\u202Egnirts\u202C', '⟨RLO⟩gnirts⟨PDF⟩'],
  ])('is well-formed, with a sign for what XML cannot hold: %j', async (text, shown) => {
    for (const style of ['newsroom', 'apa', CHICAGO]) {
      const maker = { ...request().maker, listTitle: text, madeBy: text };
      const { paragraphs, parts } = readDocx(
        (await write({ style, maker, kind: 'quotations' }, [nasty(text)])).bytes,
      );
      expect(paragraphs[0]?.text).toBe(shown);
      expect(all(parts.get('docProps/core.xml'), 'dc:creator')[0]?.text).toBe(shown);
    }
  });

  it('stays text where Word could not open it as an address', async () => {
    for (const url of ['https://[bad', `https://example.org/${'a'.repeat(2100)}`]) {
      const { paragraphs, parts } = readDocx(
        (await write({}, [entryRows({ sources: [sourceRow({ url })] })])).bytes,
      );
      expect(paragraphs.map(({ text }) => text).join(' ')).toContain(url);
      expect(all(parts.get('word/document.xml'), 'w:hyperlink')).toEqual([]);
    }
  });
});
