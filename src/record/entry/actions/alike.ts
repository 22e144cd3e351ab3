import type { ReadContext } from '../../../platform/db/transact.js';
import type { Viewer } from '../../../platform/viewer.js';
import { AlikeClaimReader } from '../../claims/alike-store.js';
import type { Alike, AlikeClaim, Near, NearRecord } from '../../duplicates/model.js';
import { NearRecordReader } from '../../duplicates/near-store.js';
import { findMatchingOccasion } from '../../occasions/actions.js';
import type { PickedOccasion } from '../../occasions/input.js';
import { findMatchingOutlet } from '../../outlets/actions.js';
import type { PickedOutlet } from '../../outlets/input.js';
import { OutletReader } from '../../outlets/store.js';
import { findMatchingSource } from '../../sources/actions.js';
import type { NewSource, PickedSource } from '../../sources/input.js';
import { findMatchingSpeaker } from '../../speakers/actions.js';
import type { PickedSpeaker } from '../../speakers/input.js';
import { SpeakerReader } from '../../speakers/store.js';
import type { NewQuotation } from '../input.js';

// Finds possible duplicates of a quotation before it is added, as its writer may see them: claims with its words, and
// records similar to those it would create. A record with exactly the name given is used, not created.

type Named = Pick<NewQuotation, 'speaker' | 'occasion' | 'attribution'>;

export class AlikeReader {
  private readonly context: ReadContext;
  private readonly viewer: Viewer;
  private readonly near: NearRecordReader;

  constructor(context: ReadContext, viewer: Viewer) {
    this.context = context;
    this.viewer = viewer;
    this.near = new NearRecordReader(context.tx, viewer);
  }

  async of(quotation: NewQuotation): Promise<Alike> {
    return { claims: await this.claims(quotation), near: await this.named(quotation) };
  }

  async claims({ text, speaker, speaker_id: id }: NewQuotation): Promise<readonly AlikeClaim[]> {
    const known = id === null ? undefined : await new SpeakerReader(this.context.tx, this.viewer).byId(id);
    const said = { text, speaker: speaker?.name ?? known?.name ?? null };
    return new AlikeClaimReader(this.context.tx, this.viewer).alike(said);
  }

  /** Records similar to those that the quotation would create. */
  async named({ speaker, occasion, attribution }: Named): Promise<readonly Near[]> {
    return [
      ...(await this.speaker('speaker', speaker)),
      ...(await this.occasion('occasion', occasion)),
      ...(await this.source('attribution.source', attribution?.source ?? null)),
      ...(await this.source('attribution.relayed_from.source', attribution?.relayed_from?.source ?? null)),
      ...(await this.speaker('attribution.speaker', attribution?.speaker ?? null)),
      ...(await this.speaker('attribution.voiced_by', attribution?.voiced_by ?? null)),
      ...(await this.speaker('attribution.recounted_by', attribution?.recounted_by ?? null)),
      ...(await this.occasion('attribution.occasion', attribution?.occasion ?? null)),
    ];
  }

  /** For a source that is added by itself. */
  async sources(source: NewSource): Promise<readonly Near[]> {
    return this.source('', { ...source, id: null });
  }

  /** NOTE: unnamed speakers in two stories may be different people even if described alike. */
  private async speaker(at: string, picked: PickedSpeaker | null): Promise<Near[]> {
    if (picked === null || picked.id === 'new' || picked.kind === 'unnamed') return [];
    if (!isNew(await findMatchingSpeaker(this.context, picked))) return [];
    return nearAt(at, picked.name, await this.near.speakers(picked.name));
  }

  private async occasion(at: string, picked: PickedOccasion | null): Promise<Near[]> {
    if (picked === null || picked.id === 'new' || !isNew(await findMatchingOccasion(this.context, picked)))
      return [];
    const days = picked.date && { min: picked.date.min, max: picked.date.max };
    return nearAt(at, picked.name, await this.near.occasions({ ...picked, days }));
  }

  private async outlet(at: string, picked: PickedOutlet | null): Promise<Near[]> {
    if (picked === null || picked.id === 'new' || !isNew(await findMatchingOutlet(this.context, picked)))
      return [];
    return nearAt(at, picked.name, await this.near.outlets(picked));
  }

  private async source(at: string, picked: PickedSource | null): Promise<Near[]> {
    if (picked === null || picked.id === 'new' || !isNew(await findMatchingSource(this.context, picked)))
      return [];
    const { title, url, archive_url, outlet, outlet_id: id } = picked;
    const published = id === null ? undefined : await new OutletReader(this.context.tx, this.viewer).byId(id);
    const described = { title, url, archive_url, outlet: outlet?.name ?? published?.name ?? null };
    return [
      ...nearAt(at, title, await this.near.sources(described)),
      ...(await this.outlet(at === '' ? 'outlet' : `${at}.outlet`, outlet)),
    ];
  }
}

/** An ambiguous name is reported as an error elsewhere. */
function isNew(meant: { readonly ok: boolean; readonly value?: unknown }): boolean {
  return meant.ok && meant.value === null;
}

function nearAt(at: string, typed: string, records: readonly NearRecord[]): Near[] {
  return records.length === 0 ? [] : [{ at, typed, records }];
}
