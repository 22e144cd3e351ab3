import type { CslName } from '../model/csl.js';
import type { CitedSource } from '../model.js';
import {
  capitalisedDescription,
  isPodcast,
  lawNumber,
  type Styled,
  withoutOwnContainer,
} from './guide-model.js';
import type { StyledItem } from './styled-model.js';

// @source Publication Manual of the American Psychological Association, 7th edition

export function apa(item: StyledItem, source: CitedSource): Styled {
  return withMakers(placed(kindOf(capitalisedDescription(item, source), source)), source);
}

function kindOf(item: StyledItem, source: CitedSource): StyledItem {
  switch (item.type) {
    case 'interview':
      return interview(item, source);
    case 'song':
      return isPodcast(item) ? podcast(item) : item;
    case 'broadcast':
      return /^\d+$/.test(item.number ?? '') ? { ...item, number: `Episode ${item.number}` } : item;
    case 'motion_picture':
      return item.genre === undefined && item.medium === undefined ? { ...item, genre: 'Film' } : item;
    case 'hearing':
      return hearing(item);
    case 'legislation':
      return lawNumber(item);
    default:
      return withoutOwnContainer(item);
  }
}

/** One that nobody published is private communication (8.9). In print it is an article, and online a video (8.7). */
function interview(item: StyledItem, { titleIs }: CitedSource): StyledItem {
  const { medium, publisher, URL, 'container-title': container } = item;
  if (container === undefined && publisher === undefined && URL === undefined)
    return { ...item, type: 'personal_communication' };
  if (container === undefined || publisher !== undefined) return item;
  const kind = titleIs === 'description' ? {} : { genre: item.genre ?? 'Interview' };
  if (medium === undefined) return { ...item, ...kind, type: 'article-magazine' };
  return /video/i.test(medium) && URL !== undefined ? { ...item, type: 'webpage' } : item;
}

/** An episode, whose kind is in brackets after its number (10.13). As `song` it would be an album. */
function podcast({ genre, medium, ...item }: StyledItem): StyledItem {
  const kind = [medium, genre].find((words) => /episode/i.test(words ?? '')) ?? 'Audio podcast episode';
  return { ...item, type: 'broadcast', medium: kind };
}

/** “Safety of ferries: Hearing before the Committee on Examples, 118th Congress (2023)” (11.6). */
function hearing({ number, ...item }: StyledItem): StyledItem {
  const { title, publisher, authority: _body, ...rest } = item;
  const named = /\bhearings?\b/i.test(title) ? title : `${title}: Hearing`;
  return {
    ...rest,
    'title-short': title,
    title: publisher === undefined ? named : `${named} before ${withArticle(publisher)}`,
    ...(number === undefined ? {} : { authority: number }),
  };
}

function withArticle(body: string): string {
  return /^the\b/i.test(body) ? body.replace(/^The\b/, 'the') : `the ${body}`;
}

/** The place of an occasion whose name would repeat the title (10.5). */
function placed(item: StyledItem): StyledItem {
  const { 'event-place': place, ...rest } = item;
  return place === undefined || item.event !== undefined ? item : { ...rest, 'event-title': place };
}

/**
 * Writer and director together, each with the role after the name (10.12). A guest beside a host is not credited
 * (10.13).
 */
function withMakers(item: StyledItem, { authors }: CitedSource): Styled {
  const { host, guest, director, ...rest } = item;
  const isWritten = item.type === 'broadcast' && authors.some(({ role }) => role === 'author');
  if (director !== undefined && isWritten) return written(rest, rest.author ?? host ?? [], director);
  return { item: host === undefined || guest === undefined ? item : withoutGuest(item) };
}

function written(item: StyledItem, writers: readonly CslName[], directors: readonly CslName[]): Styled {
  const isAmong = (names: readonly CslName[], { family, given, literal }: CslName) =>
    names.some((one) => one.family === family && one.given === given && one.literal === literal);
  const author = [...writers, ...directors.filter((name) => !isAmong(writers, name))];
  const authorNotes = author.map((name) => {
    const roles = [isAmong(writers, name) ? 'Writer' : null, isAmong(directors, name) ? 'Director' : null];
    return ` (${roles.filter((role) => role !== null).join(' & ')})`;
  });
  return { item: { ...item, author }, authorNotes };
}

function withoutGuest({ guest: _guest, ...item }: StyledItem): StyledItem {
  return item;
}
