import { FindingReader, type FindingRow } from '../../derived/status/findings-store.js';
import { ALL_FACETS } from '../../derived/status/model/values.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { othersTurn } from '../../platform/lib/others-turn.js';
import { mayWrite } from '../../platform/viewer.js';
import { type Candidate, EvidenceReader, keyOf } from './evidence-store.js';
import { evidenceInView, type InView } from './model/in-view.js';
import { type EvidenceOffer, offerOf } from './model/offer.js';
import type { Held } from './model/suggest.js';

/** What the checks of a claim are made of. */
export interface ChecksRead {
  /** Newest first: all that are not superseded, and the first part of those that are. */
  readonly findings: readonly FindingRow[];
  /** The cursor of the next part of the superseded ones; null where there is none. */
  readonly next: string | null;
  /** The evidence that is cited or offered. */
  readonly candidates: readonly Candidate[];
  /** Null for viewers who may not check, and where the claim is in the trash or erased. */
  readonly offered: Offering | null;
}

export interface Offering {
  readonly offer: EvidenceOffer;
  /** All attributions of the claim. */
  readonly held: readonly Held[];
}

interface OfClaim extends InView {
  readonly id: number;
  readonly trashed_at: string | null;
  readonly erased_by: number | null;
}

/** Which evidence a form wants beside what findings cite. */
export interface EvidenceWanted {
  /** The part of what can be evidence, from 1. */
  readonly part: number;
  /** As `attribution:8`. */
  readonly ticked: readonly string[];
}

export class ChecksReader extends ViewerReader {
  async of(claim: OfClaim, wanted: EvidenceWanted): Promise<ChecksRead> {
    const { rows: findings, next } = await new FindingReader(this.db, this.viewer).ofClaim(claim.id, null);
    const cited = findings.flatMap(({ evidence }) => evidence);
    const canCheck = mayWrite(this.viewer) && claim.trashed_at === null && claim.erased_by === null;
    if (canCheck) return { findings, next, ...(await this.offeredOn(claim, cited.map(keyOf), wanted)) };
    const candidates = await new EvidenceReader(this.db, this.viewer).ofClaim(claim.id, cited);
    return { findings, next, candidates, offered: null };
  }

  /** NOTE: yields between its queries, which take some milliseconds each for a claim with much on it. */
  private async offeredOn(claim: OfClaim, cited: readonly string[], { part, ticked }: EvidenceWanted) {
    const reader = new EvidenceReader(this.db, this.viewer);
    const held = await reader.heldOn(claim.id);
    await othersTurn();
    const all = await reader.offeredOn(claim.id, undefined, held);
    await othersTurn();
    const offer = offerOf(all, part);
    const inView = ALL_FACETS.flatMap((facet) => evidenceInView(facet, claim, held));
    const keys = new Set([...cited, ...ticked, ...inView, ...offer.refs]);
    const wanted = all.filter((one) => one.kind !== 'attribution' && keys.has(keyOf(one)));
    const attributions = held.filter((one) => keys.has(keyOf(one)));
    const candidates = [...attributions, ...(await reader.among(wanted))];
    return { candidates, offered: { offer, held } };
  }
}
