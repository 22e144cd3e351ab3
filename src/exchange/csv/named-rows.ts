import { DESK } from '../../accounts/model.js';
import type { Change } from '../../db/transact.js';
import type { EdtfDate } from '../../lib/edtf.js';
import { type FieldError, ok, type Result } from '../../lib/result.js';
import { addOccasion } from '../../occasions/actions.js';
import { OccasionReader } from '../../occasions/store.js';
import { addSource } from '../../sources/actions.js';
import { addSpeaker } from '../../speakers/actions.js';
import { addTag } from '../../tags/actions.js';
import type { StagedName } from './staged.js';

// Which row each name of a file becomes: the one that the check found, or a new one.

interface Row {
  readonly id: number;
  readonly date: EdtfDate | null;
}

export class NamedRows {
  readonly #change: Change;
  readonly #rows = new Map<number, Row>();

  constructor(change: Change) {
    this.#change = change;
  }

  /** Null where all is well. */
  async add(name: StagedName): Promise<readonly FieldError[] | null> {
    const same = name.as === null ? undefined : this.#rows.get(name.as);
    if (same) {
      this.#rows.set(name.n, same);
      return null;
    }
    const row = await this.#row(name);
    if (!row.ok) return row.errors;
    this.#rows.set(name.n, row.value);
    return null;
  }

  id(n: number): number {
    return this.#at(n).id;
  }

  maybe(n: number | null): number | null {
    return n === null ? null : this.id(n);
  }

  /** The date of an occasion; null where it has none, or there is none. */
  dateOf(n: number | null): EdtfDate | null {
    return n === null ? null : this.#at(n).date;
  }

  #at(n: number): Row {
    const row = this.#rows.get(n);
    if (row === undefined) throw new Error(`Name ${n} was not staged before the row that has it.`);
    return row;
  }

  async #row(name: StagedName): Promise<Result<Row>> {
    if (name.found === null) return this.#made(name);
    if (name.what !== 'occasion') return ok({ id: name.found, date: null });
    const occasion = await new OccasionReader(this.#change.tx, DESK).byId(name.found);
    return ok(occasion ? rowOf(occasion) : { id: name.found, date: null });
  }

  async #made({ what, described }: StagedName): Promise<Result<Row>> {
    const change = this.#change;
    switch (what) {
      case 'speaker': {
        const { id: _, ...speaker } = described;
        return ok(rowOf(await addSpeaker(change, speaker)));
      }
      case 'occasion': {
        const { id: _, ...occasion } = described;
        return ok(rowOf(await addOccasion(change, occasion)));
      }
      case 'source': {
        const { id: _, ...source } = described;
        const added = await addSource(change, source);
        return added.ok ? ok(rowOf(added.value)) : added;
      }
      case 'tag':
        return ok(rowOf(await addTag(change, { name: described.name, note: null })));
    }
  }
}

function rowOf(row: {
  readonly id: number;
  readonly date?: string | null;
  readonly date_min?: string | null;
  readonly date_max?: string | null;
}): Row {
  const { id, date, date_min: min = null, date_max: max = null } = row;
  return { id, date: date ? { text: date, min, max } : null };
}
