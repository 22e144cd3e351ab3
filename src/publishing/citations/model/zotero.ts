import type { SourceType } from '../../../vocabulary.js';
import type { CitedSource } from '../model.js';

/** Zotero's type for each of ours. @source Zotero schema 37, itemTypes */
const ITEM_TYPES: Readonly<Record<SourceType, string>> = {
  'article-newspaper': 'newspaperArticle',
  'article-magazine': 'magazineArticle',
  'article-journal': 'journalArticle',
  article: 'document',
  webpage: 'webpage',
  'post-weblog': 'blogPost',
  post: 'forumPost',
  broadcast: 'tvBroadcast',
  motion_picture: 'film',
  song: 'audioRecording',
  speech: 'presentation',
  interview: 'interview',
  hearing: 'hearing',
  report: 'report',
  document: 'document',
  book: 'book',
  chapter: 'bookSection',
  legislation: 'statute',
  legal_case: 'case',
  personal_communication: 'letter',
};

/** Zotero's item type of a source: one of our types may be several of Zotero's. */
export function zoteroType({ type, medium, genre, url }: CitedSource): string {
  const said = `${medium ?? ''} ${genre ?? ''}`;
  if (type === 'broadcast' && /radio|audio/i.test(said)) return 'radioBroadcast';
  if (type === 'song' && /podcast/i.test(said)) return 'podcast';
  if (type === 'motion_picture' && url !== null) return 'videoRecording';
  if (type === 'article' && url !== null) return 'webpage';
  return type === null ? 'document' : ITEM_TYPES[type];
}
