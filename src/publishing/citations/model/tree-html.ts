import type { Emphasis, Inline, Paragraph } from './tree.js';
import { oneLine } from './tree-text.js';

const TAGS: Readonly<Record<Emphasis, readonly [string, string]>> = {
  italic: ['<i>', '</i>'],
  bold: ['<b>', '</b>'],
  underline: ['<u>', '</u>'],
  small_caps: ['<span class="small-caps">', '</span>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
};

/** The paragraph's content as HTML, without a `<p>` around it. */
export function toHtml(paragraph: Paragraph): string {
  return paragraph.map(inlineToHtml).join('');
}

function inlineToHtml(inline: Inline): string {
  if (inline.kind === 'text') return escapeHtml(oneLine(inline.text));
  const inside = toHtml(inline.children);
  switch (inline.kind) {
    case 'foreign':
      return `<bdi${langOf(inline.language)}>${inside}</bdi>`;
    case 'work':
      return `<cite><bdi${langOf(inline.language)}>${inside}</bdi></cite>`;
    case 'link':
      return `<a href="${escapeHtml(inline.href)}" rel="noopener noreferrer">${inside}</a>`;
    case 'note':
      return `<sup><a id="mark-${inline.number}" href="#note-${inline.number}">${inline.number}</a></sup>`;
    default:
      return TAGS[inline.kind].join(inside);
  }
}

function langOf(language: string | null): string {
  return language === null ? '' : ` lang="${escapeHtml(language)}"`;
}

/** For text, and for attributes within double quotes: an apostrophe stays readable in the exported source. */
export function escapeHtml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
