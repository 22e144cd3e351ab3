import type { ReadContext } from '../../../platform/db/transact.js';
import { errorsAt } from '../../../platform/lib/fields/picks.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { NearRecordReader } from '../../../record/duplicates/near-store.js';
import { findMatchingOutlet } from '../../../record/outlets/actions.js';
import type { PickedOutlet } from '../../../record/outlets/input.js';
import { OutletReader } from '../../../record/outlets/store.js';

/** What the outlet of a new source would be. */
export interface OutletNamed {
  readonly isOurs: boolean;
  /** At fields of the source. */
  readonly faults: readonly FieldError[];
}

/** The outlets of the new sources of a file. A table repeats the same ones: each is looked up once. */
export class OutletsNamed {
  readonly #context: ReadContext;
  readonly #known = new Map<string, OutletNamed>();
  /** Names of new outlets that the file says are ours. */
  readonly #ours = new Set<string>();

  constructor(context: ReadContext) {
    this.#context = context;
  }

  async of(outlet: PickedOutlet): Promise<OutletNamed> {
    if (outlet.is_ours) this.#ours.add(outlet.name);
    const key = JSON.stringify(outlet);
    const known = this.#known.get(key) ?? (await this.#read(outlet));
    this.#known.set(key, known);
    return { ...known, isOurs: known.isOurs || this.#ours.has(outlet.name) };
  }

  async #read(outlet: PickedOutlet): Promise<OutletNamed> {
    const found = await findMatchingOutlet(this.#context, outlet);
    if (!found.ok) return { isOurs: false, faults: errorsAt('outlet', found.errors) };
    if (found.value !== null) return { isOurs: found.value.is_ours === 1, faults: [] };
    const like = outlet.is_ours ? null : await this.#oursLike(outlet);
    if (like === null) return { isOurs: false, faults: [] };
    return { isOurs: false, faults: [{ path: 'outlet.name', message: nearOurs(outlet.name, like) }] };
  }

  /** The name of an outlet of ours that a form would ask about; null for none. */
  async #oursLike({ name, url }: PickedOutlet): Promise<string | null> {
    const near = await new NearRecordReader(this.#context.tx, DESK).outlets({ name, url });
    for (const one of near)
      if ((await new OutletReader(this.#context.tx, DESK).byId(one.id))?.is_ours === 1) return one.name;
    return null;
  }
}

function nearOurs(name: string, ours: string): string {
  return `‘${name}’ is similar to our own outlet ‘${ours}’, whose pieces are not sources. Enter the source it quotes; if this is another outlet, add it under Outlets first.`;
}
