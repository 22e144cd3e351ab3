import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MarkdownOfPage } from '../../../../src/platform/lib/text/markdown.js';

const renderMarkdown = (text: string) => new MarkdownOfPage().render(text);

const REL = 'rel="noopener nofollow"';

describe('a note', () => {
  test.each([
    ['*so* **far**', '<p><em>so</em> <strong>far</strong></p>\n'],
    ['one\ntwo', '<p>one<br>\ntwo</p>\n'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n'],
    ['> said', '<blockquote>\n<p>said</p>\n</blockquote>\n'],
    ['```js" onclick=x\na<b\n```', '<pre><code>a&lt;b\n</code></pre>\n'],
    ['', ''],
  ])('%j', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });

  test('has no headings of its own in the page’s outline', () => {
    expect(renderMarkdown('# Two *points*\n\nOther\n-----')).toBe(
      '<p><strong>Two <em>points</em></strong></p>\n<p><strong>Other</strong></p>\n',
    );
  });

  test('has tables without style attributes', () => {
    const html = renderMarkdown('|a|b|\n|:-|-:|\n|1|2|');
    expect(html).toContain('<td>2</td>');
    expect(html).not.toContain('style');
  });
});

describe('links', () => {
  test.each([
    ['[a](https://example.org "t")', `<a href="https://example.org" ${REL}>a</a>`],
    ['[a](/claims/42)', `<a href="/claims/42" ${REL}>a</a>`],
    ['[a](#notes)', `<a href="#notes" ${REL}>a</a>`],
    ['[a](mailto:a@example.org)', `<a href="mailto:a@example.org" ${REL}>a</a>`],
    ['https://example.org/a', `<a href="https://example.org/a" ${REL}>https://example.org/a</a>`],
    ['<https://example.org>', `<a href="https://example.org" ${REL}>https://example.org</a>`],
    ['[a][r]\n\n[r]: http://example.org', `<a href="http://example.org" ${REL}>a</a>`],
  ])('%s', (text, link) => {
    expect(renderMarkdown(text)).toBe(`<p>${link}</p>\n`);
  });

  test('file names and addresses without a scheme are not guessed to be links', () => {
    expect(renderMarkdown('readme.md, www.example.org, a@example.org')).not.toContain('<a');
  });

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](&#x6A;avascript:alert(1))',
    '[x](&#0000106avascript:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](\u0001javascript:alert(1))',
    '[x](  javascript:alert(1))',
    '[x](<javascript:alert(1)>)',
    '<javascript:alert(1)>',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](data:image/svg+xml,x)',
    '[x](vbscript:msgbox(1))',
    '[x](file:///etc/passwd)',
    '[x](ftp://example.org)',
    '[x](//example.org)',
    '[x][r]\n\n[r]: javascript:alert(1)',
    '![x][r]\n\n[r]: vbscript:x',
    '![![x](javascript:a)](javascript:b)',
    `[x](https://example.org/${'a'.repeat(2000)})`,
  ])('%.60s is text', (text) => {
    expect(renderMarkdown(text)).not.toMatch(/<a |href=/);
  });
});

test('a link to nowhere is its words, and one without words shows its address', () => {
  expect(renderMarkdown('[a]() ![b]()')).toBe('<p>a b</p>\n');
  expect(renderMarkdown('[](/a)')).toBe(`<p><a href="/a" ${REL}>/a</a></p>\n`);
  expect(renderMarkdown('[![](/b)](/a) [![]()](/a)')).toBe(
    `<p><a href="/a" ${REL}>/a</a> <a href="/a" ${REL}>/a</a></p>\n`,
  );
});

describe('pictures', () => {
  test.each([
    ['![the *page*](https://example.org/a.png)', `<a href="https://example.org/a.png" ${REL}>the page</a>`],
    [
      '![](https://example.org/a.png)',
      `<a href="https://example.org/a.png" ${REL}>https://example.org/a.png</a>`,
    ],
    ['[![in](https://example.org/a.png) b](/claims/42)', `<a href="/claims/42" ${REL}>in b</a>`],
    ['[a](/b) ![c](/d)', `<a href="/b" ${REL}>a</a> <a href="/d" ${REL}>c</a>`],
    ['![![in](/a)](/b)', `<a href="/b" ${REL}>in</a>`],
  ])('%s', (text, html) => {
    expect(renderMarkdown(text)).toBe(`<p>${html}</p>\n`);
  });
});

