import type { Engine } from 'citeproc';
import { type Cite, FIRST_NOTE, type PrintedCite } from '../model.js';

// Prints cites as they stand in a note or in the text, from works that the engine has registered.

/** As citeproc numbers the positions of a cite. */
const FIRST = 0;
const SUBSEQUENT = 1;

/** These cites in full and short; equal ones are printed once. */
export function printCites(
  engine: Engine,
  cites: readonly (Cite & { readonly cite: number })[],
): PrintedCite[] {
  const printed = new Map<string, Omit<PrintedCite, 'cite'>>();
  return cites.map(({ cite, key, locator }) => {
    const sameness = JSON.stringify([key, locator]);
    const forms = printed.get(sameness) ?? formsOf(engine, key, locator ?? {});
    printed.set(sameness, forms);
    return { cite, ...forms };
  });
}

function formsOf(engine: Engine, id: string, where: { locator?: string; label?: string }) {
  const short = { position: SUBSEQUENT, 'first-reference-note-number': FIRST_NOTE, 'near-note': true };
  return {
    html: printedOrNothing(engine.makeCitationCluster([{ id, ...where, position: FIRST }])),
    short: printedOrNothing(engine.makeCitationCluster([{ id, ...where, ...short }])),
  };
}

/** NOTE: citeproc prints this sentence for a work of which its style prints nothing. */
function printedOrNothing(html: string): string {
  return html.includes('[CSL STYLE ERROR: ') ? '' : html;
}
