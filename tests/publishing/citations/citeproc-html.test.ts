import { describe, expect, it } from 'vitest';
import { decodeEntities, readCiteprocHtml } from '../../../src/publishing/citations/model/citeproc-html.js';
import { toHtml } from '../../../src/publishing/citations/model/tree-html.js';
import { toText } from '../../../src/publishing/citations/model/tree-text.js';

describe('what citeproc prints', () => {
  it('becomes a tree without markup, blanks at the ends gone', () => {
    const html =
      '  <div class="csl-entry">Doe, J. <i>A &#38;amp; <b>B</b></i>. <a href="https://e.org/?a&#38;b">https://e.org/?a&#38;b</a></div>\n';
    expect(readCiteprocHtml(html)).toEqual([
      { kind: 'text', text: 'Doe, J. ' },
      {
        kind: 'italic',
        children: [
          { kind: 'text', text: 'A &amp; ' },
          { kind: 'bold', children: [{ kind: 'text', text: 'B' }] },
        ],
      },
      { kind: 'text', text: '. ' },
      {
        kind: 'link',
        href: 'https://e.org/?a&b',
        children: [{ kind: 'text', text: 'https://e.org/?a&b' }],
      },
    ]);
  });

  it('keeps small capitals, underlines, raised and lowered signs, and drops "normal" spans', () => {
    const html =
      '<span style="font-variant:small-caps;">a</span><span style="text-decoration:underline">b</span><sup>c</sup><sub>d</sub><span style="font-style:normal;">e</span>';
    expect(toHtml(readCiteprocHtml(html))).toBe(
      '<span class="small-caps">a</span><u>b</u><sup>c</sup><sub>d</sub>e',
    );
  });

  it('puts a blank between the columns of a numbered style', () => {
    const html =
      '<div class="csl-entry"><div class="csl-left-margin">1.</div><div class="csl-right-inline">Doe.</div></div>';
    expect(toText(readCiteprocHtml(html))).toBe('1. Doe.');
  });

  it('makes no link of an address that is not of the web', () => {
    expect(readCiteprocHtml('<a href="javascript:a">x</a>')).toEqual([{ kind: 'text', text: 'x' }]);
  });

  it.each(['<script>x</script>', '<i>x', 'x</i>', '<i>x</b>'])('is refused where it is %s', (html) => {
    expect(() => readCiteprocHtml(html)).toThrow('citeproc');
  });

  it('has its entities decoded once', () => {
    expect(decodeEntities('&#38;lt; &#x3C; &lt;&gt;&quot;&apos;&amp;amp; &nbsp;')).toBe(
      '&lt; < <>"\'&amp; &nbsp;',
    );
  });
});