describe('HTML', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<svg/onload=alert(1)>',
    '<!-- --><style>*{}</style>',
    '`<b>`',
    '[<img src=x onerror=alert(1)>](/a)',
    '![<img src=x onerror=alert(1)>](/a)',
    '[a](/"onmouseover="alert(1))',
    '[a](https://x/" onclick="alert(1)")',
    '&lt;script&gt;',
  ])('%s is shown, not obeyed', (text) => {
    expect(strayMarkup(renderMarkdown(text))).toEqual([]);
  });
});

const TAG = /<[^>]*>?/g;
const TAME_TAG =
  /^<(?:\/?(?:p|em|strong|s|ul|ol|li|blockquote|pre|code|table|thead|tbody|tr|th|td)|br|hr|ol start="\d+"|a href="(?:https?:\/\/|mailto:|\/(?!\/)|#)[^"<>]*" rel="noopener nofollow"|\/a)>$/i;

function strayMarkup(html: string): string[] {
  return (html.match(TAG) ?? []).filter((tag) => !TAME_TAG.test(tag));
}

test('no text gives other markup than a note needs', () => {
  const piece = fc.oneof(
    fc.constantFrom(...'[]()<>!*_`#|&:;"\'\\/\n -'),
    fc.constantFrom(
      'javascript:',
      'data:',
      'https://a.b',
      '/claims/1',
      '<img src=x ',
      'onerror=',
      '&#106;',
      '![',
      '](',
      '[r]: ',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(strayMarkup(renderMarkdown(pieces.join('')))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

describe('text made to be slow or large', () => {
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['round brackets', '('.repeat(100_000)],
    ['stars', '*'.repeat(100_000)],
    ['starred words', '*a **a '.repeat(14_000)],
    ['quotes', '>'.repeat(50_000)],
    ['half links', '[a]('.repeat(25_000)],
    ['ticks', '`a``b'.repeat(20_000)],
    ['schemes', 'http://'.repeat(14_000)],
    ['right-to-left runs', '\u202eابت '.repeat(20_000)],
    ['tables', `a|b\n-|-\n${'a|b\n'.repeat(20_000)}`],
  ])('%s come out, not much longer', (_, text) => {
    expect(renderMarkdown(text).length).toBeLessThan(12 * text.length);
  });

  test('one long address used a thousand times is not written a thousand times', () => {
    const text = `[a]: /${'u'.repeat(1900)}\n\n${'[a] '.repeat(20_000)}`;
    expect(renderMarkdown(text).length).toBeLessThan(2 * text.length);
    expect(renderMarkdown(text)).not.toContain('<a');
  });

  test('more than a note can hold is shown as it is', () => {
    const text = `**<b>**\nnext\n\n\n${'a'.repeat(100_000)}`;
    expect(renderMarkdown(text)).toBe(`<p>**&lt;b&gt;**<br>\nnext</p>\n<p>${'a'.repeat(100_000)}</p>\n`);
  });
});

describe('a text that would keep others waiting', () => {
  test('of addresses one in the other is shown as it is', () => {
    const text = `Look:\n\n${'http://a.b/'.repeat(1_800)}`;
    expect(renderMarkdown(text)).toBe(`<p>Look:</p>\n<p>${'http://a.b/'.repeat(1_800)}</p>\n`);
  });

  test('of marks alone is shown as it is, with its line breaks', () => {
    expect(renderMarkdown('- a\n'.repeat(5_000))).toBe(`<p>${'- a<br>\n'.repeat(5_000)}</p>\n`);
  });

  test('is told from a long list of sources, which has its links', () => {
    const line = '- [Report *no. 7*](https://example.org/reports/7), see also https://example.org/a_b_c?d=e';
    const html = renderMarkdown(`${line}\n`.repeat(200));
    expect(html.match(/<a href="https:/g)).toHaveLength(400);
  });

  test('shares a budget with the others of its page', () => {
    const page = new MarkdownOfPage();
    const costly = '*a* '.repeat(2_250);
    expect(page.render(costly)).toContain('<em>a</em>');
    expect(page.render(costly)).not.toContain('<em>a</em>');
    expect(page.render('*so*')).toBe('<p><em>so</em></p>\n');
  });
});
