import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { decodeEntities } from '../../../src/publishing/citations/model/citeproc-html.js';
import { foreign, link, type Paragraph, text, work } from '../../../src/publishing/citations/model/tree.js';
import { toHtml } from '../../../src/publishing/citations/model/tree-html.js';
import { toMarkdown } from '../../../src/publishing/citations/model/tree-markdown.js';
import { oneLine, toText } from '../../../src/publishing/citations/model/tree-text.js';

// What is written must read, in a browser or through a Markdown reader, as the words that were typed.

const HOSTILE = ['<b>', '&amp;', '[x](javascript:a)', '*a*', '_a_', '1. ', '- ', '# ', '> ', '~~a~~', '`a`'];
const words = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE, '\\', '!', '\n\n', '    ')))
  .map((parts) => parts.join(''))
  .filter((joined) => !/\p{Cs}/u.test(joined));

const plain: fc.Arbitrary<Paragraph> = fc
  .array(
    fc.oneof(
      words.map(text),
      words.map((word) => foreign(word, 'zh')),
    ),
    { maxLength: 4 },
  )
  .map((parts) => [text('x'), ...parts, text('x')]);

/** The text of HTML without tags, blanks as one blank: what a person sees. */
function seen(html: string): string {
  return oneLine(decodeEntities(html.replace(/<[^>]*>/g, ''))).trim();
}

describe('a paragraph', () => {
  it('reads the same in HTML as in plain text', () => {
    fc.assert(fc.property(plain, (paragraph) => seen(toHtml(paragraph)) === toText(paragraph).trim()));
  });

  it('reads the same in Markdown as in plain text', () => {
    const reader = new MarkdownIt('commonmark', { html: true });
    fc.assert(
      fc.property(plain, (paragraph) => {
        expect(seen(reader.render(toMarkdown(paragraph)))).toBe(toText(paragraph).trim());
      }),
    );
  });

  it('makes no list, heading, rule or quotation of a line that begins like one', () => {
    const reader = new MarkdownIt({ html: true });
    for (const start of [
      '1. a',
      '1) a',
      '- a',
      '+ a',
      '* a',
      '# a',
      '> a',
      '---',
      '===',
      '***',
      '| a |',
      '-',
    ]) {
      const html = reader.render(toMarkdown([text(start)]));
      expect(html.trim()).toBe(`<p>${start.replace('>', '&gt;')}</p>`);
    }
  });
});

describe('a link', () => {
  it('is made of web addresses alone', () => {
    for (const href of ['javascript:alert(1)', 'data:text/html,x', 'https://a b', 'https://a"b', 'ftp://a']) {
      expect(link(href)).toEqual(text(href));
    }
    expect(link('https://example.org/').kind).toBe('link');
  });

  it('shows its address once where that is its label, and beside any other', () => {
    const href = 'https://example.org/a_b*c?d=1&e=2';
    expect(toText([link(href)])).toBe(href);
    expect(toMarkdown([link(href)])).toBe(`<${href}>`);
    expect(toHtml([link(href)])).toContain('href="https://example.org/a_b*c?d=1&amp;e=2"');
    expect(toText([link(href, 'Claim 1')])).toBe(`Claim 1 (${href})`);
    expect(toMarkdown([link(href, 'Claim [1]')])).toBe(`[Claim \\[1\\]](<${href}>)`);
  });
});

describe('the title of a work', () => {
  it('is set apart in every format', () => {
    const title = [work('A *title*', 'en')];
    expect(toText(title)).toBe('‘A *title*’');
    expect(toMarkdown(title)).toBe('*A \\*title\\**');
    expect(toHtml(title)).toBe('<cite><bdi lang="en">A *title*</bdi></cite>');
  });
});

it('emphasis keeps blanks outside its signs and is dropped where Markdown has none', () => {
  const of = (kind: 'italic' | 'bold' | 'small_caps', inside: string): Paragraph => [
    { kind, children: [text(inside)] },
  ];
  expect(toMarkdown([text('a'), ...of('italic', ' b '), text('c')])).toBe('a *b* c');
  expect(toMarkdown([text('a'), ...of('bold', 'b'), text('c')])).toBe('a**b**c');
  expect(toMarkdown(of('small_caps', 'b'))).toBe('b');
  expect(toMarkdown([text('a'), ...of('italic', ' '), text('c')])).toBe('a c');
});
