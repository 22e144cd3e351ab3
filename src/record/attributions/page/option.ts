import type { AttributionRow } from '../store.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** An attribution of the claim as an option of a select. */
export function optionOf({ id, outlet_name: outlet, source_title: title }: AttributionRow): Option {
  return { value: String(id), label: outlet === null ? title : `${outlet}: ${title}` };
}
