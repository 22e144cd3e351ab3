import { noteHref } from '../../../checking/annotations/model.js';
import { setAsideAgreementOf, setAsideWords } from '../../../derived/set-asides/section.js';
import { whoAgrees } from '../../../derived/status/model/second.js';
import { valueWords } from '../../../derived/status/model/values.js';
import { shortWords } from '../../../engines/text/short-words.js';
import { cappedCount } from '../../../platform/lib/capped-count.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { markdownWords } from '../../../platform/lib/text/markdown.js';
import { proposalHref, proposalWords } from '../../../record/merging/proposal-model.js';
import { FACETS, keysOf, STALE_CAUSES, type StaleCause } from '../../../vocabulary.js';
import type { StaleFinding } from '../queue-store/open-work.js';
import type { QueuedClaim } from '../queue-store/queued-claim.js';
import { driftSection } from './queue-drift.js';
import { mismatchSection, unconfirmedSection } from './queue-mismatches.js';
import { checksOf, claimNamed, type Queue, type QueueSection } from './queue-row.js';

// The queue as lists with a count and a link to each complete one. Empty lists are left out.

/** Lists that are not empty, most urgent first; in each the oldest first. @param most rows of each */
export function queueSections(queue: Queue, most: number): QueueSection[] {
  return [
    unconfirmedSection(queue, most),
    mismatchSection(queue, most),
    setAsideSection(queue, most),
    waitingSection(queue, most),
    mergeSection(queue, most),
    nameSection(queue, most),
    questionSection(queue, most),
    driftSection(queue, most),
    staleSection(queue, most),
    searchSection(queue, most),
  ].filter(({ dates }) => dates.length > 0);
}

function setAsideSection({ setAsides }: Queue, most: number): QueueSection {
  return {
    id: 'set-aside',
    title: 'Difference set aside',
    says: 'Set aside by one person. Each needs a second person’s agreement.',
    dates: setAsides.map(({ at }) => at),
    rows: setAsides.slice(0, most).map((one) => ({
      ...onClaim(one),
      href: `/claims/${one.claim_id}#set-aside-${one.id}`,
      text: setAsideWords(one),
      more: `Reason: ${shortWords(one.reason ?? '', 140)}`,
      source: {
        id: one.source_id,
        href: `/sources/${one.source_id}`,
        text: one.source_title,
        lang: one.source_language,
      },
      acts: one.may_agree
        ? [
            {
              label: 'Agree',
              about: `on quotation ${one.claim_id}`,
              action: setAsideAgreementOf(one.id),
              version: null,
              sends: {},
            },
          ]
        : [],
    })),
    shown: Math.min(setAsides.length, most),
    all: null,
  };
}

function waitingSection({ pending }: Queue, most: number): QueueSection {
  return {
    id: 'waiting',
    title: 'Waiting for a second person',
    says: 'These findings do not count, and viewers do not see them, until a second person agrees.',
    dates: pending.dates,
    rows: pending.rows.slice(0, most).map((one) => ({
      href: checksOf(one.claim_id),
      text: `${FACETS[one.facet]}: ${valueWords(one.facet, one.value)}`,
      more: [one.differs, one.may_agree ? 'You can agree with it' : `Waiting for ${whoAgrees(one)}`]
        .filter((part) => part !== null)
        .join('. '),
      ...onClaim(one),
    })),
    shown: Math.min(pending.rows.length, most),
    all: { href: '/claims?waiting=yes', label: 'All findings waiting for a second person' },
  };
}

function mergeSection({ merges }: Queue, most: number): QueueSection {
  return {
    id: 'merges',
    title: 'Proposed merges',
    says: 'Copies may credit another person. A second person must agree.',
    dates: merges.map(({ created_at }) => created_at),
    rows: merges.slice(0, most).map((one) => ({
      href: proposalHref(one.id),
      text: proposalWords(one),
      more: `Reason: ${shortWords(one.reason ?? '', 140)}`,
      claim: null,
      source: null,
      by: one.author,
      at: one.created_at,
      acts: [],
    })),
    shown: Math.min(merges.length, most),
    all: null,
  };
}

