import { describe, expect, it } from 'vitest';
import { filesIn } from '../support/files.js';

// Promises about the sources of views. What they render to is checked where pages are.

// What may be printed without escaping: another template, and what the renderer vouches for.
const VOUCHED_FOR = /^(include|(page\.)?h\.\w+)\(/;
// The layout alone holds the page that was rendered before it.
const BODY = /^(p|page)\.body$/;

const VIEWS = filesIn('views', '.ejs');

/** "path: what" for everything in a view that our policies forbid. */
function faultsOf(path: string, text: string): string[] {
  const markup = text.replaceAll(/<%#[\s\S]*?%>/g, '');
  const raw = [...markup.matchAll(/<%-\s*([\s\S]*?)\s*-?%>/g)].map(([, code = '']) => code);
  // Code is out of the way for the rest, so that ">" and quotes in it end no tag.
  const tags = markup.replaceAll(/<%[\s\S]*?%>/g, '').match(/<[a-z][^<>]*>/gi) ?? [];
  return [
    ...raw.filter((code) => !mayStayRaw(path, code)).map((code) => `${path}: prints "${code}" unescaped`),
    ...tags.filter((tag) => /\sstyle\s*=/i.test(tag)).map((tag) => `${path}: style attribute in ${tag}`),
    ...tags.filter((tag) => /\son[a-z]+\s*=/i.test(tag)).map((tag) => `${path}: handler in ${tag}`),
    ...tags.filter((tag) => /^<style\b/i.test(tag)).map(() => `${path}: style element`),
    ...(markup.match(/(?:\bvalue="|<textarea[^\n]*\n)<%=[^\n]*/g) ?? []).map(
      (field) => `${path}: a field that loses what is not shown, ${field}`,
    ),
    ...tags.filter(isInlineScript).map((tag) => `${path}: inline script ${tag}`),
  ];
}

function mayStayRaw(path: string, code: string): boolean {
  return VOUCHED_FOR.test(code) || (path === 'views/layout.ejs' && BODY.test(code));
}

// A block of JSON is not run, so the policy lets it stand.
function isInlineScript(tag: string): boolean {
  return /^<script\b/i.test(tag) && !/\ssrc\s*=/i.test(tag) && !/type="application\/(ld\+)?json"/i.test(tag);
}

describe('views', () => {
  it('print unescaped only what is vouched for, and hold no style, handler or script, nor a field without its value to the letter', () => {
    expect(VIEWS.flatMap(({ path, text }) => faultsOf(path, text))).toEqual([]);
  });

  it.each([
    ['<%- page.claim.text %>', 'prints "page.claim.text" unescaped'],
    ['<%-page.bodyText%>', 'prints "page.bodyText" unescaped'],
    ['<%- page.harm() -%>', 'prints "page.harm()" unescaped'],
    ['<%- page.body %>', 'prints "page.body" unescaped'],
    ['<p style="color: red">', 'style attribute'],
    ['<p title="<%= a > b %>" style="<%= page.colour %>">', 'style attribute'],
    ['<button type="button" onclick="go()">', 'handler'],
    ['<style>p {}</style>', 'style element'],
    ['<script>go()</script>', 'inline script'],
    ['<input value="<%= page.name %>">', 'a field that loses'],
    ['<textarea name="text">\n<%= page.text %></textarea>', 'a field that loses'],
  ])('are caught with %s', (text, fault) => {
    expect(faultsOf('views/x.ejs', text)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    "<%- include('row', { page: row }) %>",
    '<%- page.h.quotation(page.claim) -%>',
    '<%- h.icon("check") %>',
    '<input value="<%- h.asIs(page.name) %>">',
    '<%# <%- here a comment %>',
    '<a href="/claims?on=1" data-one="1"><%= page.style %> = on=off</a>',
    '<script type="module" src="/public/claims.js"></script>',
    '<script type="application/ld+json"><%- page.h.json(page.linked) %></script>',
  ])('are left alone with %s', (text) => {
    expect(faultsOf('views/x.ejs', text)).toEqual([]);
  });

  it('have one layout, which holds the page', () => {
    expect(faultsOf('views/layout.ejs', '<%- page.body -%>')).toEqual([]);
  });
});
