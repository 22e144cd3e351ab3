import { recalledBy } from '../../derived/match/model/recalled.js';
import { matchSentence } from '../../derived/match/model/sentence.js';
import { claimTitle } from '../../derived/status/model/claim-title.js';
import { creditedOrWrong, misattributionOf } from '../../derived/status/model/misattribution.js';
import { NOT_WHETHER_SO, statusOfClaim } from '../../derived/status/model/reason.js';
import { printedWords } from '../../engines/reading/printed-words.js';
import type { DeskMark } from '../../people/activity/first-and-last-store.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import { type AtomEntry, atomFeed, atomId } from '../../platform/lib/formats/atom.js';
import { escapeXml } from '../../platform/lib/formats/xml.js';
import { ONLY_OUR_OWN } from '../../record/attributions/model.js';
import type { Statement } from '../../record/speakers/statement-store.js';
import type { Speaker } from '../../record/speakers/store.js';

/** What a speaker said, by the day on which it was said, latest first. */
export function statementsFeed(
  speaker: Speaker,
  claims: readonly Statement[],
  mark: DeskMark,
  base: string,
): string {
  const href = `/speakers/${speaker.id}`;
  return atomFeed({
    id: atomId(mark.hash, `statements of speaker ${speaker.id}`),
    title: `Quotations of ${speaker.name}`,
    subtitle: NOT_WHETHER_SO,
    began: mark.began,
    base,
    href,
    self: `${href}.atom`,
    entries: claims.map((claim) => entryOf(claim, mark)),
  });
}

function entryOf(claim: Statement, mark: DeskMark): AtomEntry {
  return {
    id: atomId(mark.hash, `claim ${claim.id}`),
    title: claimTitle(claim, 80),
    updated: lastChange(claim),
    published: claim.created_at,
    author: 'Onrecord',
    href: `/claims/${claim.id}`,
    html: htmlOf(claim),
  };
}

/** A finding changes a claim's status, but not its row. */
function lastChange({ updated_at, decided_at, agreed_at }: Statement): string {
  return [decided_at, agreed_at].reduce<string>((last, at) => (at && at > last ? at : last), updated_at);
}

function htmlOf(claim: Statement): string {
  const lang = claim.language === null ? '' : ` lang="${escapeXml(claim.language)}"`;
  const when = claim.said_on === null ? null : formatEdtf(claim.said_on);
  const place = [claim.occasion_name, claim.occasion_place].filter(Boolean).join(', ');
  const wrong = misattributionOf(claim);
  const who = wrong === null ? claim.speaker_name : null;
  const recalled = claim.recounted_by && recalledBy(claim.recounted_by);
  const said = [who, recalled, when, place].filter(Boolean).join(', ');
  const differs = matchSentence(claim.match, claim.match.source_title);
  return [
    wrong === null ? '' : `<p><strong>${escapeXml(creditedOrWrong(claim))}.</strong></p>`,
    `<blockquote${lang}>${escapeXml(wordsOf(claim))}</blockquote>`,
    claim.is_only_ours ? `<p><strong>${ONLY_OUR_OWN}</strong></p>` : '',
    differs === null ? '' : `<p><strong>${escapeXml(differs)}</strong></p>`,
    said === '' ? '' : `<p>${escapeXml(said)}</p>`,
    `<p>${escapeXml(`${statusOfClaim(claim).reason}. ${NOT_WHETHER_SO}`)}</p>`,
  ].join('');
}

/** Erased words are empty. */
function wordsOf({ text, form, language }: Statement): string {
  return text === '' ? 'the text was erased' : printedWords(form, text, language);
}
