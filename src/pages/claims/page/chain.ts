import {
  type Chain,
  type ChainNode,
  type Reported,
  type Sight,
  wordOrigins,
} from '../../../record/attributions/model.js';
import type { AttributionRow } from '../../../record/attributions/store.js';
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

/** Longer chains are folded. */
const MAX_NODES_OPEN = 3;

/** The image; `sourceTable` has the same data as rows. Null without attributions. */
export function chainPage({ whole, first }: ChainShown) {
  const rows = new Map(first.map((row) => [row.id, row]));
  const nodes = whole.nodes.flatMap((node): Node[] => {
    const attribution = rows.get(node.attribution.id);
    return attribution === undefined ? [] : [{ ...node, attribution }];
  });
  if (nodes.length === 0) return null;
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
    isLong: nodes.length > MAX_NODES_OPEN,
  };
}

const TITLE = 'Chain of sources';

/** A box for each source, as high as its lines, one below the other. */
function boxesOf(nodes: readonly Node[]) {
  let y = 1;
  const boxes = nodes.map(({ attribution, depth, sight }) => {
    const lines = [...titleLines(sourceName(attribution), ROOM), SIGHTS[sight]];
    const box = { x: depth * INDENT + 1, y, w: WIDTH, h: MARGIN + lines.length * LINE, state: sight, lines };
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
  const from =
    node.origin === null
      ? `got it from ${fromWord(node, nodes)}`
      : node.origin === 'known'
        ? 'is an origin'
        : 'does not state its source';
  return `${sourceName(node.attribution)} (${SIGHTS[node.sight]}) ${from}.`;
}

// The title of a source in a box of the chain. Widths are estimated, since the server has no fonts to measure with.

const [WIDE, BROAD] = [
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{20000}-\u{3fffd}…]/u,
  /[\p{Lu}mw@%]/u,
];
const ENDS = ' …';

/** Two lines at most; a longer title ends with an ellipsis, and the table has all of it. @param room in CSS pixels */
export function titleLines(title: string, room: number): string[] {
  const [first, rest] = brokenAt(title, room);
  if (rest === '') return [first];
  const [second, more] = brokenAt(rest, room);
  return [first, more === '' ? second : `${brokenAt(rest, room - widthOf(ENDS))[0]}${ENDS}`];
}

/** The part that fits into a line, cut between words where there are any, and the rest. */
function brokenAt(text: string, room: number): [string, string] {
  let [end, width] = [0, 0];
  for (const letter of text) {
    width += widthOf(letter);
    if (width > room) break;
    end += letter.length;
  }
  if (end === text.length) return [text, ''];
  const space = text.lastIndexOf(' ', end);
  const cut = space > 0 ? space : end;
  return [text.slice(0, cut), text.slice(cut).trimStart()];
}

/** The approximate width in Source Sans at 14 px, semibold: rather too wide than too narrow. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width += WIDE.test(letter) ? 14 : BROAD.test(letter) ? 9 : letter === ' ' ? 3 : 6.5;
  return width;
}
