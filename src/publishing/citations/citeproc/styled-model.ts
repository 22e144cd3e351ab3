import type { CslItem } from '../model/csl.js';

// What every CSL style needs of an item and no other format does.

/** An item for citeproc, with variables that only a style reads. */
export interface StyledItem extends CslItem {
  readonly authority?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly archive?: string;
  readonly 'title-short'?: string;
}

/** The item with its court and its issue under the names that styles read. */
export function styledItem(item: CslItem): StyledItem {
  const { publisher } = item;
  return {
    ...withIssue(item),
    ...(isLegal(item) && publisher !== undefined ? { authority: publisher } : {}),
  };
}

function isLegal({ type }: CslItem): boolean {
  return type === 'legal_case' || type === 'hearing';
}

const PERIODICALS: ReadonlySet<CslItem['type']> = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
]);

/** NOTE: styles print the `number` of an article as that of the article. "12(3)" is an issue of a volume. */
function withIssue(item: CslItem): StyledItem {
  if (item.number === undefined || !PERIODICALS.has(item.type)) return item;
  const { number, ...rest } = item;
  const [, volume, issue] =
    /^(?:vol(?:ume|\.)?\s*)?(\d+)\s*(?:\(|,?\s*no\.?\s*)([^()]+?)\)?$/i.exec(number) ?? [];
  return volume === undefined || issue === undefined
    ? { ...rest, issue: number }
    : { ...rest, volume, issue };
}
