import { paragraphsOf } from '../../reading/regions/paragraphs.js';
import type { Region } from '../../reading/regions/region.js';
import type { Span } from '../../text/span.js';
import type { Frame } from './frame.js';

// “We will not wait.” — Ada Berg. And letters that end with the name of the writer.

const NAME = String.raw`\p{Lu}[\p{L}\p{M}.’'-]*(?: (?:(?:de|da|van|von|der|den|bin|al|del|of) ){0,2}\p{Lu}[\p{L}\p{M}.’'-]*){0,5}`;
const SIGNED = new RegExp(String.raw`^\s*(?:[—–-]{1,2}|―)\s*(${NAME}(?:, [^\n.]{2,100})?)\.?\s*$`, 'u');
const DEAR = /^(?:dear |sir[,—–-]|madam[,—–-]|to the editor\b|to whom it may concern)/i;
const CLOSING =
  /^(?:yours(?: (?:faithfully|sincerely|truly|etc\.?))?|sincerely(?: yours)?|respectfully(?: yours)?|(?:kind|best|warm) regards|with (?:best|kind) (?:regards|wishes)),?\s*/i;
const WRITER = new RegExp(String.raw`^(?:\([Ss]igned\) )?(${NAME})(?:[,\n.]|\s*$)`, 'u');

export function signatureFrames(text: string, regions: readonly Region[]): Frame[] {
  return [...quotationsSigned(text, regions), ...lettersIn(text)];
}

/** The name follows the closing mark after a dash, in the same paragraph or in the next. */
function quotationsSigned(text: string, regions: readonly Region[]): Frame[] {
  return regions.flatMap(({ outer }) => {
    const rest = text.slice(outer[1], outer[1] + 200);
    const [line = ''] = /^\s*[^\n]*/.exec(rest) ?? [];
    const [whole, name] = SIGNED.exec(line) ?? [];
    if (whole === undefined || name === undefined) return [];
    const start = outer[1] + whole.indexOf(name);
    return [frameOf([outer], [start, start + name.length], 'certain')];
  });
}

/** From the salutation to the words before the name. */
function lettersIn(text: string): Frame[] {
  const paragraphs = paragraphsOf(text);
  const frames: Frame[] = [];
  let first: number | null = null;
  for (const [at, [start, end]] of paragraphs.entries()) {
    const words = text.slice(start, Math.min(end, start + 200));
    if (DEAR.test(words)) first = at + 1;
    const [closing = ''] = CLOSING.exec(words) ?? [];
    if (first === null || closing === '') continue;
    const name = writerAfter(text, [start + closing.length, end], paragraphs[at + 1]);
    if (name && at > first) frames.push(frameOf(paragraphs.slice(first, at), name, 'likely'));
    first = null;
  }
  return frames;
}

function writerAfter(text: string, rest: Span, next: Span | undefined): Span | null {
  const span = text.slice(...rest).trim() === '' ? next : rest;
  if (span === undefined) return null;
  const words = text.slice(span[0], Math.min(span[1], span[0] + 120));
  const [, name] = WRITER.exec(words.trimStart()) ?? [];
  if (name === undefined) return null;
  const start = span[0] + words.indexOf(name);
  return [start, start + name.length];
}

function frameOf(content: readonly Span[], speaker: Span, strength: Frame['strength']): Frame {
  return { kind: 'signature', content, speaker, cue: null, channel: null, strength };
}
