import { listed } from '../../../platform/lib/text/how-many.js';
import type { CitableEntry, CitedSource } from '../model.js';
import { standing, status } from './checked.js';
import { creditsInWords } from './credits.js';
import { credits, relay, whereIn } from './provenance.js';
import type { CitationRenderer, Printing } from './renderer.js';
import { ended, foreign, type Inline, joined, link, type Paragraph, text, work } from './tree.js';
import { matchOf, utterance, wrongName } from './utterance.js';
import { type NewsroomStyle, type Voice, voiceOf } from './voice.js';

// The newsroom style. An entry is three short paragraphs: what was said, by whom and when; the source it was seen in
// and whom that cites; how far it was checked. Warnings have paragraphs of their own: a wrong name before the
// quotation, a mismatch with our copy after it. Empty fields are omitted, since they say nothing of the source. That a
// source has no author or no date is printed where somebody recorded it.

/** The renderer of the newsroom style. English in any locale; dates are in American order for en-US only. */
export function newsroomRenderer(style: NewsroomStyle): CitationRenderer {
  return {
    async begin(_entries, { locale, deskUrl }): Promise<Printing> {
      const voice = voiceOf(locale, deskUrl, style);
      return {
        print: (entry) => ({ outcome: 'printed', paragraphs: paragraphsOf(entry, voice) }),
        order: null,
        style: style.card,
        locale: voice.locale,
      };
    },
  };
}

function paragraphsOf(entry: CitableEntry, voice: Voice): Paragraph[] {
  const source = ended([...sourceOf(entry, voice), ...relay(entry, voice)]);
  const paragraphs = [
    wrongName(entry),
    utterance(entry, voice),
    matchOf(entry),
    joined([source, onlineOf(entry.cited.source, voice), credits(entry)], ' '),
    [text(`${standing(entry, voice)} `), ...status(entry, voice)],
  ];
  return paragraphs.filter((paragraph) => paragraph !== null);
}

/** "As reported in ‘Title’, by Author, Outlet, 19 June 2023, at para 4" */
function sourceOf({ cited }: CitableEntry, voice: Voice): Inline[] {
  const { source } = cited;
  const parts: (Inline[] | null)[] = [
    titleOf(source),
    ...creditsInWords(source.authors).map((words) => [text(words)]),
    source.account === null ? null : [text(`account ${source.account}`)],
    source.containerTitle === null ? null : [foreign(source.containerTitle, source.language)],
    outletOf(source),
    source.number === null
      ? null
      : [text(/^\d/.test(source.number) ? `no. ${source.number}` : source.number)],
    source.issued === null ? null : [text(voice.date(source.issued))],
  ];
  const verb = voice.style.reportedIn[cited.tier ?? 'secondary'];
  return [text(`${verb} `), ...joined(parts, ', '), text(whereIn(cited) + absenceOf(source))];
}

/** The outlet, unless its name is already the container or the author. */
function outletOf({ outlet, containerTitle, authors }: CitedSource): Inline[] | null {
  if (outlet === null || outlet === containerTitle) return null;
  return authors.some((name) => 'literal' in name && name.literal === outlet) ? null : [text(outlet)];
}

function titleOf(source: CitedSource): Inline[] {
  const kinds = [source.genre, source.medium].filter((kind) => kind !== null);
  return [
    work(source.title, source.language),
    text(source.translatedTitle === null ? '' : ` [${source.translatedTitle}]`),
    text(kinds.map((kind) => `, ${kind}`).join('')),
  ];
}

/** "author and date not given": as somebody recorded of the source. */
function absenceOf({ noAuthor, noDate }: CitedSource): string {
  const absent = [noAuthor ? 'author' : null, noDate ? 'date' : null].filter((part) => part !== null);
  return absent.length === 0 ? '' : ` (${listed(absent)} not given)`;
}

function onlineOf({ url, accessed, archiveUrl }: CitedSource, voice: Voice): Inline[] {
  const day = accessed === null ? null : `accessed ${voice.date(accessed)}`;
  const parts = [
    url === null ? null : [text('online: '), link(url), text(day === null ? '' : ` (${day})`)],
    url === null && day !== null ? [text(day)] : null,
    archiveUrl === null ? null : [text('archived at '), link(archiveUrl)],
  ];
  const there = joined(parts, '; ');
  return there.length === 0 ? [] : [...capitalised(there), text('.')];
}

function capitalised([first, ...others]: Paragraph): Inline[] {
  if (first?.kind !== 'text') return first ? [first, ...others] : [];
  return [text(first.text.charAt(0).toUpperCase() + first.text.slice(1)), ...others];
}
