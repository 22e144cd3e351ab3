import type { ChainNode } from '../../../record/attributions/model.js';
import type { AttributionRow } from '../../../record/attributions/row-store.js';

// Names of the sources of a quotation, and of where each got the words from.

type Node = ChainNode<AttributionRow>;

/** `CCTV: Report on the meeting`, or `The Post: Talks fail (our own piece)` */
export function sourceName({
  source_title,
  outlet_name,
  is_ours,
}: Pick<AttributionRow, 'source_title' | 'outlet_name' | 'is_ours'>) {
  const name = outlet_name === null ? source_title : `${outlet_name}: ${source_title}`;
  return is_ours === 1 ? `${name} (our own piece)` : name;
}

/** The source that one got the words from. @param nodes among which it is */
export function fromWord(node: Node, nodes: readonly Node[]): string {
  if (node.origin === 'not_stated') return 'Not stated';
  if (node.origin === 'own_piece') return 'Not a source';
  const origin = nodes.find(({ attribution }) => attribution.id === node.attribution.relayed_from_id);
  return origin ? sourceName(origin.attribution) : 'Itself the origin';
}
