import { randomUUID } from 'node:crypto';
import { marksFor, type NestedMark, type Printed } from '../../engines/reading/printed-words.js';
import { remembering } from '../../engines/remembering.js';
import { dirOf } from '../../engines/text/quotation-marks.js';
import { beginningOf, DOTS, lengthInPrint, lengthInRow } from '../../engines/text/short-words.js';
import type { Form } from '../../vocabulary.js';
import { formatEdtf } from '../lib/edtf/edtf.js';
import { markBidiControls, withBidiControls } from '../lib/text/bidi-controls.js';
import { named } from '../lib/text/invisible-characters.js';
import { MarkdownOfPage } from '../lib/text/markdown.js';
import { clockTime, wordTime } from '../lib/zoned-time.js';
import type { Assets } from './assets.js';
import { asIs, escapeHtml } from './render.js';

// The functions whose results a template may print unescaped. Each escapes everything variable.

export function templateHelpers(assets: Assets) {
  const sprite = assets.href('icons.svg');
  let notes = new MarkdownOfPage();
  let zone: string | null = null;
  return {
    /** Resets what is kept for one page. @param timeZone in which it shows times; null for UTC */
    beginPage(timeZone: string | null) {
      notes = new MarkdownOfPage();
      zone = timeZone;
    },
    icon: (name: string, label?: string) => icon(sprite, name, label),
    /** An EDTF date in words. */
    date: (edtf: string | null) => (edtf === null ? '' : dateElement(edtf)),
    /** A machine time in words and in the zone of the page, with the exact time in its attribute. */
    time: (iso: string | null) => (iso === null ? '' : timeElement(iso, wordTime(iso, zone))),
    /** The time of day alone, under a heading that gives the day. */
    clock: (iso: string) => timeElement(iso, clockTime(iso, zone)),
    asIs,
    markdown: (text: string) => notes.render(markBidiControls(text)),
    quote,
    quoteInRow,
    quoteShort,
    passage,
    parts,
    lang,
    dots: (code: string, label: string) => dotsOf(`${code} ${label}`),
    /** The span that reference managers read. */
    coins: coinsElement,
    /** A script element with JSON that is read and never run. */
    jsonLd: (json: string) =>
      `<script type="application/ld+json">${json.replaceAll('<', '\\u003c')}</script>`,
    /** The hidden field that makes a double click one write. */
    key: () => `<input type="hidden" name="key" value="${randomUUID()}">`,
  };
}

function icon(sprite: string, name: string, label?: string): string {
  const use = `<use href="${sprite}#${escapeHtml(name)}"></use>`;
  if (label === undefined) return `<svg class="icon" aria-hidden="true" focusable="false">${use}</svg>`;
  return `<svg class="icon" role="img" aria-label="${escapeHtml(label)}">${use}</svg>`;
}

// Lists repeat the same days and languages, and formatting a date costs more than the row around it.
const dateElement = remembering(
  (edtf) => `<time datetime="${escapeHtml(machineDate(edtf))}">${escapeHtml(formatEdtf(edtf))}</time>`,
);
const coinsElement = remembering((title) => `<span class="Z3988" title="${escapeHtml(title)}"></span>`);
/** Six dots, one for each check: a ring for 0, half filled for 1, filled for 2. @param given the digits and a label */
const dotsOf = remembering((given) => {
  const [code, label] = [given.slice(0, 6), given.slice(7)];
  // Short, since a list has fifty: the style sheet has their size and place.
  const dots = [...code].map((digit, at) => {
    const x = 6 + at * 14;
    if (digit === '2') return `<circle cx="${x}"/>`;
    return `<circle class="ring" cx="${x}"/>${digit === '1' ? `<path d="M${x} 2a4 4 0 0 0 0 8z"/>` : ''}`;
  });
  return `<svg class="dots" role="img" aria-label="${escapeHtml(label)}">${dots.join('')}</svg>`;
});
const langOf = remembering((language) => ` lang="${escapeHtml(language)}" dir="${dirOf(language)}"`, 500);

