import type { CitedSource } from '../model.js';
import {
  creditsBeside,
  episodeWords,
  isPodcast,
  lawNumber,
  type Styled,
  withoutOwnContainer,
} from './guide-model.js';
import type { StyledItem } from './styled-model.js';

// @source The Chicago Manual of Style, 17th edition, 14.191–14.286; 18th edition, 14.87–14.174

export function chicago(item: StyledItem, source: CitedSource): Styled {
  return { item: kindOf(item, source) };
}

function kindOf(item: StyledItem, source: CitedSource): StyledItem {
  switch (item.type) {
    case 'song':
      return isPodcast(item) ? podcast(item, source) : item;
    case 'broadcast':
    case 'motion_picture':
      return described(item, [episodeWords(item), ...creditsBeside(item, source, UNPRINTED)]);
    case 'interview':
      return interview(item);
    case 'speech':
      return speech(item);
    case 'hearing':
      return hearing(item);
    case 'report':
      return report(item);
    case 'legislation':
      return lawNumber(item);
    case 'personal_communication':
      return letter(item);
    default:
      return withoutOwnContainer(
        source.genre === null && item.genre === 'Video' ? { ...item, genre: 'video' } : item,
      );
  }
}

/** NOTE: the file for notes has no place for the number, and that for dates would print it alone. */
function report({ number, ...item }: StyledItem): StyledItem {
  return number === undefined ? item : { ...item, genre: `${item.genre ?? 'report'} no. ${number}` };
}

const UNPRINTED = ['host', 'interviewee', 'director'] as const;

/** NOTE: the file has no place for hosts, directors and numbers of broadcasts and films: they follow the medium. */
function described(item: StyledItem, words: readonly string[]): StyledItem {
  const { genre, medium, ...rest } = item;
  const parts = [medium, genre, ...words].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? rest : { ...rest, medium: parts.join(', ') };
}

/** Its hosts stand first (14.267). It needs its title in quotation marks and its day; as `song` it would be an album. */
function podcast(item: StyledItem, source: CitedSource): StyledItem {
  const { host, genre, medium, ...rest } = item;
  const isHosted = rest.author === undefined && host !== undefined;
  const credited = isHosted ? { ...rest, author: host } : rest;
  const unprinted = UNPRINTED.filter((role) => role !== 'host' || !isHosted);
  const kind = [medium, genre].filter((words) => words !== undefined).join(', ');
  const episode = episodeWords(item);
  const words = [episode === '' ? kind : kind.replace(/ episode$/i, ''), episode];
  const people = creditsBeside(credited, source, unprinted);
  return described({ ...credited, type: 'broadcast' }, [...words, ...people]);
}

/** A published one needs its title in quotation marks; as `interview` it would be printed as unpublished (14.213). */
function interview(item: StyledItem): StyledItem {
  if (item['container-title'] === undefined) return item;
  const isCalledSo = item.interviewer !== undefined || /interview/i.test(item.medium ?? '');
  return { ...item, type: 'article-magazine', ...(isCalledSo ? {} : { genre: item.genre ?? 'Interview' }) };
}

/** What it was, and on which occasion (14.217). NOTE: the file would print “presented at” before any occasion. */
function speech({ event, ...item }: StyledItem): StyledItem {
  const kinds = [item.genre, event].filter((words) => words !== undefined);
  return kinds.length === 0 ? item : { ...item, genre: kinds.join(', ') };
}

/** NOTE: the file has no form for hearings; all that the guide names stands in it, in the order of any other work. */
function hearing({ event, 'event-place': place, ...item }: StyledItem): StyledItem {
  const kind = item.genre ?? (/hearing/i.test(event ?? '') ? undefined : 'hearing');
  const words = [kind, event, item.number, place].filter((part) => part !== undefined);
  return { ...item, genre: words.join(', ') };
}

/** The kind of a letter would be printed twice (14.214). */
function letter(item: StyledItem): StyledItem {
  const { genre, medium, ...rest } = item;
  if (genre === undefined) return item;
  return { ...rest, medium: medium === undefined ? genre : `${genre}, ${medium}` };
}
