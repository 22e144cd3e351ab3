import {
  attributionChangeWords,
  kindOfAttributionChange,
} from '../../../checking/comparisons/model/attribution-words.js';
import { meaningChangeWords } from '../../../checking/drift/model.js';
import { passageHref } from '../../../checking/drift/section.js';
import type { Drift } from '../../../checking/drift/store.js';
import { beginningOf, DOTS } from '../../../engines/text/short-words.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import {
  type Act,
  checksOf,
  claimNamed,
  type Queue,
  type QueueRow,
  type QueueSection,
  wordingOf,
} from './queue-row.js';

// Words that changed in, or are missing from, a newer copy of their source, each with the possible actions.

export function driftSection({ drift, dates }: Queue, most: number): QueueSection {
  return {
    id: 'changed-words',
    title: 'Changed sources',
    says: 'The source has changed. Update the quotation, record a finding or resolve the note.',
    dates: dates.drift,
    rows: drift.slice(0, most).map(driftRow),
    shown: Math.min(drift.length, most),
    all: null,
  };
}

function driftRow(one: Drift): QueueRow {
  const copy = `In the copy of ${formatEdtf(one.captured_at.slice(0, 10))}`;
  const isSame = one.state === 'same' || one.state === 'moved';
  const became = one.state === 'gone' ? 'missing' : 'different';
  return {
    href: placeOf(one),
    more: meaningChangeWords(one.flags) ?? attributionChangeWords(one.flags),
    text:
      one.attribution_id === null
        ? `${copy} the words this note quotes are ${became}: ${quoted(one.words)}`
        : isSame
          ? `${copy} the ${kindOfAttributionChange(one.flags) ?? 'context'} has changed`
          : `${copy} the wording is ${became}`,
    claim: claimOf(one),
    source: {
      id: one.source_id,
      href: `/sources/${one.source_id}#drift`,
      text: one.source_title,
      lang: one.source_language,
    },
    by: one.by,
    at: one.captured_at,
    acts: one.attribution_id === null ? noteActs(one.annotation_id ?? 0) : wordingActs(one),
  };
}

function quoted(text: string): string {
  const { words, isCut } = beginningOf(text);
  return `‘${words}’${isCut ? DOTS : ''}`;
}

/** The wording on the page of its claim; for a note, the passage. */
function placeOf(one: Drift): string {
  const { claim_id, attribution_id } = one;
  return claim_id === null || attribution_id === null
    ? passageHref(one)
    : wordingOf(claim_id, attribution_id);
}

function claimOf(one: Drift) {
  const { claim_id, claim_text, claim_language, form, ground_rule, speaker, misattribution, recounted_by } =
    one;
  if (claim_id === null || form === null || ground_rule === null) return null;
  return claimNamed({
    ...{ claim_id, form, ground_rule, text: claim_text ?? '' },
    ...{ language: claim_language, speaker: speaker ?? '', misattribution, recounted_by },
  });
}

/** An attribution cannot refer to missing words. */
function wordingActs(one: Drift): Act[] {
  const { claim_id, attribution_id, attribution_version, snapshot_id, state } = one;
  const about = `for quotation ${claim_id}`;
  const acts = [
    { label: 'Record findings', href: checksOf(claim_id ?? 0), about },
    { label: 'Show newer copy', href: passageHref(one), about },
  ];
  if (state === 'gone') return acts;
  return [
    ...acts,
    {
      ...{ label: 'Use newer copy', action: `/attributions/${attribution_id}/newer-copy`, about },
      ...{ version: attribution_version, sends: { snapshot_id: String(snapshot_id) } },
    },
  ];
}

function noteActs(id: number): Act[] {
  const about = `note ${id}`;
  return [
    { label: 'Open note', href: `/annotations/${id}`, about },
    { label: 'Resolve note', action: `/annotations/${id}/resolution`, version: null, sends: {}, about },
  ];
}
