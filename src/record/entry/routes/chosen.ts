import type { Context } from '../../../platform/context.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { OccasionReader } from '../../occasions/store.js';
import { OutletReader } from '../../outlets/store.js';
import { SourceReader } from '../../sources/store.js';
import { SpeakerReader } from '../../speakers/store.js';

// Applies a person's choice to use saved records instead of creating the described ones.

/** The form's fields with the chosen records. A choice that no longer exists leaves the typed values. */
export async function withChosen(
  fields: unknown,
  use: Readonly<Record<string, string>>,
  req: RequestContext,
  ctx: Context,
): Promise<unknown> {
  let chosen = fields;
  for (const [place, value] of Object.entries(use)) {
    if (!Object.hasOwn(PLACES, place) || !/^[1-9]\d{0,14}$/.test(value)) continue;
    const noun = PLACES[place as keyof typeof PLACES];
    const called = await NAMES[noun](Number(value), req, ctx);
    if (called !== null) chosen = planted(chosen, place.split('-'), { id: value, ...called });
  }
  return chosen;
}

/** Where the form of a quotation names a record, with dashes for dots. */
const PLACES = {
  speaker: 'speaker',
  occasion: 'occasion',
  'attribution-source': 'source',
  'attribution-source-outlet': 'outlet',
  'attribution-relayed_from-source': 'source',
  'attribution-relayed_from-source-outlet': 'outlet',
} as const;

type Called = { readonly name: string } | { readonly title: string };
type NameOf = (id: number, req: RequestContext, ctx: Context) => Promise<Called | null>;

const NAMES: Readonly<Record<(typeof PLACES)[keyof typeof PLACES], NameOf>> = {
  speaker: async (id, req, ctx) => named(await new SpeakerReader(ctx.db, req.viewer).byId(id)),
  occasion: async (id, req, ctx) => named(await new OccasionReader(ctx.db, req.viewer).byId(id)),
  outlet: async (id, req, ctx) => named(await new OutletReader(ctx.db, req.viewer).byId(id)),
  source: async (id, req, ctx) => {
    const source = await new SourceReader(ctx.db, req.viewer).byId(id);
    return source?.trashed_at === null ? { title: source.title } : null;
  },
};

function named(
  row: { readonly name: string; readonly trashed_at: string | null } | undefined,
): Called | null {
  return row?.trashed_at === null ? { name: row.name } : null;
}

/** A copy of `fields` with another value at a path. */
function planted(fields: unknown, [step = '', ...rest]: readonly string[], value: object): unknown {
  const there = (typeof fields === 'object' && fields !== null ? fields : {}) as Record<string, unknown>;
  const inner = Object.hasOwn(there, step) ? there[step] : {};
  return { ...there, [step]: rest.length === 0 ? value : planted(inner, rest, value) };
}
