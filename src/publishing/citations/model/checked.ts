import { ATTRIBUTION_STATUSES, CONDITIONS } from '../../../vocabulary.js';
import type { CitableEntry, CitationEntry, CitedAttribution, CitedSource } from '../model.js';
import { dayOf } from './dates.js';
import { type Inline, link, text } from './tree.js';
import type { Voice } from './voice.js';

// How far the quotation was checked. A status never appears without who set it, when, and what it does not say.

/** Whether a copy is saved, what became of the source since, and whether the attribution is vouched for. */
export function standing(entry: CitableEntry, voice: Voice): string {
  const { cited } = entry;
  const first = cited.source.copies[0];
  const held = first ? `Copy held since ${voice.date(dayOf(first.capturedAt))}.` : 'Seen; no copy held.';
  return [held, ...conditionOf(cited.source, voice), ...doNotUse(cited)].join(' ');
}

/** What became of the source since, as a sentence; none where it is as published. */
export function conditionOf(source: CitedSource, voice: Voice): string[] {
  const { condition, conditionOn, conditionNotice } = source;
  if (condition === 'as_published') return [];
  const day = conditionOn === null ? '' : `, ${voice.date(conditionOn)}`;
  const notice = conditionNotice === null ? '' : `: ${conditionNotice.replace(/\.$/, '')}`;
  return [`Source marked: ${CONDITIONS[condition].toLowerCase()}${day}${notice}.`];
}

/** A sentence where somebody marked the attribution so. */
export function doNotUse({ rank }: CitedAttribution): string[] {
  return rank === 'deprecated' ? ['This attribution is marked as “Do not use”.'] : [];
}

/** The status with who set it, when, who signed it off, what is open, and what it does not say. */
export function status(entry: CitationEntry, voice: Voice): Inline[] {
  const { status: given, openNotes, claimId, misattributed } = entry;
  const words =
    given.status === 'open' && given.by === null ? given.reason : ATTRIBUTION_STATUSES[given.status];
  const reason = given.reason === '' || given.reason === words ? '' : ` (${given.reason})`;
  const by = given.by === null ? '' : `, by ${given.by}`;
  const at = given.at === null ? '' : `, ${voice.date(dayOf(given.at))}`;
  const off = given.signedOff;
  const signed = off === null ? '' : `; signed off by ${off.by}, ${voice.date(dayOf(off.at))}`;
  const open = openNotes === 0 ? '' : ` ${openNotes} open ${openNotes === 1 ? 'note' : 'notes'}.`;
  const quotation = `Quotation ${claimId}`;
  return [
    text(`${words}${reason}${by}${at}${signed}. ${mechanismOf(misattributed)}${voice.style.caution}${open} `),
    voice.deskUrl === null ? text(quotation) : link(`${voice.deskUrl}/claims/${claimId}`, quotation),
    text('.'),
  ];
}

function mechanismOf(misattributed: CitationEntry['misattributed']): string {
  const mechanism = misattributed?.mechanism?.replace(/\.$/, '');
  return mechanism ? `How it came about: ${mechanism}. ` : '';
}
