import { OCCASION_KINDS } from '../vocabulary.js';
import type { CitableEntry, CitationEntry, EntryOccasion } from './model.js';
import { ended, foreign, type Inline, joined, type Paragraph, text } from './tree.js';
import { quoted, type Voice } from './voice.js';

/** "“…” (fragment; in English) — Name, title; occasion, place, date." */
export function utterance(entry: CitableEntry, voice: Voice): Inline[] {
  const said = [
    ...wordsOf(entry, voice),
    text(' — '),
    ...speakerOf(entry),
    text('; '),
    ...joined(occasionOf(entry, voice), ', '),
  ];
  return [...ended(said), ...otherTextOf(entry)];
}

function wordsOf(entry: CitationEntry, { style, nameOfLanguage }: Voice): Inline[] {
  const language = entry.language === null ? null : `in ${nameOfLanguage(entry.language)}`;
  if (entry.form === 'indirect' || entry.form === 'mixed') {
    const label = `${style.notQuoted[entry.form]}${language === null ? '' : ` (${language})`}`;
    return [text(`${label}: `), foreign(entry.words, entry.language)];
  }
  const labels = [entry.form === 'partial' ? 'fragment' : null, language].filter((part) => part !== null);
  return [...quoted(entry.words, entry.language), text(labels.length > 0 ? ` (${labels.join('; ')})` : '')];
}

function speakerOf({ speaker, cited }: CitableEntry): Inline[] {
  const name = foreign(speaker.name, speaker.language);
  const additions = [
    speaker.kind === 'unnamed' ? ' (unnamed; described so by the source)' : '',
    speaker.inferred ? ' (inferred: the source does not name the speaker)' : '',
    speaker.title === null ? '' : `, ${speaker.title}`,
    cited.capacity === null ? '' : `, speaking as ${cited.capacity}`,
    cited.voicedBy === null ? '' : `, through ${cited.voicedBy}`,
  ];
  return [name, text(additions.join(''))];
}

function occasionOf({ occasion, saidOn }: CitationEntry, voice: Voice): (Paragraph | null)[] {
  if (!occasion && saidOn === null) return [[text('occasion and date not stated')]];
  const zone = occasion?.timeZone ? ` (${occasion.timeZone})` : '';
  const place = occasion?.place && !occasion.name.includes(occasion.place) ? occasion.place : null;
  return [
    [text(occasion ? nameOfOccasion(occasion) : 'occasion not stated')],
    place === null ? null : [text(place)],
    [text(saidOn === null ? 'date not stated' : voice.date(saidOn) + zone)],
  ];
}

function nameOfOccasion({ name, kind }: EntryOccasion): string {
  if (kind === null || kind === 'other') return name;
  const words = OCCASION_KINDS[kind].toLowerCase();
  return name.toLowerCase().includes(words) ? name : `${name} (${words})`;
}

function otherTextOf(entry: CitationEntry): Inline[] {
  if (entry.claimText === null) return [];
  return ended([text(' The desk’s own text of it reads: '), ...quoted(entry.claimText, null)]);
}