/** A valid `datetime` attribute: a plain year, month or day, without marks of uncertainty. */
function machineDate(edtf: string): string {
  return /^\d{4}(-\d{2}(-\d{2})?)?/.exec(edtf)?.[0] ?? '';
}

function timeElement(iso: string, words: string): string {
  return `<time datetime="${escapeHtml(iso)}" title="${escapeHtml(iso)}">${escapeHtml(words)}</time>`;
}

/** A part of a text; `found` is marked. */
interface Part {
  readonly text: string;
  readonly found: boolean;
}

interface Laid extends Part {
  readonly differs: Differs | null;
}

interface Differs {
  /** Text that only this side (`ins`) or only the other side (`del`) has, moved text, and an omission. */
  readonly as: 'del' | 'ins' | 'mark' | 'gap';
  /** Announced by screen readers before the part; neither visible nor copied. */
  readonly says: string;
  readonly isGrave: boolean;
  readonly isMarked: boolean;
}

/** A part of a quotation, with the notes that begin there: each is a number that links to its note. */
interface Noted extends Part {
  readonly notes: readonly { readonly id: number; readonly number: number }[];
}

type AnyPart = Part | Laid | Noted;

/** A text in parts, with hits marked. */
function parts(pieces: readonly AnyPart[]): string {
  return pieces.map((piece) => part(piece)).join('');
}

interface Passage {
  /** Several where something between them is not shown. */
  readonly runs: readonly (readonly AnyPart[])[];
  readonly hasMoreBefore: boolean;
  readonly hasMoreAfter: boolean;
}

const CUT = '<span class="cut">…</span>';

/** Words of a copy. Where it has more, dots stand beside them: they are none of the words. */
function passage({ runs, hasMoreBefore, hasMoreAfter }: Passage, language: string | null): string {
  const [before, after] = [hasMoreBefore ? `${CUT} ` : '', hasMoreAfter ? ` ${CUT}` : ''];
  const words = runs.map((pieces) => `<blockquote${lang(language)}>${parts(pieces)}</blockquote>`);
  return `<div class="excerpt"${lang(language)}>${before}${words.join(` ${CUT} `)}${after}</div>`;
}

function part(one: AnyPart, words = wordsOf(one.text)): string {
  if ('notes' in one)
    return `${one.notes.map(noteSign).join('')}${one.found ? `<mark class="noted">${words}</mark>` : words}`;
  if (!('differs' in one) || one.differs === null) return one.found ? `<mark>${words}</mark>` : words;
  const { as, says, isGrave, isMarked } = one.differs;
  const name = [as, isGrave && 'grave', isMarked && 'owned'].filter(Boolean).join(' ');
  const element = as === 'gap' ? 'span' : as;
  const heard = `<span class="visually-hidden" lang="en" dir="ltr"> ${escapeHtml(says)} </span>`;
  return `<${element} class="differs ${name}">${heard}${words}</${element}>`;
}

/** Text without changes. A bidirectional control is isolated under a visible sign, so that it reorders nothing. */
function wordsOf(text: string): string {
  return withBidiControls(asIs(text), (control) => {
    const { sign, name } = named(control);
    return `<bdi class="unseen" data-sign="${sign}" title="${name}: it would turn the reading direction">${control}</bdi>`;
  });
}

// NOTE: the number is generated content, so that the quotation's text content stays exact.
function noteSign({ id, number }: Noted['notes'][number]): string {
  return `<a class="mark-ref" id="w-${number}" href="#note-${id}" data-sign="${number}" aria-label="Note ${number}"></a>`;
}

/**
 * A quotation in the marks of its language and form; `form` is null for text that quotes nobody. `pieces`, where given,
 * replace the text and mark the hits.
 */
