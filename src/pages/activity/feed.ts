import type { DeskMark } from '../../people/activity/desk-mark-store.js';
import { marked } from '../../people/activity/names-model.js';
import { type Doing, lineWords } from '../../people/activity/section/doings.js';
import { daysOf, type Phrase, type Sentence, type Told } from '../../people/activity/section/sentences.js';
import { type AtomEntry, atomFeed, atomId } from '../../platform/lib/formats/atom.js';
import { escapeXml } from '../../platform/lib/formats/xml.js';

/**
 * Recent changes, newest first, one entry per change.
 * @param isCut whether the oldest may be incomplete: it is then omitted unless it is the only one
 */
export function activityFeed(doings: readonly Doing[], isCut: boolean, mark: DeskMark, base: string): string {
  const whole = isCut && doings.length > 1 ? doings.slice(0, -1) : doings;
  return atomFeed({
    id: atomId(mark.hash, 'activity'),
    title: 'Activity',
    subtitle: 'All changes, by whom and when',
    began: mark.began,
    base,
    href: '/activity',
    self: '/activity.atom',
    entries: whole.map((doing) => entryOf(doing, isCut && doings.length === 1, mark)),
  });
}

function entryOf(doing: Doing, isCut: boolean, mark: DeskMark): AtomEntry {
  const { changeId, who, at, lines } = doing;
  const sentences = daysOf([doing], isCut).flatMap((day) => day.sentences);
  const named = lines.map(lineWords);
  return {
    id: atomId(mark.hash, `change ${changeId}`),
    title: sentences.map(sentenceWords).join('; '),
    updated: at,
    published: at,
    author: who,
    href: lines.find(({ href }) => href !== null)?.href ?? '/activity',
    html: `<ul>${named.map((one) => `<li>${escapeXml(one)}</li>`).join('')}</ul>`,
  };
}

function sentenceWords({ who, phrases, isCut }: Sentence): string {
  return `${who} ${phrases.map(phraseWords).join('; ')}${isCut ? '; and more' : ''}`;
}

function phraseWords({ verb, told }: Phrase): string {
  const named = told.map(toldWords);
  const last = named.at(-1) ?? '';
  return `${verb} ${named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${last}` : last}`;
}

function toldWords({ what, name, marks, more }: Told): string {
  const named = name === null ? what : `${what} ${marked(name, marks)}`;
  return more === null ? named : `${named}: ${more}`;
}
