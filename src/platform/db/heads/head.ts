// The head of a history: the number and hash of its last event. Stored outside the database, it shows that later
// events were lost, cut off or rewritten.

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** A head as it is stored, in one line of JSON. */
export interface StoredHead extends Head {
  /** When it was stored. UTC, ISO 8601. Only shown: the number decides, since clocks may be wrong. */
  readonly at: string;
  /** The hash of the first event, which identifies a database. */
  readonly first: string;
  /** The name of the backup that ends at this head. */
  readonly backup?: string;
  /** What was given up deliberately at this head, if its entry in the history is still to be written. */
  readonly continues?: Continuation;
}

/** Why a history deliberately goes on from an earlier entry. */
export interface Continuation {
  /** `accepted`: what is missing was given up. `restored`: a backup replaced the database. */
  readonly why: 'accepted' | 'restored';
  /** The name of the backup; null where nothing was restored. */
  readonly from: string | null;
  /** The highest number that was known, and how many entries of the history are left. */
  readonly known: number;
  readonly left: number;
}

/** The end of a database's history, and its identity; null for an empty one. */
export interface HistoryEnd extends Head {
  readonly first: string;
}

/** The actions of the events that say so. They name a user, and say nothing of the row. */
export const CONTINUED = { accepted: 'loss_accepted', restored: 'backup_restored' } as const;

export function formatStoredHead({ seq, hash, ...rest }: StoredHead): string {
  return JSON.stringify({ head: `${seq}:${hash}`, ...rest });
}

/** Null for anything that is not the line of a head. */
export function parseStoredHead(line: string): StoredHead | null {
  const value = valueIn(line);
  const head = typeof value?.head === 'string' ? parseHead(value.head) : null;
  const { at, first, continues } = value ?? {};
  if (head === null || typeof at !== 'string' || Number.isNaN(Date.parse(at))) return null;
  if (typeof first !== 'string' || !HASH.test(first)) return null;
  return { ...head, at, first, ...(isContinuation(continues) && { continues }) };
}

/** The head of `SEQ:HASH`; null for anything else. */
export function parseHead(text: string): Head | null {
  const [, seq, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}

const HASH = /^[0-9a-f]{64}$/;

function valueIn(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

function isContinuation(value: unknown): value is Continuation {
  if (typeof value !== 'object' || value === null) return false;
  const { why, known, left } = value as Record<string, unknown>;
  return (why === 'accepted' || why === 'restored') && Number.isInteger(known) && Number.isInteger(left);
}