function quote(
  text: string,
  language: string | null,
  form: Form | null,
  pieces: readonly AnyPart[] | null = null,
): string {
  if (form === undefined) throw new Error('A template printed words without saying of which form they are.');
  if (text === '') return '<span class="quiet erased">The text was erased</span>';
  const { nested, ...marks } = marksFor(form, text, language);
  const words = pieces === null ? between(text, 0, nested) : inPieces(pieces, nested);
  return inMarks(words, marks, language);
}

/**
 * The same for a row that links to the whole: of a long text the beginning, with dots after it. Only print has
 * more, and of a very long one not the end.
 */
function quoteInRow(
  text: string,
  language: string | null,
  form: Form | null,
  pieces: readonly Part[] | null = null,
): string {
  const cut = lengthInRow(text);
  if (cut === text.length) return quote(text, language, form, pieces);
  const { nested, ...marks } = marksFor(form, text, language);
  const end = lengthInPrint(text);
  const [printed] = splitAt(pieces ?? [{ text, found: false }], end);
  const [shown, rest] = splitAt(printed, cut);
  // The dots stand outside the marks: the words have none. The closing mark stands before them, and in print at the end.
  const words = `${inPieces(shown, nested)}<span class="q-rest">${inPieces(rest, nested, cut)}</span>`;
  return `${inMarks(words, marks, language)}<span class="q-more${end < text.length ? ' q-cut' : ''}">${DOTS}</span>`;
}

/** Of a long text the beginning, on one line. @param most length in UTF-16 code units */
function quoteShort(text: string, language: string | null, form: Form | null, most?: number): string {
  const { words, isCut } = beginningOf(text, most);
  return `${quote(words, language, form)}${isCut ? DOTS : ''}`;
}

type Marks = Pick<Printed, 'open' | 'close'>;

function inMarks(words: string, marks: Marks, language: string | null): string {
  const { open } = marks;
  const opening = open === '' ? '' : `<span class="q-open${open === '「' ? ' half' : ''}">${open}</span>`;
  return `<span class="q"${lang(language)}>${opening}${words}${closing(marks)}</span>`;
}

function closing({ close }: Marks): string {
  return close === '' ? '' : `<span class="q-close">${close}</span>`;
}

/** The parts of a text before and after a place. */
function splitAt(pieces: readonly Part[], place: number): [Part[], Part[]] {
  const [before, after]: [Part[], Part[]] = [[], []];
  let from = 0;
  for (const piece of pieces) {
    const cut = Math.min(Math.max(place - from, 0), piece.text.length);
    if (cut > 0) before.push({ ...piece, text: piece.text.slice(0, cut) });
    if (cut < piece.text.length) after.push({ ...piece, text: piece.text.slice(cut) });
    from += piece.text.length;
  }
  return [before, after];
}

/** @param from where they begin in the whole text */
function inPieces(pieces: readonly AnyPart[], nested: readonly NestedMark[], from = 0): string {
  let at = from;
  return pieces
    .map((piece) => {
      const words = between(piece.text, at, nested);
      at += piece.text.length;
      return part(piece, words);
    })
    .join('');
}

/** A range of the whole text. A nested quotation mark keeps the stored one in an attribute, for selections. */
function between(text: string, start: number, nested: readonly NestedMark[]): string {
  let printed = '';
  let from = 0;
  for (const { at, length, printed: mark } of nested) {
    const place = at - start;
    if (place < from || place >= text.length) continue;
    const own = text.slice(place, place + length);
    printed += `${wordsOf(text.slice(from, place))}<span class="q-nested" data-own="${escapeHtml(own)}">${mark}</span>`;
    from = place + own.length;
  }
  return printed + wordsOf(text.slice(from));
}

/** `lang` and `dir` for an element with quoted text; the direction alone where the language is unknown. */
function lang(language: string | null): string {
  return language === null ? ' dir="auto"' : langOf(language);
}
