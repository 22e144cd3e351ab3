import type { WriteContext } from '../../../../platform/db/transact.js';
import { type FieldError, ok, type Result } from '../../../../platform/lib/result.js';
import { addOccasion } from '../../../../record/occasions/actions.js';
import { addSource } from '../../../../record/sources/actions.js';
import { addSpeaker } from '../../../../record/speakers/actions.js';
import { addTag } from '../../../../record/tags/actions.js';
import type { StagedName } from '../../table-job/staged.js';

// Maps each name of a file to the row that the check found, or to a new one.

export class NamedRows {
  readonly #ids = new Map<number, number>();

  /** Null on success. */
  async add(change: WriteContext, name: StagedName): Promise<readonly FieldError[] | null> {
    const known = name.as === null ? name.found : this.id(name.as);
    const row = known === null ? await made(change, name) : ok({ id: known });
    if (!row.ok) return row.errors;
    this.#ids.set(name.n, row.value.id);
    return null;
  }

  id(n: number): number {
    const id = this.#ids.get(n);
    if (id === undefined) throw new Error(`Name ${n} was not staged before the row that has it.`);
    return id;
  }

  maybe(n: number | null): number | null {
    return n === null ? null : this.id(n);
  }
}

async function made(
  change: WriteContext,
  { what, described }: StagedName,
): Promise<Result<{ readonly id: number }>> {
  switch (what) {
    case 'speaker': {
      const { id: _, ...speaker } = described;
      return ok(await addSpeaker(change, speaker));
    }
    case 'occasion': {
      const { id: _, ...occasion } = described;
      return ok(await addOccasion(change, occasion));
    }
    case 'source': {
      const { id: _, ...source } = described;
      return addSource(change, source);
    }
    case 'tag':
      return ok(await addTag(change, { name: described.name, note: null }));
  }
}
