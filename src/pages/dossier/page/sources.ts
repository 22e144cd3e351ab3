import { placesOf } from '../../../checking/comparisons/section.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { momentInWords } from '../../../publishing/citations/model/dates.js';
import type { SourceRow } from '../../../publishing/citations/model/rows.js';
import { wordOrigins } from '../../../record/attributions/model.js';
import type { AttributionRow } from '../../../record/attributions/row-store.js';
import { attributionFacts } from '../../../record/attributions/section.js';
import { mismatchInWords } from '../../../record/snapshots/model.js';
import { creditFacts } from '../../../record/sources/section.js';
import { CONDITIONS, RANKS, SNAPSHOT_WAYS, TIERS } from '../../../vocabulary.js';
import type { DossierRows } from '../store.js';
import { sourceName } from './evidence.js';

/** Each attribution of the words with the data of its source. */
export function attributionsShown(rows: DossierRows) {
  const { claim, attributions, comparisons, excerpts, matches } = rows;
  const places = placesOf(attributions, comparisons, excerpts, claim.language, matches);
  return attributions.map((one) => ({
    id: one.id,
    source: { title: sourceName(one), href: `/sources/${one.source_id}` },
    tier: one.tier === null ? null : TIERS[one.tier],
    rank: one.rank === 'normal' ? null : RANKS[one.rank],
    wording: one.wording,
    lang: one.language ?? claim.language ?? 'und',
    form: one.form ?? claim.form,
    inPlace: places.get(one.id) ?? null,
    isReference: one.id === claim.reference_attribution_id,
    meta: [...sourceFacts(one, rows), ...facts(ownFacts(one, rows))],
    acts: [],
  }));
}

interface Fact {
  readonly term: string;
  readonly text: string;
  readonly href?: string;
}

function facts(pairs: readonly (readonly [string, string | null])[]): Fact[] {
  return pairs.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]));
}

function sourceFacts({ source_id }: AttributionRow, { entry }: DossierRows): Fact[] {
  const source = entry.sources.find(({ id }) => id === source_id);
  if (!source) return [];
  const links = [
    ['Web address', source.url],
    ['Archived copy', source.archive_url],
  ] as const;
  return [
    ...facts([
      ...creditFacts(source.authors),
      ['Author', source.no_author === 1 ? 'No author given' : null],
      ['Published', publishedWords(source)],
      ['Accessed', source.accessed && formatEdtf(source.accessed)],
      ['Condition', conditionOf(source)],
    ]),
    ...links.flatMap(([term, href]) => (href === null ? [] : [{ term, text: href, href }])),
  ];
}

/** A missing date is left out, unless it is recorded that the source gives none. */
function publishedWords({ issued, no_date }: SourceRow): string | null {
  if (issued !== null) return formatEdtf(issued);
  return no_date === 1 ? 'The source gives no date' : null;
}

function conditionOf({ condition, condition_on, condition_notice }: SourceRow): string | null {
  if (condition === 'as_published') return null;
  const day = condition_on === null ? '' : `, ${formatEdtf(condition_on)}`;
  return `${CONDITIONS[condition]}${day}${condition_notice === null ? '' : `: ${condition_notice}`}`;
}

function ownFacts(one: AttributionRow, { people }: DossierRows): [string, string | null][] {
  return [
    ...attributionFacts(one),
    ['Entered by', `${people.get(one.created_by) ?? 'someone'}, ${momentInWords(one.created_at, 'en-GB')}`],
    ['Record', `attribution ${one.id}, version ${one.version}`],
    ['Note', one.note],
  ];
}

/** Each saved copy of the sources: who saved it, when and how, and its hashes. */
export function copiesShown({ copies, attributions }: DossierRows) {
  return copies.map((copy) => {
    const source = attributions.find(({ source_id }) => source_id === copy.source_id);
    return {
      id: copy.id,
      source: source ? sourceName(source) : '',
      lang: source?.source_language ?? null,
      at: copy.captured_at,
      by: copy.captured_by_name,
      mediaType: copy.media_type,
      from: copy.final_url ?? copy.original_name,
      how: `${SNAPSHOT_WAYS[copy.how]}${copy.typed_in_by === null ? '' : `, typed in by ${copy.typed_in_by}`}`,
      hashes: hashesOf(copy),
      mismatch: mismatchInWords(copy.mismatch),
    };
  });
}

/** A pasted text has the same bytes, and one hash. */
function hashesOf({ text_sha256: text, raw_sha256: raw }: DossierRows['copies'][number]) {
  if (text === raw) return [{ of: 'the text and of the file, which are identical:', sha256: text }];
  return [
    { of: 'the text', sha256: text },
    { of: 'the file', sha256: raw },
  ];
}

const SIGHTS = {
  held: 'Copy saved',
  seen: 'Seen',
  named: 'Cited only; not seen by us',
} as const;

const ORIGINS = { known: 'Itself the origin', not_stated: 'Not stated', own_piece: 'Not a source' } as const;

/** The chain of attributions as table rows; null without attributions. */
export function chainShown({ claim, attributions, chain, cited }: DossierRows) {
  const printed = new Map(attributions.map((one) => [one.id, one]));
  const byId = new Map([...cited.attributions, ...attributions].map((one) => [one.id, one]));
  const rows = chain.nodes.flatMap(({ attribution: { id }, sight, depth, origin }) => {
    const attribution = printed.get(id);
    if (attribution === undefined) return [];
    const from = byId.get(attribution.relayed_from_id ?? 0);
    const known = ORIGINS[origin ?? 'not_stated'];
    const texts = [sourceName(attribution), SIGHTS[sight], from ? sourceName(from) : known];
    return [{ cells: [{ text: depth + 1, numeric: true }, ...texts.map((text) => ({ text }))] }];
  });
  if (rows.length === 0) return null;
  const table = {
    id: `chain-table-${claim.id}`,
    caption: `Chain of sources, quotation ${claim.id}`,
    ...{ whole: true, dense: true, head: 1, rows },
    columns: [
      { label: 'Step', numeric: true },
      ...['Source', 'Seen by us', 'Got it from'].map((label) => ({ label })),
    ],
  };
  return { summary: wordOrigins(chain.origins), table };
}
