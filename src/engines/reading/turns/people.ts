import { fold } from '../../text/fold.js';
import { isGivenName, isHeadingWord, isRole, isTitle } from '../../words/turns.js';

// The people whom a text names in full, and which of them a shorter form means: BERG, Ms Berg, Ada, AB.

/** Positions are UTF-16 code units of the text. */
export interface FullName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Whether a colon follows, as after a label. */
  readonly isLabel: boolean;
  /** Whether a given name, or a title before it, shows a person. */
  readonly isPerson: boolean;
}

export interface People {
  readonly all: readonly FullName[];
  /** The only full name that a form of the name means; null for none or several. */
  readonly whole: (form: string) => string | null;
  /** Whether the text names a person of that surname, given name or full name elsewhere than before a colon. */
  readonly isNamed: (form: string) => boolean;
}

const CAPITAL = String.raw`(?:(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Prof|Hon|Rev|Jr|Sr|MR|MRS|MS|DR|HON|\p{Lu})\.(?!\p{L})|\p{Lu}[\p{L}\p{M}'’-]{0,30})`;
const SEQUENCE = new RegExp(
  String.raw`(?<![\p{L}\p{M}])${CAPITAL}(?:[ \u00A0](?:(?:de|da|do|van|von|der|den|bin|al|el|la|le|di|del|du|ter|zu|y|av|af) ){0,2}${CAPITAL}){1,5}`,
  'gu',
);

/** Read when they are first asked for: most articles have no line that could name a speaker. */
export function peopleIn(text: string): People {
  let read: People | null = null;
  const people = (): People => {
    read ??= readPeople(text);
    return read;
  };
  return {
    get all() {
      return people().all;
    },
    whole: (form) => people().whole(form),
    isNamed: (form) => people().isNamed(form),
  };
}

function readPeople(text: string): People {
  const all = [...text.matchAll(SEQUENCE)].flatMap(({ 0: words, index }) => fullNameAt(text, words, index));
  const forms = new Map<string, Map<string, string>>();
  const elsewhere = new Set<string>();
  for (const { name, isLabel } of all)
    for (const form of formsOf(name)) {
      add(forms, form, name);
      if (!isLabel) elsewhere.add(form);
    }
  const whole = (form: string) => {
    const found = forms.get(keyOf(form));
    return found?.size === 1 ? ([...found.values()][0] ?? null) : null;
  };
  return { all, whole, isNamed: (form) => elsewhere.has(keyOf(form)) };
}

/** “Mr. J. Berg” → “j berg” */
export function keyOf(form: string): string {
  const words = fold(form).split(/[\s.,\u30FB]+/);
  const own = words.filter((word) => word !== '' && !isTitle(word));
  return (own.length > 0 ? own : words.filter(Boolean)).join(' ');
}

/** The whole name, the surname, the given name and the initials, folded. */
function formsOf(name: string): Set<string> {
  const key = keyOf(name);
  const words = key.split(' ');
  const initials = words.map((word) => word.charAt(0)).join('');
  const surname = words.slice(1).join(' ');
  return new Set([
    key,
    words.at(-1) ?? key,
    surname,
    words[0] ?? key,
    ...(initials.length > 1 ? [initials] : []),
  ]);
}

/** One person may be printed in capitals too: the other form is kept. */
function add(forms: Map<string, Map<string, string>>, form: string, name: string): void {
  const known = forms.get(form) ?? new Map<string, string>();
  const key = keyOf(name);
  const before = known.get(key);
  if (before === undefined || before === before.toUpperCase()) known.set(key, name);
  forms.set(form, known);
}

/** Without titles, and without what begins a sentence before a given name: “When Ada Berg”. */
function fullNameAt(text: string, sequence: string, index: number): FullName[] {
  const words = sequence.replace(/['’]s$/, '').split(/[ \u00A0]/);
  let first = 1 + words.findLastIndex((word, at) => at < words.length - 1 && isTitle(plain(word)));
  const isTitled = first > 0;
  const given = words.findIndex(
    (word, at) => at >= first && at < words.length - 1 && isGivenName(plain(word)),
  );
  if (given > first) first = given;
  else if (given < 0 && !isTitled && words.length - first > 2 && beginsSentence(text, index))
    first = words.length - 2;
  const own = words.slice(first);
  const name = own
    .join(' ')
    .replace(/(?<=\p{L}{2})\.$/u, '')
    .replace(/ (?:MPs?|MSP|MEP|QC|KC|OBE|MBE|CBE)$/u, '');
  if (
    own.length < 2 ||
    !/\p{L}{2}/u.test(own.at(-1) ?? '') ||
    own.every((word) => isRole(plain(word)) || isTitle(plain(word))) ||
    (given < 0 && !isTitled && isHeadingInCapitals(own))
  )
    return [];
  const start =
    index +
    sequence.length -
    sequence
      .split(/[ \u00A0]/)
      .slice(first)
      .join(' ').length;
  const isLabel = /^\s?(?:\([^)\n]{0,60}\)\s?)?[*_]{0,3}[:：]/u.test(
    text.slice(index + sequence.length, index + sequence.length + 70),
  );
  return [
    {
      name,
      start,
      end: start + name.length,
      isLabel,
      isPerson: isTitled || given >= 0 || isDescribed(text, start),
    },
  ];
}

/** “DIRECT EXAMINATION” */
function isHeadingInCapitals(words: readonly string[]): boolean {
  return (
    words.every((word) => word === word.toUpperCase()) && words.some((word) => isHeadingWord(plain(word)))
  );
}

/** “the painter Ada Berg” */
function isDescribed(text: string, at: number): boolean {
  return (
    /(?:^|[^\p{L}])(?:the|an?|der|die|l[ae’]|el|il)\s(?:\p{Ll}+[\s-])?\p{Ll}{3,}\s$/iu.test(
      text.slice(Math.max(0, at - 40), at),
    ) && !/\b(?:of|in|at|near|from)\s$/.test(text.slice(Math.max(0, at - 8), at))
  );
}

function plain(word: string | undefined): string {
  return fold(word ?? '').replace(/[.,]$/, '');
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[\n.!?…:]["”»]?\s*)$/u.test(text.slice(Math.max(0, at - 4), at));
}
