import { ACCEPTED, ACCEPTED_IN_WORDS } from '../../engines/documents/kinds.js';
import { mayWrite, type Viewer } from '../../platform/viewer.js';
import type { SentFrom } from './input.js';

// The three ways to save a copy, in short, for the page of a quotation: which form that is, and where its reply leads.

/** The forms of `snapshots/keep-here`; null for those who may not write. */
export function keepHere(
  source: { readonly id: number; readonly url: string | null },
  from: SentFrom,
  viewer: Viewer,
) {
  if (!mayWrite(viewer)) return null;
  const action = `/sources/${source.id}/snapshots`;
  const way = (name: string, submit: string, field: object) => ({
    way: name,
    submit,
    // Each panel of the page has its own forms, so that ids are unique.
    field: { form: `${name}-${from.attributionId}`, value: null, ...field },
  });
  return {
    action,
    sends: { claim_id: from.claimId, attribution_id: from.attributionId },
    ways: [
      way('paste', 'Save text', { name: 'text', label: 'Paste the text', kind: 'textarea', rows: 5 }),
      way('upload', 'Upload and save', {
        ...{ name: 'file', label: 'Upload a file', kind: 'file', accept: ACCEPTED },
        hint: `${ACCEPTED_IN_WORDS}. At most 20 MB.`,
      }),
      way('fetch', 'Fetch and save', {
        ...{ name: 'url', label: 'Fetch the page', kind: 'url', value: source.url },
        hint: 'Its web address. Fetched once, without signing in.',
      }),
    ],
  };
}

/** The address to which a saved copy leads back. */
export function sentFromHref({ claimId, attributionId }: SentFrom, query = ''): string {
  return `/claims/${claimId}${query}#attribution-${attributionId}`;
}
