import { mayAgreeTo, whoAgrees } from '../../derived/status/model/second.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import { mayWrite, type Viewer } from '../../platform/viewer.js';
import type { AwaitingName } from './awaiting-store.js';

// Names that wait for a second person, or make no copy agree before one agrees, on the page of the speaker, in the queue and in JSON.

/** A name that a second person has to agree to, and the claims whose copies credit it. */
export interface CreditedName extends AwaitingName {
  readonly copies: readonly {
    readonly claim_id: number;
    readonly attribution_id: number;
    readonly snapshot_id: number;
  }[];
}

export function nameHref({ id, speaker_id }: Pick<AwaitingName, 'id' | 'speaker_id'>): string {
  return `/speakers/${speaker_id}/names/${id}`;
}

/** `waiting for a second person to agree: 3 copies credit this name` */
export function awaitingShown(row: CreditedName, viewer: Viewer, isAlone: boolean) {
  const { name, language, author, awaits_since, copies } = row;
  return {
    name,
    lang: language,
    text: `waiting for ${isAlone ? 'a second person' : whoAgrees(row)} to agree: ${reasonOf(copies.length)}`,
    by: author,
    at: awaits_since,
    quotations: [...new Set(copies.map(({ claim_id }) => claim_id))].slice(0, MAX_LINKED).map((id) => ({
      href: `/claims/${id}`,
      text: `quotation ${id}`,
    })),
    acts: [...agreeing(row, viewer, isAlone), ...(mayWrite(viewer) ? [act(row, 'Remove', 'removal')] : [])],
  };
}

function reasonOf(copies: number): string {
  if (copies === 0) return 'another speaker has this name';
  return copies === 1
    ? 'one copy credits this name'
    : `${howMany(copies, 'copy', 'copies')} credit this name`;
}

/** The most quotations that a page links to. */
const MAX_LINKED = 20;

/** The button of whoever may be the second person. */
export function agreeing(row: AwaitingName, viewer: Viewer, isAlone = false) {
  return !isAlone && mayAgreeTo(row, viewer) ? [act(row, 'Agree', 'agreement')] : [];
}

function act(row: AwaitingName, label: string, does: 'agreement' | 'removal') {
  const about = `${row.name} as a name of ${row.speaker}`;
  return { label, about, action: `${nameHref(row)}/${does}`, version: null, sends: {} };
}

export function awaitingJson(row: CreditedName) {
  const { id, name, language, author_id, author, awaits_since, copies } = row;
  return {
    ...{ id, name, language, by: { id: author_id, name: author }, at: awaits_since },
    credited: copies.map(({ claim_id, attribution_id, snapshot_id }) => ({
      claim_id,
      attribution_id,
      snapshot_id,
    })),
    agreement: `${nameHref(row)}/agreement`,
    removal: `${nameHref(row)}/removal`,
  };
}
