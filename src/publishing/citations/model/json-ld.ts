// Nodes of JSON-LD documents.

/** A node; null and empty properties are left out when it is written. */
export type LdNode = { readonly [term: string]: LdValue };

type LdValue = string | number | null | undefined | LdNode | readonly LdValue[];

/** The JSON of a node without what is not known. */
export function ldText(node: LdNode): string {
  return JSON.stringify(known(node) ?? {});
}

/** Undefined where nothing is known; a node that says only its type says nothing. */
function known(value: LdValue): LdValue {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value !== 'object') return value;
  if (isList(value)) {
    const items = value.map(known).filter((item) => item !== undefined);
    return items.length < 2 ? items[0] : items;
  }
  const terms = Object.entries(value).map(([term, one]) => [term, known(one)] as const);
  const told = terms.filter(([, one]) => one !== undefined);
  return told.every(([term]) => term === '@type' || term === 'type') ? undefined : Object.fromEntries(told);
}

function isList(value: LdValue): value is readonly LdValue[] {
  return Array.isArray(value);
}
