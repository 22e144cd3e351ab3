import type { InPlace } from '../../../checking/comparisons/section.js';
import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import { shortWords } from '../../../engines/text/short-words.js';
import type { ChainNode } from '../../../record/attributions/model.js';
import type { AttributionRow } from '../../../record/attributions/row-store.js';
import type { ChainShown } from './chain.js';
import { firstKnown } from './first-known.js';
import { ANOTHER_SPEAKER, TIER_NAMES } from './panels.js';
import { fromWord, sourceName } from './source-name.js';

// The sources of a quotation as a table, in the order of the chain.

type Node = ChainNode<AttributionRow>;

/** Null without sources. @param inPart the attributions that the page has panels for */
export function sourceTable(
  { whole, first }: ChainShown,
  inPart: ReadonlySet<number>,
  places: ReadonlyMap<number, InPlace>,
  matches: ReadonlyMap<number, ClaimMatch>,
) {
  const nodes = nodesWith(whole.nodes, first);
  if (nodes.length === 0) return null;
  return {
    first: nodes.length < whole.nodes.length ? null : firstKnown(nodes.map(({ attribution }) => attribution)),
    table: {
      id: 'source-table',
      caption: 'Sources and where they got it from',
      dense: true,
      head: 0,
      columns: COLUMNS.map((label) => ({ label })),
      rows: nodes.map((node) => ({ cells: cellsOf(node, nodes, { inPart, places, matches }) })),
    },
  };
}

/** Its own row has the whole name. */
const MAX_FROM_UTF16 = 32;
const COLUMNS = ['Source', 'Date', 'Evidence level', 'Saved copies', 'Match', 'Got it from'];

function nodesWith(nodes: ChainShown['whole']['nodes'], rows: readonly AttributionRow[]): Node[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return nodes.flatMap((node): Node[] => {
    const attribution = byId.get(node.attribution.id);
    return attribution === undefined ? [] : [{ ...node, attribution }];
  });
}

interface Beside {
  readonly inPart: ReadonlySet<number>;
  readonly places: ReadonlyMap<number, InPlace>;
  readonly matches: ReadonlyMap<number, ClaimMatch>;
}

function cellsOf(node: Node, nodes: readonly Node[], { inPart, places, matches }: Beside) {
  const { attribution: one } = node;
  const href = inPart.has(one.id) ? `#attribution-${one.id}` : `/attributions/${one.id}`;
  return [
    { text: sourceName(one), href },
    one.source_issued === null ? { text: 'No date' } : { date: one.source_issued },
    { text: one.tier === null ? 'Not recorded' : TIER_NAMES[one.tier] },
    { text: one.copies === 0 ? 'None' : `${one.copies}` },
    {
      text: inPart.has(one.id) ? matchWord(node, places.get(one.id), matches.get(one.id)) : 'On another page',
    },
    { text: shortWords(fromWord(node, nodes), MAX_FROM_UTF16) },
  ];
}

function matchWord({ sight }: Node, place: InPlace | undefined, match: ClaimMatch | undefined): string {
  if (match?.credits) return ANOTHER_SPEAKER.word;
  if (sight === 'named') return 'Cited only';
  return place?.word ?? 'Not compared';
}
