import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { wordLanguage } from '../../../platform/lib/text/word-language.js';
import { SOURCE_TYPES } from '../../../vocabulary.js';
import { dateInWords } from '../model/source-input.js';
import { asksRule, typedRule } from '../model/terms.js';
import { sourceFields } from './fields.js';
import type { CaptureShown } from './state.js';
import { hiddenNote, ruleFields, ruleWords } from './terms.js';

// The article as a whole: its details, the days that it names, and what there is to know of it.

export function sourcePage({ capture, standing, state }: CaptureShown) {
  const { source, read_in: readIn } = capture;
  const fact = (name: string, label: string, words: (value: string) => string = (value) => value) => {
    const value = source[name];
    return value === undefined ? [] : [{ label, value: words(value), from: readIn[name] ?? null }];
  };
  const isFixed = capture.snapshot_id !== null;
  const errors = state.source?.errors ?? [];
  const typed = state.source?.typed ?? source;
  const rule = ruleWords(capture.ground_rule, capture.embargoed_until);
  return {
    title: source.title ?? 'Untitled article',
    facts: [
      ...fact('outlet.name', 'Outlet'),
      ...fact('authors', 'By', (names) => names.replaceAll('\n', '; ')),
      ...fact('issued', 'Published', dateInWords),
      ...fact('type', 'Source type', (type) => SOURCE_TYPES[type as keyof typeof SOURCE_TYPES] ?? type),
      ...fact('language', 'Language', (tag) => wordLanguage(tag) ?? tag),
      ...fact('url', 'Web address'),
      ...(rule === null ? [] : [{ label: 'Ground rule', value: rule, from: null }]),
    ],
    standing,
    hidden: hiddenNote(capture),
    form: {
      action: `/capture/${capture.id}/source`,
      version: capture.version,
      isOpen: state.source !== null,
      summary: isFixed ? 'Change the ground rule' : 'Correct these details',
      needs: isFixed ? null : 'Only the title is required.',
      fields: [
        ...(isFixed ? [] : sourceFields(typed, errors)),
        ...ruleFields(state.source?.rule ?? typedRule(capture), errors, asksRule(capture.whose, typed.type)),
      ],
    },
  };
}

/** Each expression once, the first few. */
export function distinctDays({ capture }: CaptureShown) {
  const days = new Map(capture.found.days.map(({ text, date }) => [`${text} ${date}`, { text, date }]));
  const named = [...days.values()]
    .map(({ text, date }) => ({ text, day: formatEdtf(date) }))
    .filter(({ text, day }) => text !== day);
  return { first: named.slice(0, MAX_DAYS), more: Math.max(0, named.length - MAX_DAYS) };
}

const MAX_DAYS = 4;

export function notesOf({ capture, items, recorded }: CaptureShown): string[] {
  const { language, speakers } = capture.found;
  const named = language === null ? 'this language' : wordLanguage(language);
  const isUnread = language === null && items.length > 0 && items.every(({ found }) => !found?.speaker);
  const isAll = items.length > 0 && recorded.size === items.length;
  return [
    ...(items.length === 0 ? ['No quotations were found. Select text in the article to add one.'] : []),
    ...(speakers === 'simple_frames'
      ? [`In ${named}, speakers are found only in simple sentences. Check each.`]
      : []),
    ...(speakers === 'not_looked_for' ? [`In ${named}, only quotations are found. Enter each speaker.`] : []),
    ...(isUnread ? ['The language was not recognised, so speakers may be missed. Enter each.'] : []),
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
