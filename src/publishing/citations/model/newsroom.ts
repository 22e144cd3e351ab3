import { listed } from '../../../platform/lib/text/how-many.js';
import type { CitableEntry, CitedSource } from '../model.js';
import { standing, status } from './checked.js';
import { creditsInWords } from './credits.js';
import { cautions, present } from './layouts.js';
import { credits, relay, whereIn } from './provenance.js';
import type { CitationRenderer, Layout, Printing } from './renderer.js';
import { ended, foreign, type Inline, joined, link, type Paragraph, text, work } from './tree.js';
import { doubtsOf, recalledOf, utterance, wrongName } from './utterance.js';
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
        print: (entry, _place, { layout = 'evidence' } = {}) => ({
          ...PRINTED,
          paragraphs: present(PARAGRAPHS[layout](entry, voice)),
          get reference() {
            return referenceOf(entry.cited.source, voice);
          },
        }),
        order: null,
        bibliography: () => null,
        style: style.card,
        locale: voice.locale,
      };
    },
  };
}

/** No source lacks a form, and the style has neither footnotes nor citations in the text. */
const PRINTED = { outcome: 'printed', reason: null, footnote: null, short: null, inText: null } as const;

type Layouts = Readonly<Record<Layout, (entry: CitableEntry, voice: Voice) => (Paragraph | null)[]>>;

const PARAGRAPHS: Layouts = {
  short: (entry, voice) => [
    wrongName(entry),
    sourceOf(entry, voice, null),
    recalledOf(entry),
    doubtsOf(entry),
    cautions(entry, voice),
  ],
  quotation: (entry, voice) => [
    wrongName(entry),
    utterance(entry, voice),
    doubtsOf(entry),
    sourceOf(entry, voice),
    cautions(entry, voice),
  ],
  evidence: (entry, voice) => [
    wrongName(entry),
    utterance(entry, voice),
    doubtsOf(entry),
    joined([sourceOf(entry, voice), credits(entry)], ' '),
    [text(`${standing(entry, voice)} `), ...status(entry, voice)],
  ],
};

/** The source alone: "‘Title’, by Author, Outlet, 19 June 2023. Online: https://…" */
export function referenceOf(source: CitedSource, voice: Voice): Paragraph {
  const described = ended([...describe(source, voice), text(absenceOf(source))]);
  return joined([described, onlineOf(source, voice)], ' ');
}

/** "As reported in ‘Title’, by Author, Outlet, 19 June 2023, at para 4, citing CCTV, which we have not seen. Online: …" */
function sourceOf(
  entry: CitableEntry,
  voice: Voice,
  verb: string | null = voice.style.reportedIn[entry.cited.tier ?? 'secondary'],
): Paragraph {
  const { cited } = entry;
  const { source } = cited;
  const described = [
    ...(verb === null ? [] : [text(`${verb} `)]),
    ...describe(source, voice),
    text(whereIn(cited) + absenceOf(source)),
    ...relay(entry, voice),
  ];
  return joined([ended(described), onlineOf(source, voice)], ' ');
}

function describe(source: CitedSource, voice: Voice): Inline[] {
  const parts: (Inline[] | null)[] = [
    titleOf(source),
    ...creditsInWords(source.authors).map((words) => [text(words)]),
    source.account === null ? null : [text(`account ${source.account}`)],
    source.containerTitle === null ? null : [foreign(source.containerTitle, source.language)],
    outletOf(source),
    source.number === null
      ? null
      : [text(/^\d[\d./–-]*$/.test(source.number) ? `no. ${source.number}` : source.number)],
    source.issued === null ? null : [text(voice.date(source.issued))],
  ];
  return joined(parts, ', ');
}

/** The outlet, unless its name is already the container or the author. */
function outletOf({ outlet, containerTitle, authors }: CitedSource): Inline[] | null {
  if (outlet === null || outlet === containerTitle) return null;
  return authors.some((name) => 'literal' in name && name.literal === outlet) ? null : [text(outlet)];
}

function titleOf(source: CitedSource): Inline[] {
  const kinds = [source.genre, source.medium].filter((kind) => kind !== null);
  const { title, language, titleIs } = source;
  return [
    titleIs === 'description' ? foreign(`[${title}]`, language) : work(title, language),
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
