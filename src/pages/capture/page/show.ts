import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { wordLanguage } from '../../../platform/lib/text/word-language.js';
import { type Part, partAt } from '../../../record/snapshots/model/parts.js';
import { SOURCE_TYPES } from '../../../vocabulary.js';
import { isCertain, type MatchedItem } from '../model/asks.js';
import { dateInWords } from '../model/source-input.js';
import { isFragment } from '../model/wording.js';
import { type CaptureItem, MAX_SAVED_AT_ONCE } from '../model.js';
import type { Capture } from '../store.js';
import { sourceFields } from './fields.js';
import { itemPage } from './item.js';
import { passageAround } from './passage.js';
import { itemsIn, paragraphsOf, partsWith } from './text.js';

// The page of a capture: the article with its quotations marked, and beside it their list.

export interface CaptureShown {
  readonly capture: Capture;
  /** All of them, in the order of the text. */
  readonly items: readonly CaptureItem[];
  /** How those of the shown part, or all of a short article, stand to what is saved. */
  readonly matched: readonly MatchedItem[];
  /** Numbers of those that are recorded from this source. */
  readonly recorded: ReadonlySet<number>;
  readonly standing: SourceStanding;
  readonly state: PageState;
}

export interface SourceStanding {
  readonly kind: 'new' | 'known' | 'same_text' | 'newer';
  readonly words: string;
  readonly href: string | null;
}

export interface PageState {
  readonly part: number;
  readonly said: string | null;
  /** The quotation that was just decided, which can be reopened. */
  readonly decided: number | null;
  readonly conflict: string | null;
  readonly errors: readonly FieldError[];
  /** The quotation whose form is open, with its errors. */
  readonly editing: { readonly n: number; readonly errors: readonly FieldError[] } | null;
  /** The form of the source, with what was typed. */
  readonly source: { readonly typed: Typed; readonly errors: readonly FieldError[] } | null;
  readonly add: {
    readonly typed: Typed;
    readonly errors: readonly FieldError[];
    readonly places: readonly object[];
  };
}

export const NEWLY_SHOWN: PageState = {
  part: 1,
  said: null,
  decided: null,
  conflict: null,
  errors: [],
  editing: null,
  source: null,
  add: { typed: {}, errors: [], places: [] },
};

export function capturePage(shown: CaptureShown) {
  const { capture, items, matched, state } = shown;
  const { id, version, text, found } = capture;
  const parts = partsWith(text, items);
  const part = parts.find(({ number }) => number === state.part) ?? partAt(parts, 0);
  const here = new Set(itemsIn(part, items).map(({ n }) => n));
  const own = matched.filter(({ item }) => here.has(item.n));
  const action = `/capture/${id}`;
  return {
    ...{ id, version, said: state.said, conflict: state.conflict, errors: state.errors },
    undo: own.find(({ item }) => item.n === state.decided && item.state !== 'open')?.item.n ?? null,
    source: sourcePage(shown),
    days: distinctDays(shown),
    notes: notesOf(shown),
    counts: countsOf(shown),
    acceptance: acceptanceOf(shown),
    save: saveOf(shown),
    discard: { action: `${action}/removal`, version },
    parts: parts.length < 2 ? [] : parts.map((one) => partLink(one, part, action)),
    text: {
      lang: capture.source.language ?? found.language,
      paragraphs: paragraphsOf(text, part, { items: itemsIn(part, items), days: found.days }, lookIn(shown)),
    },
    items: own.map((one, at) => ({
      ...itemPage(one, {
        captureId: id,
        days: found.days,
        next: own[at + 1]?.item ?? null,
        wholes: wholesOf(one.item, items),
        open: state.editing?.n === one.item.n ? state.editing : null,
      }),
      passage: passageAround(text, one.item),
      edit: `${action}?edit=${one.item.n}#q-${one.item.n}`,
      here: `${action}?part=${part.number}#q-${one.item.n}`,
    })),
    add: addForm(shown, action),
  };
}

function partLink({ number }: Part, current: Part, action: string) {
  return { number, href: `${action}?part=${number}`, isCurrent: number === current.number };
}

function sourcePage({ capture, standing, state }: CaptureShown) {
  const { source, read_in: readIn } = capture;
  const fact = (name: string, label: string, words: (value: string) => string = (value) => value) => {
    const value = source[name];
    return value === undefined ? [] : [{ label, value: words(value), from: readIn[name] ?? null }];
  };
  const isFixed = capture.snapshot_id !== null;
  return {
    title: source.title ?? 'Untitled article',
    facts: [
      ...fact('outlet.name', 'Outlet'),
      ...fact('authors', 'By', (names) => names.replaceAll('\n', '; ')),
      ...fact('issued', 'Published', dateInWords),
      ...fact('type', 'Source type', (type) => SOURCE_TYPES[type as keyof typeof SOURCE_TYPES] ?? type),
      ...fact('language', 'Language', (tag) => wordLanguage(tag) ?? tag),
      ...fact('url', 'Web address'),
    ],
    standing,
    form: isFixed
      ? null
      : {
          action: `/capture/${capture.id}/source`,
          version: capture.version,
          isOpen: state.source !== null,
          fields: sourceFields(state.source?.typed ?? source, state.source?.errors ?? []),
        },
  };
}

