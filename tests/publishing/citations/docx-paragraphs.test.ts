import { describe, expect, it } from 'vitest';
import {
  type ParagraphLook,
  paragraphXml,
} from '../../../src/publishing/citations/formats/docx/paragraph.js';
import {
  foreign,
  type Inline,
  link,
  noteMark,
  text,
  warning,
  work,
} from '../../../src/publishing/citations/model/tree.js';
import { all } from '../../support/docx.js';
import { readXml } from '../../support/xml.js';

/** The runs of a paragraph, each as its words and the names of its properties. */
function runsOf(content: readonly Inline[], style: ParagraphLook['style'] = 'Quote'): [string, string][] {
  return all(read(content, style), 'w:r').map((run) => {
    const properties = run.children.find(({ name }) => name === 'w:rPr')?.children ?? [];
    const named = properties.map(({ name, attributes }) =>
      [name.slice(2), ...Object.values(attributes)].join(' '),
    );
    return [run.children.find(({ name }) => name === 'w:t')?.text ?? '', named.join(', ')];
  });
}

function read(content: readonly Inline[], style: ParagraphLook['style'] = 'Quote') {
  return readXml(paragraphXml(content, { style }, (href) => (href.endsWith('bad') ? null : 'link1')));
}

const isRightToLeft = (content: readonly Inline[], style: ParagraphLook['style']) =>
  all(read(content, style), 'w:bidi').length > 0;

describe('a paragraph of a Word document', () => {
  it('has every emphasis of a style', () => {
    const inside = (
      kind: 'small_caps' | 'italic' | 'underline' | 'superscript' | 'subscript',
      words: string,
    ): Inline => ({
      kind,
      children: [text(words)],
    });
    expect(
      runsOf([
        text('a'),
        warning('b'),
        inside('italic', 'c'),
        inside('small_caps', 'd'),
        inside('underline', 'e'),
        inside('superscript', 'f'),
        inside('subscript', 'g'),
        { kind: 'italic', children: [inside('small_caps', 'h')] },
      ]),
    ).toEqual([
      ['a', ''],
      ['b', 'b, bCs'],
      ['c', 'i'],
      ['d', 'smallCaps'],
      ['e', 'u single'],
      ['f', 'vertAlign superscript'],
      ['g', 'vertAlign subscript'],
      ['h', 'i, smallCaps'],
    ]);
  });

  it('has links, but none within another and none that Word could not follow', () => {
    const content = [link('https://a.example/'), link('https://a.example/bad')];
    expect(runsOf(content)).toEqual([
      ['https://a.example/', 'rStyle Hyperlink'],
      ['https://a.example/bad', ''],
    ]);
    const nested: Inline = {
      kind: 'link',
      href: 'https://a.example/',
      children: [link('https://a.example/')],
    };
    expect(all(read([nested]), 'w:hyperlink')).toHaveLength(1);
  });

  it('refers to a footnote by its number', () => {
    const [reference] = all(read([text('Said.'), noteMark(3)]), 'w:footnoteReference');
    expect(reference?.attributes).toEqual({ 'w:id': '3' });
    expect(runsOf([noteMark(3)])).toEqual([['', 'rStyle FootnoteReference']]);
  });

  it('says the language of words, where it is known', () => {
    expect(
      runsOf([foreign('a', 'fr-CA'), work('b', 'zh-Latn'), foreign('c', 'und'), foreign('d', 'no "tag"')]),
    ).toEqual([
      ['a', 'lang fr-CA fr-CA'],
      ['b', 'i, lang zh-Latn zh-Latn'],
      ['c', ''],
      ['d', ''],
    ]);
  });
});

const MARK = '\u200e';

describe('words from right to left in a Word document', () => {
  it('are runs of their own in an English sentence, each with a mark after it', () => {
    expect(runsOf([text('As in '), work('بكين', 'ar'), text(', 20 June 2023')])).toEqual([
      ['As in ', ''],
      ['بكين', 'i, rtl, lang ar'],
      [MARK, ''],
      [', 20 June 2023', ''],
    ]);
    expect(runsOf([text('Ali (محمد علي), 20 June')])).toEqual([
      ['Ali (', ''],
      ['محمد علي', 'rtl'],
      [MARK, ''],
      ['), 20 June', ''],
    ]);
  });

  it('keep what stands between them, and no word of another direction', () => {
    expect(runsOf([text('In '), foreign('«לא» 2023 NATO לא', 'he')], 'EntryNote')).toEqual([
      ['In ', ''],
      ['«לא» 2023 ', 'rtl, lang he'],
      ['NATO', 'lang he he'],
      [' לא', 'rtl, lang he'],
      [MARK, ''],
    ]);
  });

  it('are known by their first letter where their language is not', () => {
    expect(runsOf([text('In '), foreign('«שלום»', null)], 'EntryNote')[1]).toEqual(['«שלום»', 'rtl']);
    expect(runsOf([text('In '), foreign('«peace»', null)], 'EntryNote')[1]).toEqual(['«peace»', '']);
  });

  it('turn the paragraph of a quotation, and any other without an English word', () => {
    const quoted = [text('“'), foreign('لا مجال للتنازل مع هذه القضية', 'ar'), text('” (in Arabic)')];
    expect(isRightToLeft(quoted, 'Quote')).toBe(true);
    expect(isRightToLeft(quoted, 'EntryNote')).toBe(false);
    expect(isRightToLeft([text('زيارة 2023')], 'Heading1')).toBe(true);
    expect(isRightToLeft([text('2023')], 'Heading1')).toBe(false);
    expect(runsOf(quoted)).toEqual([
      ['“', 'rtl'],
      ['لا مجال للتنازل مع هذه القضية', 'rtl, lang ar'],
      ['” (', 'rtl'],
      ['in Arabic', ''],
      [')', 'rtl'],
    ]);
  });
});
