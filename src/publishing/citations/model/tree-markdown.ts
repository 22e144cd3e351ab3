import type { Emphasis, Inline, Paragraph } from './tree.js';
import { oneLine } from './tree-text.js';

// CommonMark. All markup characters are escaped with a backslash, so that the rendered text is the original. Styles
// that Markdown lacks (underline, small capitals, superscript, subscript) are dropped, since raw HTML is often
// disabled.

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

/** Starts of a list, a setext heading or a block quote, which count only at the beginning of a line. */
const LINE_START = /^(\d{0,9})([-+=.)](?=\s|$|[-=]))/;

function inlineToMarkdown(inline: Inline): string {
  if (inline.kind === 'text') return escapeMarkdown(inline.text);
  const inside = inline.children.map(inlineToMarkdown).join('');
  if (inline.kind === 'link') return linkToMarkdown(inline.href, inside);
  if (inline.kind === 'foreign' || inline.kind === 'note') return inside;
  return emphasise(inside, MARKS[inline.kind]);
}

/** Emphasis delimiters must touch a letter, so leading and trailing spaces go outside. */
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
