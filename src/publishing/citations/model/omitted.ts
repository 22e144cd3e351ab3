import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { CitedSource, EntryOccasion } from '../model.js';
import { creditsInWords } from './credits.js';
import { bareNumber, EVENT_TYPES } from './csl.js';
import { PrintedText } from './printed-text.js';
import { type Inline, joined, link, type Paragraph, text } from './tree.js';
import type { Voice } from './voice.js';

// What a style leaves out of what we hold of a source, found by looking for each fact in what was printed: a style may
// have no field for the host of a programme, the account of a post or the day of a podcast.

/** A source, and the occasions of its quotations unless the text beside the reference names them. */
export interface Held {
  readonly source: CitedSource;
  readonly occasions: readonly Pick<EntryOccasion, 'name' | 'place'>[];
}

/** A fact as it would be printed, and how the sentence names it. */
type Fact = readonly [fact: string | null, named: string];

/**
 * Sentences on what the reference leaves out; empty where it leaves out nothing. NOTE: not for a footnote that has a
 * place in the source, whose figures may be those of a number or a date.
 */
export function omittedFrom(reference: Paragraph, held: Held, voice: Voice): Inline[] {
  const printed = textOf(reference);
  const { source } = held;
  const missing = [...missingWords(printed, held, voice), ...missingAddress(printed, source)];
  const sentences = [
    missing.length === 0 ? null : [text('Not in the reference: '), ...joined(missing, '; '), text('.')],
    source.issued === null && !source.noDate && NO_DATE.test(printed.letters)
      ? [text('We have no date; the style prints “n.d.”.')]
      : null,
    visitOf(source, voice, printed),
  ];
  return joined(sentences, ' ');
}

/** When the source was read, and where it is archived, as far as the reference has neither. */
export function visitOf(source: CitedSource, voice: Voice, printed: PrintedText | null = null): Inline[] {
  const { accessed, archiveUrl } = source;
  const read = accessed === null || (printed && hasVisit(printed, source)) ? null : accessed;
  const archive = archiveUrl === null || printed?.hasAddress(archiveUrl) ? null : archiveUrl;
  return joined(
    [
      read === null ? null : [text(`Accessed ${voice.date(read)}.`)],
      archive === null ? null : [text('Archived at '), link(archive), text('.')],
    ],
    ' ',
  );
}

/** What styles print for an empty date, as if the source had none. */
const NO_DATE = /\bn\.\s?d\./i;

/** A work has one reference, however many quotations are from it. */
const TEXTS = new WeakMap<Paragraph, PrintedText>();

function textOf(reference: Paragraph): PrintedText {
  const known = TEXTS.get(reference) ?? new PrintedText(reference);
  TEXTS.set(reference, known);
  return known;
}

function missingWords(printed: PrintedText, { source, occasions }: Held, voice: Voice): Paragraph[] {
  const { issued, account } = source;
  const unnamed = source.authors.filter(
    (name) => !printed.hasWords('literal' in name ? name.literal : name.family),
  );
  const number = bareNumber(source);
  const events = EVENT_TYPES.has(source.type ?? 'document') ? occasions : [];
  return [
    ...creditsInWords(unnamed),
    ...(account === null || printed.hasPhrase(account) ? [] : [`account ${account}`]),
    ...unprinted(printed, [
      [source.title, `title ‘${source.title}’`],
      [source.translatedTitle, `title translated as ‘${source.translatedTitle}’`],
      [source.containerTitle, `published in ${source.containerTitle}`],
      [source.outlet, `outlet ${source.outlet}`],
    ]),
    ...(issued === null || printed.hasDate(issued) ? [] : [`published ${voice.date(issued)}`]),
    ...(number === null || hasNumber(printed, number, issued) ? [] : [`number ${number}`]),
    ...unprinted(printed, [
      ...once(events.map(({ name }) => name)).map((name): Fact => [name, `occasion ${name}`]),
      ...once(events.map(({ place }) => place)).map((place): Fact => [place, `place ${place}`]),
      [source.genre, `kind ${source.genre}`],
      [source.medium, `medium ${source.medium}`],
    ]),
  ].map((words) => [text(words)]);
}

function once<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function unprinted(printed: PrintedText, facts: readonly Fact[]): string[] {
  return facts.flatMap(([fact, named]) => (fact === null || printed.hasWords(fact) ? [] : [named]));
}

function missingAddress(printed: PrintedText, { url }: CitedSource): Paragraph[] {
  return url === null || printed.hasAddress(url) ? [] : [[text('address '), link(url)]];
}

/** NOTE: the figures of a printed date are not those of the number. */
function hasNumber(printed: PrintedText, number: string, issued: string | null): boolean {
  return printed.hasWords(number) && printed.hasFigures(number, ...printedDate(printed, issued));
}

function hasVisit(printed: PrintedText, { accessed, issued }: CitedSource): boolean {
  return accessed !== null && printed.hasFigures(formatEdtf(accessed), ...printedDate(printed, issued));
}

function printedDate(printed: PrintedText, issued: string | null): string[] {
  return issued !== null && printed.hasDate(issued) ? [formatEdtf(issued)] : [];
}
