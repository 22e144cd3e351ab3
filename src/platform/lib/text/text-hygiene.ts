import type { Result } from '../result.js';
import { ok, refused } from '../result.js';

// The rules for stored text. Everything is NFC (so that text typed on two keyboards is equal), with LF as line break.
// Refuses U+0000, other control characters but TAB and LF, lone surrogates, and more combining marks on one letter than
// anybody can read. Keeps joiners, soft hyphens and direction controls, which can belong to the words;
// `bidi-controls.ts` makes the last visible.

/** Single-line text, trimmed. `errors` is a sentence that names the character and its position. */
export function cleanLine(text: string): Result<string, string> {
  const clean = cleanLines(text);
  if (!clean.ok) return clean;
  const line = clean.value.trim();
  const at = line.search(/[\n\u2028\u2029]/);
  return at === -1
    ? ok(line)
    : refused(`This field takes one line: remove the line break after ${after(line, at)}`);
}

/** Multi-line text: removes leading blank lines and trailing white space, keeps indentation. */
export function cleanProse(text: string): Result<string, string> {
  const clean = cleanLines(text);
  return clean.ok ? ok(clean.value.trimEnd().replace(/^(?:[^\S\n]*\n)+/, '')) : clean;
}

/** A passage of another text: unchanged, not even NFC, so that it can be found there. */
export function cleanSpan(text: string): Result<string, string> {
  const fault = forbiddenCharacter(text);
  return fault === null ? ok(withLineFeeds(text)) : refused(fault);
}

/** Whether nothing in it is visible: spaces and joiners alone are nothing. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}]/u.test(text);
}

function cleanLines(text: string): Result<string, string> {
  const span = cleanSpan(text);
  if (!span.ok) return span;
  const heap = span.value.search(HEAPED);
  return heap === -1 ? ok(span.value.normalize('NFC')) : refused(heapOfMarks(span.value, heap));
}

/** Normalising the combining marks of a letter takes quadratic time. */
const MAX_MARKS = 50;
const HEAPED = new RegExp(`(?<![\\p{M}\\uFF9E\\uFF9F])[\\p{M}\\uFF9E\\uFF9F]{${MAX_MARKS + 1}}`, 'u');

function heapOfMarks(text: string, at: number): string {
  const position = Array.from(text.slice(0, at)).length + 1;
  return `More than ${MAX_MARKS} marks follow one another from character ${position}: remove some`;
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The first forbidden character, in a sentence; positions count characters from 1. */
function forbiddenCharacter(text: string): string | null {
  if (!CONTROLS.test(text) && text.isWellFormed()) return null;
  let position = 0;
  for (const character of text) {
    position += 1;
    const code = character.codePointAt(0) ?? 0;
    const name = nameIfForbidden(code);
    if (name !== null) {
      return `Character ${position} is ${name} (U+${hex(code)}), which cannot be stored: remove it`;
    }
  }
  return null;
}

/** A fast test that clears most text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;

function nameIfForbidden(code: number): string | null {
  if (code >= 0xd800 && code <= 0xdfff) return 'an incomplete character';
  if (code > 0x9f || (code >= 0x20 && code < 0x7f)) return null;
  if (code === 0x09 || code === 0x0a || code === 0x0d) return null;
  return CONTROL_NAMES.get(code) ?? 'a control character';
}

/** The control characters that come with pasted text. @source Unicode 16, NameAliases.txt */
const CONTROL_NAMES: ReadonlyMap<number, string> = new Map([
  [0x00, 'a null character'],
  [0x08, 'a backspace'],
  [0x0b, 'a line tabulation'],
  [0x0c, 'a form feed'],
  [0x1b, 'an escape character'],
  [0x7f, 'a delete character'],
  [0x85, 'a next-line character'],
]);

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}

function after(line: string, at: number): string {
  return `‘${line.slice(Math.max(0, at - 20), at)}’`;
}

/** Null, or more control characters than one or two stray ones: a program, an image, a sound. */
export function hasTooManyControls(text: string): boolean {
  if (text.includes('\0')) return true;
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  return controls > 2 && controls > text.length / 200;
}
