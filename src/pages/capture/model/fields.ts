import type { Speaker } from '../../../engines/quotations/found.js';
import type { Draft } from '../../../engines/quotations/wording/draft.js';
import { BODY_WORDS } from '../../../engines/words/naming.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { FoundItem } from '../model.js';

// The fields of a quotation, filled in with what was found.

/** Maximum length of a title or name, in UTF-16 code units, within a longer one. */
const MAX_PART_UTF16 = 200;

/** @param title of the article; null where it has none yet */
export function fieldsOf({ words: text, form }: Draft, found: FoundItem, title: string | null): Typed {
  const { speaker, cue, channel } = found;
  return withoutEmpty({
    text,
    form,
    'speaker.name': speaker && nameOf(speaker),
    'speaker.kind': speaker && kindOf(speaker),
    // Of two people under one name, an office may be the other's.
    credited_as: found.introduced ? null : speaker?.creditedAs,
    // A colon links, but is no word.
    cue: cue !== null && /\p{L}/u.test(cue.text) ? cue.text : null,
    ...(channel && channelFields(channel, title)),
  });
}

/** The source that an article cites. @param title of the article; null where it has none yet */
export function channelFields(
  { text, type, outlet }: NonNullable<FoundItem['channel']>,
  title: string | null,
): Typed {
  return withoutEmpty({
    'relayed_from.source.title': citedTitle(text, title),
    'relayed_from.source.title_is': 'description',
    'relayed_from.source.type': type,
    'relayed_from.source.outlet.name': outlet,
  });
}

/** The words by which the article names it, and the article: two articles that cite a broadcaster cite two broadcasts. */
export function citedTitle(words: string, title: string | null): string {
  const called = clipped(words);
  if (title === null) return called.words + called.rest;
  const of = clipped(title);
  return `${called.words}${called.rest}, cited in “${of.words}”${of.rest}`;
}

/** One whom the article does not name is called as it describes them; a pronoun alone names nobody. */
export function nameOf({ name, naming, text }: Speaker): string | null {
  return name ?? (naming === 'pronoun' || naming === 'inferred' ? null : text);
}

function kindOf({ name, naming }: Speaker): string | null {
  const words = name?.toLowerCase().split(/[\s-]+/) ?? [];
  if (words.some((word) => BODY_WORDS.has(word)) || name?.startsWith('The ')) return 'body';
  // The labels of a transcript are in capitals.
  if (naming !== 'label' && /^\p{Lu}{2,6}$/u.test(name ?? '')) return 'body';
  return name === null && (naming === 'description' || naming === 'group') ? 'unnamed' : null;
}

/** @returns also the sign that they go on, which stands outside of quotation marks; empty where they do not */
function clipped(words: string): { readonly words: string; readonly rest: '' | ' …' } {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length <= MAX_PART_UTF16
    ? { words: line, rest: '' }
    : { words: line.slice(0, MAX_PART_UTF16).replace(/[\ud800-\udbff]$/, ''), rest: ' …' };
}

/** The fields that have a value, as a form sends them. */
export function withoutEmpty(fields: Readonly<Record<string, string | number | null | undefined>>): Typed {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  );
}

/** The nested object that a form with these fields would be. */
export function nested(fields: Typed): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const steps = name.split('.');
    let branch = root;
    for (const step of steps.slice(0, -1)) {
      const next = Object.hasOwn(branch, step) ? branch[step] : undefined;
      const made = typeof next === 'object' && next !== null ? next : {};
      branch[step] = made;
      branch = made as Record<string, unknown>;
    }
    branch[steps.at(-1) ?? ''] = value;
  }
  return root;
}