function nameSection({ names }: Queue, most: number): QueueSection {
  return {
    id: 'names',
    title: 'Proposed names',
    says: 'Copies credit a speaker’s quotations to these names, or another speaker has them. A second person must agree to each.',
    dates: names.map(({ awaits_since }) => awaits_since),
    rows: names.slice(0, most).map((one) => ({
      href: `/speakers/${one.speaker_id}#names-title`,
      text: `${one.name} as a name of ${one.speaker}`,
      more: one.acts.length > 0 ? null : `Waiting for ${whoAgrees(one)}`,
      claim: null,
      source: null,
      by: one.author,
      at: one.awaits_since,
      acts: one.acts,
    })),
    shown: Math.min(names.length, most),
    all: null,
  };
}

function questionSection({ questions, dates }: Queue, most: number): QueueSection {
  const groups = groupsOf(questions).slice(0, most);
  return {
    id: 'questions',
    title: 'Open questions',
    says: 'Quotations with an unresolved question.',
    dates: dates.questions,
    rows: groups.map(([one, ...others]) => ({
      href: noteHref(`/claims/${one.claim_id}`, one.id),
      text: shortWords(markdownWords(one.body), 140),
      more:
        others.length === 0
          ? null
          : `and ${others.length === 1 ? 'one more question' : `${others.length} more questions`} on it`,
      ...onClaim(one),
    })),
    shown: groups.flat().length,
    all: { href: '/annotations?motivation=questioning', label: 'All open questions' },
  };
}

function staleSection({ stale, dates }: Queue, most: number): QueueSection {
  const groups = groupsOf(stale).slice(0, most);
  return {
    id: 'stale',
    title: 'Out-of-date findings',
    says: 'The quotation or its evidence has changed since. These findings count as open until someone checks again.',
    dates: dates.stale,
    rows: groups.map((causes) => ({
      href: checksOf(causes[0].claim_id),
      text: causeWords(causes),
      more: null,
      ...onClaim(causes.reduce((last, one) => (one.at > last.at ? one : last))),
    })),
    shown: groups.length,
    all: { href: '/claims?stale=yes', label: 'All quotations with an out-of-date finding' },
  };
}

function searchSection({ searches, dates }: Queue, most: number): QueueSection {
  return {
    id: 'searches',
    title: 'Open searches',
    says: 'Searches still under way.',
    dates: dates.searches,
    rows: searches.slice(0, most).map((one) => ({
      href: `/searches/${one.id}`,
      text:
        one.erased_by === null
          ? `${shortWords(one.place, 100)}: ${shortWords(one.words, 80)}`
          : `Search ${one.id} (text erased)`,
      more: null,
      ...onClaim(one),
    })),
    shown: Math.min(searches.length, most),
    all: { href: '/searches', label: 'All open searches' },
  };
}

/** ‘Wording, Context: the words of the claim were changed’: facets by what made them stale last. */
function causeWords(causes: readonly StaleFinding[]): string {
  const facets = new Map<string, string[]>();
  for (const facet of keysOf(FACETS)) {
    const cause = lastCause(causes.filter((one) => one.facet === facet));
    if (cause === null) continue;
    const words = STALE_CAUSES[cause];
    facets.set(words, [...(facets.get(words) ?? []), FACETS[facet]]);
  }
  return [...facets].map(([words, names]) => `${names.join(', ')}: ${words}`).join('; ');
}

/**
 * The latest cause of one finding. Editing a claim also changes its reference attribution; the claim's own change is
 * the clearer cause.
 */
function lastCause([last, ...before]: readonly StaleFinding[]): StaleCause | null {
  if (last === undefined) return null;
  const together = [last, ...before.filter(({ at }) => at === last.at)];
  return keysOf(STALE_CAUSES).find((cause) => together.some((one) => one.cause === cause)) ?? last.cause;
}

function onClaim(row: QueuedClaim & { readonly by: string; readonly at: string }) {
  return { claim: claimNamed(row), source: null, by: row.by, at: row.at, acts: [] };
}

/** Groups rows by claim, in order. */
function groupsOf<T extends QueuedClaim>(rows: readonly T[]): [T, ...T[]][] {
  return [...grouped(rows, ({ claim_id }) => claim_id).values()] as [T, ...T[]][];
}

export function queueJson(sections: readonly QueueSection[]) {
  return sections.map(({ id, title, dates, rows, all }) => ({
    id,
    title,
    count: cappedCount(dates.length),
    rows: rows.map(({ claim, source, acts, ...row }) => ({
      ...row,
      claim_id: claim?.id ?? null,
      claim_text: claim?.text ?? null,
      source_id: source?.id ?? null,
    })),
    href: all?.href ?? null,
  }));
}
