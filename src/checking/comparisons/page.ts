import type { FoundWording } from '../../derived/search/text-search-store.js';
import { mayWrite, type Viewer } from '../../platform/viewer.js';
import type { AttributedWording } from '../../record/attributions/wordings-store.js';
import type { ClaimRow } from '../../record/claims/store.js';
import type { Excerpts } from './excerpt-store.js';
import { type OfSource, placed, placeOf } from './section.js';

// The saved copies that contain a claim's words, by source: the most faithful first, and for each source the newest
// copy, followed by the older ones.

export interface CopiesShown {
  readonly claim: ClaimRow;
  readonly attributions: readonly AttributedWording[];
  readonly sources: readonly OfSource[];
}

export function copiesPage(shown: CopiesShown, excerpts: Excerpts, viewer: Viewer) {
  const { claim, sources } = shown;
  const canAdd = mayWrite(viewer) && claim.trashed_at === null;
  return {
    title: 'Where this quotation appears',
    claimHref: `/claims/${claim.id}`,
    sources: sources.map((own) => sourcePage(own, shown, excerpts, canAdd)),
  };
}

function sourcePage(
  own: OfSource,
  { claim, attributions }: CopiesShown,
  excerpts: Excerpts,
  canAdd: boolean,
) {
  const [newest] = own;
  const { copy } = newest;
  const naming = attributions.filter(({ source_id }) => source_id === copy.source_id);
  const add = {
    label: 'Add this source to the quotation',
    href: `/claims/${claim.id}/attributions/new?source=${copy.source_id}${otherWords(newest)}`,
    about: copy.source_title,
  };
  return {
    level: 'h2',
    source: { title: copy.source_title, href: `/sources/${copy.source_id}` },
    wording: claim.text,
    lang: claim.language ?? 'und',
    form: claim.form,
    inPlace: placeOf(
      {
        ...{ wording: claim.text, source_title: copy.source_title },
        ...{ being_compared: false, comparing_gave_up: null },
      },
      own.map(placed),
      excerpts,
      claim.language,
    ),
    meta: namedBy(naming),
    acts: canAdd && naming.length === 0 ? [add] : [],
  };
}

/** Where the copy's words differ from the claim's, the form is prefilled with the copy's. */
function otherWords({ copy, comparison }: FoundWording): string {
  if (comparison.verdict !== 'altered') return '';
  const changed = comparison.alignment.flatMap(({ op, text }) =>
    op === 'changed' && text !== null ? [text] : [],
  );
  const all = [...comparison.spans, ...changed];
  const [start, end] = [Math.min(...all.map(([from]) => from)), Math.max(...all.map(([, to]) => to))];
  return `&snapshot=${copy.id}&at=${start}-${end}`;
}

function namedBy(naming: readonly AttributedWording[]) {
  if (naming.length === 0) return [{ term: 'This source', text: 'Not a source of this quotation yet' }];
  return naming.map(({ id, wording }, at) => ({
    term: at === 0 ? 'This source' : 'Added again',
    text: wording === null ? 'Added, without its wording' : 'Already a source of this quotation',
    href: `/attributions/${id}`,
  }));
}

/**
 * Spans are UTF-16 code units of the copy, end exclusive; `attribution_id` is that of the first attribution to the
 * source.
 */
export function copiesJson(
  claim: ClaimRow,
  attributions: readonly AttributedWording[],
  copies: readonly FoundWording[],
) {
  const first = new Map(attributions.toReversed().map(({ id, source_id }) => [source_id, id]));
  return {
    claim_id: claim.id,
    copies: copies.map(({ copy, comparison }) => ({
      source_id: copy.source_id,
      snapshot_id: copy.id,
      captured_at: copy.captured_at,
      verdict: comparison.verdict,
      flags: comparison.flags,
      spans: comparison.spans,
      attribution_id: first.get(copy.source_id) ?? null,
    })),
  };
}
