import type { AttributionRow } from '../store.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A source of the claim, as a form offers it among others. */
export function optionOf({ id, outlet_name: outlet, source_title: title }: AttributionRow): Option {
  return { value: String(id), label: outlet === null ? title : `${outlet}: ${title}` };
}
