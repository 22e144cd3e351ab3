import type { SubjectKind } from '../../../platform/db/subjects.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK, type Viewer } from '../../../platform/viewer.js';
import { referenceFaults, savedAttributionFaults } from '../../../record/attributions/actions/faults.js';
import { savedOwnPieceFaults } from '../../../record/attributions/actions/own-pieces.js';
import { claimRecountFaults, savedRecountFaults } from '../../../record/attributions/actions/recounted.js';
import { savedDayFaults } from '../../../record/claims/actions/resolve.js';
import { dateFaults } from '../../../record/occasions/actions.js';
import { OccasionReader } from '../../../record/occasions/store.js';
import { numberFaults } from '../../../record/speakers/actions/resolve.js';
import { SpeakerReader } from '../../../record/speakers/store.js';
import { columnsBefore, type NetChange } from '../model.js';
import { nameOf } from './stale.js';
import { refuseFaults } from './values.js';

// The rules between records. Those within a record hold for its old values as they did; but records that it refers to,
// or that refer to it, may have changed since.

/** @throws AppError not_now, which names the first record whose old values others contradict by now */
export async function refuseContradictions(
  change: WriteContext,
  viewer: Viewer,
  putBack: readonly NetChange[],
): Promise<void> {
  for (const net of putBack) {
    const faults = await faultsOf(change, net);
    if (faults.length > 0) refuseFaults(faults, await nameOf(change, viewer, net));
  }
}

/** By the columns that were put back: what they have nothing to do with stays as it is. */
const RULES: readonly {
  readonly kind: SubjectKind;
  readonly columns: readonly string[];
  readonly faults: (change: WriteContext, net: NetChange) => Promise<FieldError[]>;
}[] = [
  {
    kind: 'attribution',
    columns: ['wording', 'relayed_from_id', 'translates_id'],
    faults: (change, { id }) => savedAttributionFaults(change, id),
  },
  {
    kind: 'attribution',
    columns: ['speaker_id', 'recounted_by_id'],
    faults: (change, { id }) => savedRecountFaults(change, id),
  },
  {
    kind: 'attribution',
    columns: ['source_id'],
    faults: (change, { id }) => savedOwnPieceFaults(change, id),
  },
  { kind: 'claim', columns: ['speaker_id'], faults: (change, { id }) => claimRecountFaults(change, id) },
  {
    kind: 'claim',
    columns: ['text', 'reference_attribution_id'],
    faults: (change, { id }) => referenceFaults(change, id),
  },
  {
    kind: 'claim',
    columns: ['said_on', 'occasion_id'],
    faults: (change, { id }) => savedDayFaults(change, id),
  },
  { kind: 'occasion', columns: ['date'], faults: occasionFaults },
  { kind: 'speaker', columns: ['wikidata_id'], faults: speakerFaults },
];

async function faultsOf(change: WriteContext, net: NetChange): Promise<FieldError[]> {
  const written = columnsBefore(net);
  const rules = RULES.filter(
    ({ kind, columns }) => kind === net.kind && columns.some((column) => column in written),
  );
  const faults: FieldError[] = [];
  for (const rule of rules) faults.push(...(await rule.faults(change, net)));
  return faults;
}

async function occasionFaults(change: WriteContext, { id, after }: NetChange): Promise<FieldError[]> {
  const occasion = await new OccasionReader(change.tx, DESK).byId(id);
  if (!occasion?.date) return [];
  const date = { text: occasion.date, min: occasion.date_min, max: occasion.date_max };
  return dateFaults(change, date, { id, date: (after?.date ?? null) as string | null });
}

async function speakerFaults(change: WriteContext, { id }: NetChange): Promise<FieldError[]> {
  const speakers = new SpeakerReader(change.tx, DESK);
  const speaker = await speakers.byId(id);
  return numberFaults(speakers, speaker?.wikidata_id ?? null, { id, wikidata_id: null });
}
