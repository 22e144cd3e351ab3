import type { CiteprocAnswer, CiteprocJob } from '../../citeproc/model.js';

// When a style that was added counts as failing. A list with some sources that it cannot print is no failure: the list
// names these and has the others.

export interface PrintFailure {
  /** `source`: nothing was printed for its sources, each of which the citation processor refused. */
  readonly kind: 'time' | 'ended' | 'unusable' | 'source';
  /** A sentence about the style. */
  readonly why: string;
  /** The ids of sources, at most 20. */
  readonly sources: readonly number[];
}

/** That an added style printed something, or failed. */
export interface StylePrinted {
  readonly styleId: number;
  readonly failure: PrintFailure | null;
}

/** A style is set aside when it has failed this often without printing anything in between. */
export const MAX_FAILURES = 2;

/** A list of more sources may take too long in a sound style: APA takes some 2.5 ms for each. */
const MAX_BLAMED_SOURCES = 1_000;

const MAX_NAMED_SOURCES = 20;
const MAX_MESSAGE = 200;

/** The failure in an answer; null where it has anything. */
export function failureIn(job: CiteprocJob, { faults }: CiteprocAnswer): PrintFailure | null {
  const [first] = faults;
  if (first === undefined || faults.length < job.works.length) return null;
  const why = `It could not print ${countOf(job)}: ${clipped(first.why)}`;
  return { kind: 'source', why, sources: sourcesIn(job) };
}

/** The processor time ran out; null for so long a list that the style need not be at fault. @param limitMs of the list */
export function failureByTime(job: CiteprocJob, limitMs: number): PrintFailure | null {
  if (job.works.length > MAX_BLAMED_SOURCES) return null;
  const why = `It took more than ${limitMs / 1000} seconds of processor time to print ${countOf(job)}.`;
  return { kind: 'time', why, sources: sourcesIn(job) };
}

/** The thread of the citation processor ended, as for want of memory. */
export function failureByEnd(job: CiteprocJob): PrintFailure {
  return {
    kind: 'ended',
    why: `It crashed the citation processor on a list of ${countOf(job)}.`,
    sources: sourcesIn(job),
  };
}

/** The citation processor threw. */
export function failureByError(job: CiteprocJob, message: string): PrintFailure {
  const why = `The citation processor could not use it: ${clipped(message)}`;
  return { kind: 'unusable', why, sources: sourcesIn(job) };
}

/**
 * Whether a style is set aside for these. NOTE: one source alone, refused again and again, is not enough: it costs no
 * time, and the style may be right for all others.
 */
export function areEnough(failures: readonly PrintFailure[]): boolean {
  if (failures.length < MAX_FAILURES) return false;
  return failures.some(({ kind }) => kind !== 'source') || sourcesOf(failures).length !== 1;
}

/** Each reason once. */
export function whyOf(failures: readonly PrintFailure[]): string {
  return [...new Set(failures.map(({ why }) => why))].join(' ');
}

/** Of all of these, at most 20. */
export function sourcesOf(failures: readonly PrintFailure[]): number[] {
  return [...new Set(failures.flatMap(({ sources }) => sources))].slice(0, MAX_NAMED_SOURCES);
}

/** What somebody reads who needs the style. */
export function setAsideWords(title: string): string {
  return `The style “${title}” is set aside, since it failed twice. Choose another, or ask an admin to try it again at /styles.`;
}

function countOf({ works }: CiteprocJob): string {
  return works.length === 1 ? '1 source' : `${works.length} sources`;
}

/** Invented sources have no number. */
function sourcesIn({ works }: CiteprocJob): number[] {
  const ids = works.map(({ item }) => Number(/^onrecord-source-(\d+)$/.exec(item.id)?.[1] ?? 0));
  return ids.filter((id) => id > 0).slice(0, MAX_NAMED_SOURCES);
}

/** With a full stop. */
function clipped(message: string): string {
  return message.length > MAX_MESSAGE
    ? `${message.slice(0, MAX_MESSAGE)}…`
    : `${message.replace(/\.$/, '')}.`;
}
