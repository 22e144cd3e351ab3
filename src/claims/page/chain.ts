import { type Chain, type ChainNode, type Sight, wordOrigins } from '../../attributions/model.js';
import type { AttributionRow } from '../../attributions/store.js';
import { shortWords } from '../model.js';

// The reporting chain as a picture: origins at the top left, whoever has it from them below and further
// in. Sizes are SVG user units, which the page shows as CSS pixels.

const [WIDTH, HEIGHT, GAP, INDENT] = [246, 62, 14, 20];
const FITS = 32;

type Node = ChainNode<AttributionRow>;

/** The picture and the same facts as rows. Null without attributions. */
export function chainPage({ nodes, origins }: Chain<AttributionRow>) {
  if (nodes.length === 0) return null;
  const place = new Map(
    nodes.map((node, at) => [
      node.attribution.id,
      { x: node.depth * INDENT + 1, y: at * (HEIGHT + GAP) + 1 },
    ]),
  );
  const at = (node: Node) => place.get(node.attribution.id) ?? { x: 0, y: 0 };
  return {
    id: 'chain',
    title: 'Who has it from whom',
    summary: wordOrigins(origins),
    desc: nodes.map(sentence).join(' '),
    width: WIDTH + Math.max(...nodes.map(({ depth }) => depth)) * INDENT + 2,
    height: nodes.length * (HEIGHT + GAP) - GAP + 2,
    nodes: nodes.map((node) => ({
      ...at(node),
      w: WIDTH,
      h: HEIGHT,
      state: node.sight,
      lines: linesOf(node),
    })),
    edges: nodes.flatMap((node) => {
      const from = node.attribution.relayed_from_id;
      const origin = node.depth > 0 && from !== null ? place.get(from) : undefined;
      return origin ? [{ d: elbow(origin, at(node)) }] : [];
    }),
    rows: nodes.map((node) => ({
      level: node.depth,
      label: sourceName(node.attribution),
      href: `/sources/${node.attribution.source_id}`,
      tier: tierWord(node),
      state: node.sight,
      from: fromWord(node, nodes),
    })),
  };
}

function elbow(from: { x: number; y: number }, to: { x: number; y: number }): string {
  return `M${from.x + INDENT / 2} ${from.y + HEIGHT}V${to.y + HEIGHT / 2}H${to.x - 2}`;
}

function linesOf(node: Node): string[] {
  return [shortWords(sourceName(node.attribution), FITS), SIGHTS[node.sight]];
}

const SIGHTS: Readonly<Record<Sight, string>> = {
  held: 'a copy is kept here',
  seen: 'seen',
  named: 'named by another; not seen',
};

function sourceName({ source_title, outlet_name }: AttributionRow): string {
  return outlet_name === null ? source_title : `${outlet_name}: ${source_title}`;
}

function tierWord({ attribution }: Node): string {
  return attribution.tier === null
    ? 'Not said'
    : { primary: 'Primary', issuer: 'Issuer', secondary: 'Secondary' }[attribution.tier];
}

function fromWord(node: Node, nodes: readonly Node[]): string {
  if (node.origin === 'not_stated') return 'Not stated';
  const origin = nodes.find(({ attribution }) => attribution.id === node.attribution.relayed_from_id);
  return origin ? sourceName(origin.attribution) : 'Itself the origin';
}

function sentence(node: Node, _at: number, nodes: readonly Node[]): string {
  const from =
    node.origin === null
      ? `has it from ${fromWord(node, nodes)}`
      : node.origin === 'known'
        ? 'is an origin'
        : 'does not state where it has it from';
  return `${sourceName(node.attribution)} (${SIGHTS[node.sight]}) ${from}.`;
}
