import { recalledBy, recalledSentence, throughVoice } from '../../../derived/match/model/recalled.js';
import { ONLY_OUR_OWN } from '../../../record/attributions/model.js';
import { OCCASION_KINDS } from '../../../vocabulary.js';
import type { CitableEntry, CitationEntry, EntryOccasion } from '../model.js';
import { ended, foreign, type Inline, joined, type Paragraph, text, warning } from './tree.js';
import { printed, type Voice } from './voice.js';

/** “Wrongly attributed to Ann Weber; said by Bo Lind.” Null where the name is right. */
export function wrongName({ misattributed }: CitationEntry): Paragraph | null {
  return misattributed && [warning(`${misattributed.sentence}.`)];
}

/** That only our own piece has the words, and how they match our copies, where there is something to report. */
export function doubtsOf({ cited, match }: CitationEntry): Paragraph | null {
  const words = doubtWords(cited?.ownPiece ?? false, match?.sentence ?? null);
  return words === null ? null : [warning(words)];
}

/** The same in words. @param match how the words match our copies; null where there is nothing to report */
export function doubtWords(isOnlyOurs: boolean, match: string | null): string | null {
  if (!isOnlyOurs) return match;
  return match === null ? ONLY_OUR_OWN : `${ONLY_OUR_OWN} ${match}`;
}

/** “As recalled by Ada Berg.” Null where the source has it from the speaker; `utterance` says it too. */
export function recalledOf({ cited }: CitationEntry): Paragraph | null {
  return cited?.recountedBy ? [text(recalledSentence(cited.recountedBy))] : null;
}

/** "“…” (fragment; in English) — Name, title; occasion, place, date." */
export function utterance(entry: CitableEntry, voice: Voice): Inline[] {
  const said = joined(
    [[...wordsOf(entry, voice), text(' — '), ...speakerOf(entry)], joined(occasionOf(entry, voice), ', ')],
    '; ',
  );
  return [...ended(said), ...otherTextOf(entry)];
}

function wordsOf(entry: CitationEntry, { style, nameOfLanguage }: Voice): Inline[] {
  const named = entry.language === null ? null : nameOfLanguage(entry.language);
  const language = named && (entry.languageGuessed ? `language guessed: ${named}` : `in ${named}`);
  const words = printed(entry.form, entry.words, entry.language);
  if (entry.form === 'indirect' || entry.form === 'mixed') {
    const label = `${style.notQuoted[entry.form]}${language === null ? '' : ` (${language})`}`;
    return [text(`${label}: `), ...words];
  }
  const labels = [entry.form === 'partial' ? 'fragment' : null, language].filter((part) => part !== null);
  return [...words, text(labels.length > 0 ? ` (${labels.join('; ')})` : '')];
}

function speakerOf(entry: CitableEntry): Inline[] {
  const { speaker, cited, misattributed } = entry;
  const name = foreign(speaker.name, speaker.language);
  const additions = [
    speaker.kind === 'unnamed' ? ' (unnamed; described so by the source)' : '',
    speaker.inferred ? ' (inferred: the source does not name the speaker)' : '',
    speaker.title === null ? '' : `, ${speaker.title}`,
    cited.capacity === null ? '' : `, speaking as ${cited.capacity}`,
    cited.voicedBy === null ? '' : `, ${throughVoice(cited.voicedBy)}`,
    cited.recountedBy === null ? '' : `, ${recalledBy(cited.recountedBy)}`,
  ];
  if (misattributed === null) return [name, text(additions.join(''))];
  return [...realSpeakerOf(misattributed), name, text(additions.join(''))];
}

/** The credited name never stands alone. */
function realSpeakerOf({ value, actualSpeaker }: NonNullable<CitationEntry['misattributed']>): Inline[] {
  if (value === 'fabricated') return [text('no record found of anyone saying this; attributed to ')];
  const who = actualSpeaker === null ? text('speaker not known') : foreign(actualSpeaker.name, null);
  return [who, text('; wrongly attributed to ')];
}

/** Unrecorded facts are omitted: an empty field does not mean that the source is silent. */
function occasionOf(entry: CitationEntry, voice: Voice): (Paragraph | null)[] {
  const { occasion, saidOn, occasionNotStated } = entry;
  if (!occasion && saidOn === null) return occasionNotStated ? [[text('occasion and date not stated')]] : [];
  const zone = occasion?.timeZone ? ` (${occasion.timeZone})` : '';
  const place = occasion?.place && !occasion.name.includes(occasion.place) ? occasion.place : null;
  return [
    occasion ? [text(nameOfOccasion(occasion))] : null,
    place === null ? null : [text(place)],
    saidOn === null ? null : [text(voice.date(saidOn) + zone)],
  ];
}

function nameOfOccasion({ name, kind }: EntryOccasion): string {
  if (kind === null || kind === 'other') return name;
  const words = OCCASION_KINDS[kind].toLowerCase();
  return name.toLowerCase().includes(words) ? name : `${name} (${words})`;
}

function otherTextOf({ claimText, claimForm, claimLanguage }: CitationEntry): Inline[] {
  if (claimText === null) return [];
  const own = printed(claimForm, claimText, claimLanguage);
  return ended([text(' Our record of the quotation reads: '), ...own]);
}
