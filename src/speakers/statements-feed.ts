import type { DeskMark } from '../activity/desk-mark-store.js';
import { shortWords } from '../claims/model.js';
import type { ClaimRow } from '../claims/store.js';
import { NOT_WHETHER_SO, statusOfClaim } from '../findings/model/reason.js';
import { type AtomEntry, atomFeed, atomId } from '../lib/atom.js';
import { formatEdtf } from '../lib/edtf.js';
import { quotationMarks } from '../lib/quotation-marks.js';
import { escapeXml } from '../lib/xml.js';
import type { Speaker } from './store.js';

/** What a speaker said, by the day on which it was said, latest first. */
export function statementsFeed(
  speaker: Speaker,
  claims: readonly ClaimRow[],
  mark: DeskMark,
  base: string,
): string {
  const href = `/speakers/${speaker.id}`;
  return atomFeed({
    id: atomId(mark.hash, `statements of speaker ${speaker.id}`),
    title: `Statements of ${speaker.name}`,
    subtitle: NOT_WHETHER_SO,
    began: mark.began,
    base,
    href,
    self: `${href}.atom`,
    entries: claims.map((claim) => entryOf(claim, mark)),
  });
}

function entryOf(claim: ClaimRow, mark: DeskMark): AtomEntry {
  return {
    id: atomId(mark.hash, `claim ${claim.id}`),
    title: `${claim.speaker_name}: ${inMarks(claim, shortWords(claim.text))}`,
    updated: lastChange(claim),
    published: claim.created_at,
    author: 'Onrecord',
    href: `/claims/${claim.id}`,
    html: htmlOf(claim),
  };
}

/** A finding changes how the claim stands, and not its row. */
function lastChange({ updated_at, decided_at, agreed_at }: ClaimRow): string {
  return [decided_at, agreed_at].reduce<string>((last, at) => (at && at > last ? at : last), updated_at);
}

function htmlOf(claim: ClaimRow): string {
  const lang = claim.language === null ? '' : ` lang="${escapeXml(claim.language)}"`;
  const when = claim.said_on === null ? null : formatEdtf(claim.said_on);
  const place = [claim.occasion_name, claim.occasion_place].filter(Boolean).join(', ');
  return [
    `<blockquote${lang}>${escapeXml(inMarks(claim, claim.text))}</blockquote>`,
    `<p>${escapeXml([claim.speaker_name, when, place].filter(Boolean).join(', '))}</p>`,
    `<p>${escapeXml(`${statusOfClaim(claim).reason}. ${NOT_WHETHER_SO}`)}</p>`,
  ].join('');
}

/** Reported words were not said like that, and stand without marks; erased ones stand for nothing. */
function inMarks({ text, form, language }: ClaimRow, words: string): string {
  if (text === '') return 'the words were erased';
  if (form === 'indirect') return words;
  const { open, close } = quotationMarks(language);
  return `${open}${words}${close}`;
}
