import { grouped } from '../../platform/lib/grouped.js';
import type { FieldError } from '../../platform/lib/result.js';
import type { Rank, Tier } from '../../vocabulary.js';

// The chain of attributions: which source is relayed from which. Each attribution is relayed from at most one other
// of its claim, without loops, so the attributions of a claim are trees whose roots are origins.

/** The columns of an attribution that the chain needs. */
export interface Reported {
  readonly id: number;
  readonly relayed_from_id: number | null;
  readonly wording: string | null;
  readonly tier: Tier | null;
  readonly rank: Rank;
  /** Whether a copy of its source is saved. */
  readonly held: boolean;
  /** 1 for our own piece, which does not count as a source. */
  readonly is_ours: 0 | 1;
}

/**
 * `held`: a copy is saved. `seen`: somebody here read it. `named`: only cited by another source; nobody here saw it.
 */
export type Sight = 'held' | 'seen' | 'named';

export function sightOf(attribution: Pick<Reported, 'wording' | 'held'>): Sight {
  if (attribution.wording === null) return 'named';
  return attribution.held ? 'held' : 'seen';
}

export interface ChainNode<T extends Reported> {
  readonly attribution: T;
  readonly sight: Sight;
  /** 0 for an origin, 1 for what is relayed from it, and so on. */
  readonly depth: number;
  /** Null where it is relayed from another. */
  readonly origin: 'known' | 'not_stated' | 'own_piece' | null;
}

export interface Chain<T extends Reported> {
  /** Each origin followed by what is relayed from it, depth first; preferred before normal before deprecated. */
  readonly nodes: readonly ChainNode<T>[];
  /** Counted separately and never added: an origin that is not stated may be one of the known ones. */
  readonly origins: { readonly known: number; readonly not_stated: number; readonly own_pieces: number };
}

/** The most attributions that a form offers. */
export const MAX_CHOICES = 200;

const RANK_ORDER: Readonly<Record<Rank, number>> = { preferred: 0, normal: 1, deprecated: 2 };

/** The chain of one claim's attributions; empty where there are none. */
export function chainOf<T extends Reported>(attributions: readonly T[]): Chain<T> {
  const ids = new Set(attributions.map(({ id }) => id));
  const resting = grouped([...attributions].sort(byRank), ({ relayed_from_id: from }) =>
    from !== null && ids.has(from) ? from : null,
  );
  const nodes = (resting.get(null) ?? []).flatMap((root) => branch(root, 0, resting));
  const count = (origin: ChainNode<T>['origin']) => nodes.filter((node) => node.origin === origin).length;
  const origins = {
    known: count('known'),
    not_stated: count('not_stated'),
    own_pieces: count('own_piece'),
  };
  return { nodes, origins };
}

function byRank(a: Reported, b: Reported): number {
  return RANK_ORDER[a.rank] - RANK_ORDER[b.rank] || a.id - b.id;
}

function branch<T extends Reported>(
  attribution: T,
  depth: number,
  resting: Map<number | null, T[]>,
): ChainNode<T>[] {
  const relays = resting.get(attribution.id) ?? [];
  const origin = depth > 0 ? null : originOf(attribution, relays.length);
  const node = { attribution, sight: sightOf(attribution), depth, origin };
  return [node, ...relays.flatMap((relay) => branch(relay, depth + 1, resting))];
}

/** An origin is known where it is a primary or official source, or where another source cites it. */
function originOf(root: Reported, relays: number): 'known' | 'not_stated' | 'own_piece' {
  if (root.is_ours === 1) return 'own_piece';
  return root.tier === 'primary' || root.tier === 'issuer' || relays > 0 ? 'known' : 'not_stated';
}

/**
 * Why an attribution cannot be relayed from another; null where it can.
 * @param among the present attributions of the claim
 */
export function relayFault(
  among: readonly Pick<Reported, 'id' | 'relayed_from_id'>[],
  id: number | null,
  from: number,
): string | null {
  const byId = new Map(among.map((one) => [one.id, one]));
  if (!byId.has(from)) return 'Choose another source of the same quotation.';
  // NOTE: attributions that are already circular must not keep this from ending.
  const passed = new Set<number>();
  for (
    let at: number | null = from;
    at !== null && !passed.has(at);
    at = byId.get(at)?.relayed_from_id ?? null
  ) {
    if (at === id)
      return 'That would be circular: the source you chose is based on this one, directly or through others.';
    passed.add(at);
  }
  return null;
}

/** The error where a source is relayed from itself. */
export const SELF_RELAY = {
  path: 'relayed_from',
  message: 'A source cannot cite itself. Choose another',
};

/** The error where whoever recounts the words is the speaker: the attribution's own, or else the claim's. */
export function recountFaults(
  attribution: { readonly speaker_id?: number | null; readonly recounted_by_id?: number | null },
  claim: { readonly speaker_id: number },
): FieldError[] {
  const { speaker_id: own, recounted_by_id: recounting } = attribution;
  return typeof recounting === 'number' && recounting === (own ?? claim.speaker_id) ? [SELF_RECOUNT] : [];
}

/** In entries and feeds, of a quotation whose only seen source is our own piece. */
export const ONLY_OUR_OWN = 'This is our own piece; no other source of these words has been seen.';

/** The error where a source is our own text. */
export const OWN_PIECE = 'Our own piece is not a source. Choose the source it quotes';

export const SELF_RECOUNT = {
  path: 'recounted_by_id',
  message: '“Recalled by” cannot be the speaker. Choose someone else or leave it empty',
};

interface Selector {
  readonly exact: string | null;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly start_utf16: number | null;
  readonly end_utf16: number | null;
}

/** A span of a text as columns; all null where no span is marked. */
export function selectorColumns(selector: Selector | null) {
  return {
    selector_exact: selector?.exact ?? null,
    selector_prefix: selector?.prefix ?? null,
    selector_suffix: selector?.suffix ?? null,
    selector_start_utf16: selector?.start_utf16 ?? null,
    selector_end_utf16: selector?.end_utf16 ?? null,
  };
}

/** The span in such columns, with the same positions; null where none is marked. */
export function selectorOf(row: ReturnType<typeof selectorColumns>) {
  const { selector_exact: exact, selector_prefix: prefix, selector_suffix: suffix } = row;
  if (exact === null) return null;
  return {
    exact,
    prefix,
    suffix,
    start_utf16: row.selector_start_utf16,
    end_utf16: row.selector_end_utf16,
  };
}

/** `1 known origin, 2 not stated` */
export function wordOrigins({ known, not_stated, own_pieces }: Chain<Reported>['origins']): string {
  const parts = [];
  if (known > 0) parts.push(`${known} known origin${known === 1 ? '' : 's'}`);
  if (not_stated > 0)
    parts.push(
      known > 0
        ? `${not_stated} not stated`
        : `${not_stated === 1 ? 'Origin' : `${not_stated} origins`} not stated`,
    );
  return parts.join(', ') || (own_pieces > 0 ? 'Only our own piece' : 'No source yet');
}
