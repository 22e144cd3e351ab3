import type { CitedSource } from '../model.js';
import {
  capitalised,
  capitalisedDescription,
  creditsBeside,
  episodeWords,
  type Styled,
} from './guide-model.js';
import type { StyledItem } from './styled-model.js';

// @source MLA Handbook, 9th edition, 5.38–5.53 and 5.105–5.119

/** NOTE: the file has no variable for a host, a guest or the kind of a work, and prints a number as it stands. */
export function mla(item: StyledItem, source: CitedSource): Styled {
  const titled = capitalisedDescription(item, source);
  return { item: { ...titled, ...kindOf(item), ...numbered(item), ...credited(item, source) } };
}

/** “no. 7”, “episode 12”. */
function numbered(item: StyledItem): Partial<StyledItem> {
  const { number } = item;
  if (number === undefined || !/^\d+$/.test(number)) return {};
  return { number: episodeWords(item) || `no. ${number}` };
}

/** Whom it has besides its authors, before the medium (5.38). */
function credited(item: StyledItem, source: CitedSource): Partial<StyledItem> {
  const { 'container-title': container, director, interviewer, translator } = item;
  const isFirst = [container, director, interviewer, translator].every((part) => part === undefined);
  const isOnAir = item.type === 'broadcast' || item.type === 'song';
  const people = isOnAir ? creditsBeside(item, source, ['host', 'interviewee']) : [];
  const words = [...people, item.medium].filter((part) => part !== undefined).join(', ');
  return words === '' ? {} : { medium: isFirst ? capitalised(words) : words };
}

/** The kind of a work ends its entry as a sentence (5.105), or follows the place of a speech. */
function kindOf({ type, genre, event, 'event-place': place }: StyledItem): Partial<StyledItem> {
  if (type === 'report') return {};
  if (type === 'speech') return genre === undefined ? {} : { archive: genre };
  const words = [genre, event, place].filter((part) => part !== undefined).join(', ');
  return words === '' ? {} : { archive: capitalised(words) };
}
