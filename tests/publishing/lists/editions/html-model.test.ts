import { expect, it } from 'vitest';
import { noteMark, type Paragraph, text, work } from '../../../../src/publishing/citations/model/tree.js';
import { toHtml } from '../../../../src/publishing/citations/model/tree-html.js';
import { readKeptHtml } from '../../../../src/publishing/lists/editions/html-model.js';

const PARAGRAPHS: readonly (readonly [what: string, paragraph: Paragraph])[] = [
  ['text with signs of markup', [text('“a < b” & c > "d" &amp; 5')]],
  [
    'words in their language',
    [text('She said '), { kind: 'foreign', language: 'zh-Hans', children: [text('好')] }],
  ],
  ['words in no known language', [{ kind: 'foreign', language: null, children: [text('x')] }]],
  ['the title of a work', [work('A <b>title</b>', 'de')]],
  ['a link', [{ kind: 'link', href: 'https://a.example/?b=1&c="2"', children: [text('here')] }]],
  ['the number of a note', [text('Said.'), noteMark(12)]],
  [
    'emphasis within emphasis',
    [
      {
        kind: 'italic',
        children: [
          { kind: 'bold', children: [text('b')] },
          { kind: 'small_caps', children: [text('s')] },
        ],
      },
      { kind: 'superscript', children: [text('2')] },
      { kind: 'subscript', children: [text('3')] },
      { kind: 'underline', children: [text('u')] },
    ],
  ],
];

it.each(PARAGRAPHS)('reads %s as it was written', (_, paragraph) => {
  expect(readKeptHtml(toHtml(paragraph))).toEqual(paragraph);
});

it.each(['<script>x</script>', '<i>open', '</i>', '<img src="x">'])('refuses %s', (html) => {
  expect(() => readKeptHtml(html)).toThrow(/not written by an edition/);
});
