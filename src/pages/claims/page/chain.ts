import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import {
  type Chain,
  type ChainNode,
  type Reported,
  type Sight,
  wordOrigins,
} from '../../../record/attributions/model.js';
import type { AttributionRow } from '../../../record/attributions/row-store.js';
import { factLines, titleLines } from './chain-lines.js';
import { fromWord, sourceName } from './source-name.js';

// The chain of attributions as an SVG image: origins at the top left, what is relayed from them below and indented.
// Sizes are SVG user units, equal to CSS pixels.

const [WIDTH, GAP, INDENT, LINE, MARGIN] = [246, 14, 20, 20, 22];
const ROOM = WIDTH - 24;

type Node = ChainNode<AttributionRow>;

/** The most sources that the image shows. */
export const MAX_NODES = 50;

/** The chain of all attributions of a claim, with the complete rows of its first nodes. */
export interface ChainShown {
  readonly whole: Chain<Reported>;
  readonly first: readonly AttributionRow[];
}

/** The image; `sourceTable` has the same data as rows. Null for a single source. */
export function chainPage({ whole, first }: ChainShown) {
  const rows = new Map(first.map((row) => [row.id, row]));
  const nodes = whole.nodes.flatMap((node): Node[] => {
    const attribution = rows.get(node.attribution.id);
    return attribution === undefined ? [] : [{ ...node, attribution }];
  });
  if (nodes.length < 2) return null;
  const cut = nodes.length < whole.nodes.length ? `. The first ${nodes.length} sources are shown.` : '';
  const { boxes, height } = boxesOf(nodes);
  const place = new Map(boxes.map((box) => [box.id, box]));
  return {
    id: 'chain',
    title: TITLE,
    summary: `${wordOrigins(whole.origins)}${cut}`,
    desc: nodes.map(sentence).join(' '),
    width: WIDTH + Math.max(...nodes.map(({ depth }) => depth)) * INDENT + 2,
    height,
    nodes: boxes,
    edges: boxes.flatMap((box) => {
      const origin = box.from === null ? undefined : place.get(box.from);
      return origin ? [{ d: elbow(origin, box) }] : [];
    }),
  };
}

const TITLE = 'Chain of sources';

/** A box for each source, as high as its lines, one below the other. */
function boxesOf(nodes: readonly Node[]) {
  let y = 1;
  const boxes = nodes.map(({ attribution, depth, sight }) => {
    const lines = titleLines(sourceName(attribution), ROOM);
    const rest = factLines(attribution.source_issued, SIGHTS[sight], ROOM);
    const h = MARGIN + (lines.length + rest.length) * LINE;
    const box = { x: depth * INDENT + 1, y, w: WIDTH, h, state: sight, lines, rest };
    y += box.h + GAP;
    return { ...box, id: attribution.id, from: depth > 0 ? attribution.relayed_from_id : null };
  });
  return { boxes, height: y - GAP + 1 };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly h: number;
}

function elbow(from: Box, to: Box): string {
  return `M${from.x + INDENT / 2} ${from.y + from.h}V${to.y + to.h / 2}H${to.x - 2}`;
}

const SIGHTS: Readonly<Record<Sight, string>> = {
  held: 'copy saved',
  seen: 'seen',
  named: 'cited only; not seen by us',
};

function sentence(node: Node, _at: number, nodes: readonly Node[]): string {
  const { source_issued: issued } = node.attribution;
  const day = issued === null ? '' : `${formatEdtf(issued)}, `;
  return `${sourceName(node.attribution)} (${day}${SIGHTS[node.sight]}) ${originWords(node, nodes)}.`;
}

function originWords(node: Node, nodes: readonly Node[]): string {
  if (node.origin === null) return `got it from ${fromWord(node, nodes)}`;
  if (node.origin === 'own_piece') return 'is not a source';
  if (node.origin !== 'known') return 'does not state its source';
  const isOnly = nodes.filter(({ origin }) => origin === 'known').length === 1;
  return isOnly ? 'is the origin' : 'is an origin';
}