/** Each expression once. */
function distinctDays({ capture }: CaptureShown) {
  const days = new Map(capture.found.days.map(({ text, date }) => [`${text} ${date}`, { text, date }]));
  return [...days.values()]
    .map(({ text, date }) => ({ text, day: formatEdtf(date) }))
    .filter(({ text, day }) => text !== day)
    .slice(0, MAX_DAYS);
}

const MAX_DAYS = 12;

function notesOf({ capture, items, recorded }: CaptureShown): string[] {
  const { language, speakers } = capture.found;
  const named = language === null ? 'this language' : wordLanguage(language);
  const isAll = items.length > 0 && recorded.size === items.length;
  return [
    ...(items.length === 0 ? ['No quotations were found. Select text in the article to add one.'] : []),
    ...(speakers === 'simple_frames'
      ? [`In ${named}, speakers are found only in simple sentences. Check each.`]
      : []),
    ...(speakers === 'not_looked_for' ? [`In ${named}, only quotations are found. Enter each speaker.`] : []),
    ...(isAll ? ['Nothing to add: every quotation found is already recorded from this source.'] : []),
    ...(looksLikeHtml(capture.text)
      ? ['This looks like the HTML of a page. Upload it as a file, or paste the text as seen on the page.']
      : []),
  ];
}

/** Pasted source of a page: several tags in its first lines. */
function looksLikeHtml(text: string): boolean {
  return (
    (
      text
        .slice(0, 4_000)
        .match(/<\/?(?:html|head|body|div|p|span|script|meta|a|article)\b[^<>]{0,200}>/gi) ?? []
    ).length >= 4
  );
}

function countsOf({ items, matched, recorded }: CaptureShown) {
  const open = items.filter((item) => isOpen(item, recorded));
  const certain = matched.filter((one) => isOpen(one.item, recorded) && isCertain(one)).length;
  const count = (state: CaptureItem['state']) =>
    items.filter((item) => item.state === state && !recorded.has(item.n)).length;
  return {
    ...{ all: items.length, open: open.length, certain, toConfirm: open.length - certain },
    ...{ accepted: count('accepted'), dropped: count('dropped'), recorded: recorded.size },
  };
}

function isOpen({ n, state }: CaptureItem, recorded: ReadonlySet<number>): boolean {
  return state === 'open' && !recorded.has(n);
}

function acceptanceOf({ capture, matched, recorded }: CaptureShown) {
  const certain = matched
    .filter((one) => isOpen(one.item, recorded) && isCertain(one))
    .map(({ item }) => item);
  if (certain.length === 0) return null;
  const which = certain.length === 1 ? 'the one that is' : `the ${certain.length} that are`;
  return {
    action: `/capture/${capture.id}/acceptance`,
    seen: seenOf(certain),
    submit: `Accept ${which} certain`,
  };
}

function saveOf({ capture, items, recorded }: CaptureShown) {
  const accepted = items.filter(({ n, state }) => state === 'accepted' && !recorded.has(n));
  const now = accepted.slice(0, MAX_SAVED_AT_ONCE);
  if (now.length === 0) return null;
  const more = accepted.length > now.length ? ` of ${accepted.length.toLocaleString('en-GB')}` : '';
  const what = more === '' ? howMany(now.length, 'quotation') : `${now.length}${more} quotations`;
  return { action: '/capture/claims', id: capture.id, seen: seenOf(now), submit: `Save ${what}` };
}

/** `1:1 4:2`: the numbers and versions that a person saw. */
function seenOf(items: readonly CaptureItem[]): string {
  return items.map(({ n, version }) => `${n}:${version}`).join(' ');
}

function lookIn({ matched, recorded }: CaptureShown): (item: CaptureItem) => string | null {
  const certain = new Set(matched.filter(isCertain).map(({ item }) => item.n));
  return ({ n, state }) => {
    if (recorded.has(n)) return 'recorded';
    if (state === 'accepted') return 'taken';
    if (state === 'dropped') return 'dropped';
    return certain.has(n) ? null : 'ask';
  };
}

/** Others of the article whose words contain these, for a fragment. */
export function wholesOf(item: CaptureItem, items: readonly CaptureItem[]): CaptureItem[] {
  const words = bare(item.fields.text ?? '');
  if (!isFragment(item.fields.form) || words.split(' ').length < 2 || items.length > MAX_COMPARED) return [];
  return items.filter((other) => {
    if (other.n === item.n || other.state === 'dropped') return false;
    const whole = bare(other.fields.text ?? '');
    return whole.length > words.length && ` ${whole} `.includes(` ${words} `);
  });
}

/** Maximum number of quotations that are looked through for one that contains a fragment. */
const MAX_COMPARED = 500;

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function addForm({ state }: CaptureShown, action: string) {
  const { typed, errors, places } = state.add;
  const exact = {
    ...{ name: 'exact', label: 'Missed quotation', kind: 'textarea', rows: 2 },
    hint: 'Paste it from the text of the article.',
    value: typed.exact ?? null,
    error: errors.find(({ path }) => path === 'exact')?.message ?? null,
  };
  const at = {
    ...{ name: 'at', label: 'Position', kind: 'radios', value: null, hint: 'In text order.' },
    options: places,
    error: 'This text occurs more than once. Choose which passage you mean.',
  };
  return { action: `${action}/quotations`, fields: places.length > 0 ? [exact, at] : [exact] };
}
