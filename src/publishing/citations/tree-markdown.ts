import type { Emphasis, Inline, Paragraph } from './tree.js';
import { oneLine } from './tree-text.js';

// CommonMark. Everything that could be read as markup is escaped with a backslash, so that the text a
// reader sees is the text that was typed. What Markdown has no sign for (underline, small capitals,
// raised and lowered signs) is written without one, since raw HTML is often switched off.

const MARKS: Readonly<Record<Emphasis | 'work', string>> = {
  italic: '*',
  work: '*',
  bold: '**',
  underline: '',
  small_caps: '',
  superscript: '',
  subscript: '',
};

/** The paragraph as one line of Markdown, safe at the beginning of a line. */
export function toMarkdown(paragraph: Paragraph): string {
  return paragraph.map(inlineToMarkdown).join('').trim().replace(LINE_START, '$1\\$2');
}

/** What makes a list, a heading rule or a quotation of a line only where the line begins. */
const LINE_START = /^(\d{0,9})([-+=.)](?=\s|$|[-=]))/;

function inlineToMarkdown(inline: Inline): string {
  if (inline.kind === 'text') return escapeMarkdown(inline.text);
  const inside = inline.children.map(inlineToMarkdown).join('');
  if (inline.kind === 'link') return linkToMarkdown(inline.href, inside);
  if (inline.kind === 'foreign') return inside;
  return emphasise(inside, MARKS[inline.kind]);
}

/** A sign of emphasis works only where it touches a letter: blanks at the edges stay outside. */
function emphasise(inside: string, mark: string): string {
  const core = inside.trim();
  return core === '' || mark === '' ? inside : inside.replace(core, () => `${mark}${core}${mark}`);
}

function linkToMarkdown(href: string, inside: string): string {
  return inside === escapeMarkdown(href)
    ? `<${href.replaceAll('\\', '%5C')}>`
    : `[${inside}](<${href.replaceAll('\\', '%5C')}>)`;
}

export function escapeMarkdown(words: string): string {
  return oneLine(words).replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&');
}
