import type { DateLocale } from '../../../platform/lib/edtf/words.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import type { Counts, KeptEdition, ListFoot, StyleCard } from '../model.js';
import { momentInWords } from './dates.js';
import { exceptionsInWords } from './exceptions.js';
import { link, type Paragraph, text } from './tree.js';
import type { Voice } from './voice.js';

// The footer of every written list. It says what became of each selected claim, and nothing of restricted ones that
// were withheld: a file outlives the right to know that they exist.

export function footOf(foot: ListFoot, voice: Pick<Voice, 'locale'>): Paragraph[] {
  const lines = [
    [text(makingOf(foot, voice.locale)), ...addressOf(foot), text(' Statuses as at that time.')],
    [text(`${countsInWords(foot.counts)}.`)],
    ...exceptionsInWords(foot.exceptions).map((sentence) => [text(sentence)]),
    foot.style === null ? null : [text(styleInWords(foot.style))],
    foot.edition === undefined ? null : [text(editionInWords(foot.edition))],
  ];
  return lines.filter((line) => line !== null);
}

function makingOf({ listId, version, madeAt, madeBy }: ListFoot, locale: DateLocale): string {
  const list = listId === null ? '' : `, list ${listId}`;
  const edition = version === null ? '' : `, version ${version}`;
  return `Created on ${momentInWords(madeAt, locale)}, by ${madeBy}${list}${edition}.`;
}

function addressOf({ listId, deskUrl }: ListFoot): Paragraph {
  return listId === null || deskUrl === null ? [] : [text(' '), link(`${deskUrl}/lists/${listId}`)];
}

/** "3 selected: 2 printed, 1 not printed; one source". Withheld claims are named where the counts include any. */
export function countsInWords({ selected, ...rest }: Omit<Counts, 'withheld'> & Partial<Counts>): string {
  const outcomes = [
    rest.printed > 0 || selected === 0 ? `${rest.printed} printed` : null,
    rest.noted > 0 ? `${rest.noted} printed in note form` : null,
    rest.failed > 0 ? `${rest.failed} not printed` : null,
    rest.withheld ? `${rest.withheld} withheld` : null,
  ];
  const sources = rest.sources === null ? '' : `; ${howMany(rest.sources, 'source')}`;
  return `${selected} selected: ${outcomes.filter((outcome) => outcome !== null).join(', ')}${sources}`;
}

function styleInWords({ title, edition, licence, authors, sha256 }: StyleCard): string {
  const which = edition === null || title.includes(edition) ? '' : `, edition ${edition}`;
  const by = authors.length === 0 ? '' : `, by ${authors.join(', ')}`;
  return `Style: ${title}${which}${by}; licence ${licence}; SHA-256 ${sha256}.`;
}

/** “Edition 2: As filed; SHA-256 of its file ab….” */
function editionInWords({ id, name, sha256, before }: KeptEdition): string {
  const erased = before === null ? '' : ` Text was erased since; before that, it was ${before}.`;
  return `Edition ${id}${name === null ? '' : `: ${name}`}; SHA-256 of its file ${sha256}.${erased}`;
}
