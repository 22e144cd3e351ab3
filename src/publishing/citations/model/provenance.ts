import { PLACES } from '../../../vocabulary.js';
import type { ChainLink, CitableEntry, CitedAttribution, OriginalWords } from '../model.js';
import { ended, type Inline, joined, type Paragraph, text, work } from './tree.js';
import { type NewsroomStyle, printed, type Voice } from './voice.js';

// Where the quotation comes from: whom the source cites, whose translation it is, how the source credits it.

/** ", citing CCTV, which we have not seen; an agency’s translation; original not seen" */
export function relay(entry: CitableEntry, { style }: Voice): Inline[] {
  const { chain } = entry;
  const origins = chain.flatMap((step, index) => [
    text(index === 0 ? ', citing ' : ', in turn citing '),
    ...originOf(step),
    text(`, ${style.standing[step.standing]}`),
  ]);
  const clauses = translationOf(entry, style);
  return [...origins, text(clauses.map((clause) => `; ${clause}`).join(''))];
}

/** NOTE: the title of a work that nobody saw is our description of it, so it is not set as a title. */
function originOf({ sourceTitle, outlet, ownPiece, standing }: ChainLink): Inline[] {
  const title = standing === 'named' ? text(sourceTitle) : work(sourceTitle, null);
  const isTold = outlet === null || sourceTitle.toLowerCase().includes(outlet.toLowerCase());
  const told = [isTold ? null : outlet, ownPiece ? 'our own piece' : null].filter((part) => part !== null);
  return told.length === 0 ? [title] : [title, text(` (${told.join('; ')})`)];
}

/** Only what was recorded: an unknown translator is omitted. */
function translationOf({ cited, originalNotSeen }: CitableEntry, style: NewsroomStyle): string[] {
  const { translation, translator, original } = cited;
  const isTranslation = translation !== null && translation !== 'none' && translation !== 'unknown';
  const kind = translation === null || translation === 'none' ? null : style.translation[translation];
  const clauses = [
    kind,
    original === null && (isTranslation || originalNotSeen) ? 'original not seen' : null,
    translator === null ? null : `translated by ${translator}`,
  ];
  return clauses.filter((clause) => clause !== null);
}

/** "The source credits “…”, with the cue “…”. Original words, in ‘…’: “…”." Empty where neither is recorded. */
export function credits({ cited, language }: CitableEntry): Inline[] {
  const tongue = cited.source.language ?? language;
  const credited = cited.creditedAs === null ? null : printed('partial', cited.creditedAs, tongue);
  const cue = cited.cue === null ? null : printed('partial', cited.cue, tongue);
  return joined([creditSentence(credited, cue), originalSentence(cited.original)], ' ');
}

function creditSentence(credited: Paragraph | null, cue: Paragraph | null): Paragraph | null {
  if (!credited) return cue && ended([text('Cue: '), ...cue]);
  return ended([text('The source credits '), ...credited, ...(cue ? [text(', with the cue '), ...cue] : [])]);
}

function originalSentence(original: OriginalWords | null): Paragraph | null {
  if (!original) return null;
  const words = printed(original.form, original.words, original.language);
  return ended([text('Original words, in '), work(original.sourceTitle, null), text(': '), ...words]);
}

/** ", at para 4, in the headline" */
export function whereIn({ locator, place }: CitedAttribution): string {
  const inWork =
    place === null || place === 'body'
      ? ''
      : `, ${place === 'on_air' ? '' : 'in the '}${PLACES[place].toLowerCase()}`;
  return `${locator === null ? '' : `, at ${locator}`}${inWork}`;
}
