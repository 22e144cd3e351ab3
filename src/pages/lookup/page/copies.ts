import type { Excerpts } from '../../../checking/comparisons/excerpt-store.js';
import { type OfSource, placed, placeOf, sourcesIn } from '../../../checking/comparisons/section.js';
import { shortWords } from '../../../engines/text/short-words.js';
import { mayWrite, type Viewer } from '../../../platform/viewer.js';
import type { Answer } from '../model/shown.js';

/** The saved copies with a quotation of the text, by source. */
export function copiesPage({ item, copies }: Answer, excerpts: Excerpts, viewer: Viewer) {
  const says = new Map((copies ?? []).map(({ wording, remarks }) => [wording.copy.id, remarks]));
  return sourcesIn((copies ?? []).map(({ wording }) => wording)).map((own) => ({
    warnings: [
      ...new Set(own.flatMap(({ copy }) => says.get(copy.id) ?? []).map(({ sentence }) => sentence)),
    ],
    card: sourcePage(own, item.text, excerpts, mayWrite(viewer)),
  }));
}

/** A longer text is not repeated for each source. */
const MAX_REPEATED_UTF16 = 300;

function sourcePage(own: OfSource, words: string, excerpts: Excerpts, canAdd: boolean) {
  const [{ copy, comparison }] = own;
  const { source_title, source_id: source } = copy;
  const text = { wording: words, source_title, being_compared: false, comparing_gave_up: null };
  const place = placeOf(text, own.map(placed), excerpts, null);
  const isLong = words.length > MAX_REPEATED_UTF16;
  const at = spansInAddress(comparison.spans);
  const enter = {
    label: 'Add as a quotation',
    href: `/claims/new?source=${source}&snapshot=${copy.id}&at=${at}`,
    about: `from ${source_title}`,
  };
  const capture = {
    label: 'Capture from this copy',
    href: `/capture?snapshot_id=${copy.id}`,
    about: `of ${source_title}`,
  };
  return {
    level: 'h3',
    source: { title: source_title, href: `/sources/${source}` },
    wording: isLong ? shortWords(words, MAX_REPEATED_UTF16) : words,
    lang: copy.language ?? 'und',
    form: null,
    inPlace: isLong ? { ...place, wording: null } : place,
    acts: canAdd && at !== '' ? [enter, capture] : [],
  };
}

/** Maximum number of passages that the form of a quotation takes. */
const MAX_PASSAGES = 20;

function spansInAddress(spans: readonly (readonly [number, number])[]): string {
  if (spans.length <= MAX_PASSAGES) return spans.map(([start, end]) => `${start}-${end}`).join(',');
  return `${Math.min(...spans.map(([start]) => start))}-${Math.max(...spans.map(([, end]) => end))}`;
}
