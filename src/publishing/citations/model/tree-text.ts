import { markBidiControls } from '../../../platform/lib/text/bidi-controls.js';
import type { Inline, Paragraph } from './tree.js';

/** One line of plain text: no line breaks, no emphasis, titles of works in single quotation marks. */
export function toText(paragraph: Paragraph): string {
  return oneLine(plainText(paragraph));
}

/** The same with every character as it is recorded, line breaks and controls too. */
export function plainText(paragraph: Paragraph): string {
  return paragraph.map(inlineToText).join('');
}

function inlineToText(inline: Inline): string {
  if (inline.kind === 'text') return inline.text;
  const inside = inline.children.map(inlineToText).join('');
  if (inline.kind === 'work') return `‘${inside}’`;
  if (inline.kind === 'link' && inside !== inline.href) return `${inside} (${inline.href})`;
  return inside;
}

/**
 * Collapses line breaks and runs of spaces to one space; replaces control characters with a visible mark and
 * bidirectional controls with their sign, since in somebody else's document they would reorder the text around the
 * quotation.
 */
export function oneLine(text: string): string {
  const words = markBidiControls(text);
  if (!IN_SEVERAL.test(words)) return words; // nearly always, and ten times as fast
  return words.replace(/[ \t\r\n\f\v\u0085\u2028\u2029]+/g, ' ').replace(CONTROLS, '\uFFFD');
}

// What the replacements below would find.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a file
const IN_SEVERAL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]| {2}/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a file
const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g;
