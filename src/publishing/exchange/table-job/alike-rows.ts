import { performance } from 'node:perf_hooks';
import type { ReadContext } from '../../../platform/db/transact.js';
import { DESK } from '../../../platform/viewer.js';
import { type Alike, isAnyAlike } from '../../../record/duplicates/model.js';
import { AlikeReader } from '../../../record/entry/actions/alike.js';
import type { NewQuotation } from '../../../record/entry/input.js';
import type { NewSource } from '../../../record/sources/input.js';
import type { AlikeRow } from '../model/csv-report.js';
import { MAX_ROWS_COMPARED } from '../model/report.js';

// Imported rows that may duplicate a saved record: reported, but neither merged nor omitted.

/** How many are reported; above that only their number is. */
const MAX_TOLD = 100;

export class AlikeRows {
  readonly #told: AlikeRow[] = [];
  #count = 0;
  #left = 0;
  /** The time that comparing has taken so far. */
  millis = 0;
  readonly #reader: AlikeReader;
  readonly #named = new Set<string>();
  #compared = 0;

  constructor(context: ReadContext) {
    this.#reader = new AlikeReader(context, DESK);
  }

  get found() {
    return { alike: this.#told, alikeCount: this.#count, notCompared: this.#left };
  }

  async addClaim(line: number, quotation: NewQuotation): Promise<void> {
    await this.#add(line, async () => ({
      claims: await this.#reader.claims(quotation),
      near: await this.#reader.named(this.#fresh(quotation)),
    }));
  }

  async addSource(line: number, source: NewSource): Promise<void> {
    await this.#add(line, async () => ({ claims: [], near: await this.#reader.sources(source) }));
  }

  async #add(line: number, find: () => Promise<Alike>): Promise<void> {
    if (this.#compared >= MAX_ROWS_COMPARED) {
      this.#left += 1;
      return;
    }
    this.#compared += 1;
    const began = performance.now();
    const alike = await find();
    this.millis += performance.now() - began;
    if (!isAnyAlike(alike)) return;
    this.#count += 1;
    if (this.#told.length < MAX_TOLD) this.#told.push({ line, alike });
  }

  /** A table repeats the same speakers and sources: each is reported with its first row. */
  #fresh({ speaker, occasion, attribution }: NewQuotation) {
    const first = <T extends object>(what: string, described: T | null): T | null => {
      const key = `${what} ${JSON.stringify(described)}`;
      if (described === null || this.#named.has(key)) return null;
      this.#named.add(key);
      return described;
    };
    return {
      speaker: first('speaker', speaker),
      occasion: first('occasion', occasion),
      attribution: attribution && {
        ...attribution,
        source: first('source', attribution.source),
        speaker: first('speaker', attribution.speaker),
        voiced_by: first('speaker', attribution.voiced_by),
        recounted_by: first('speaker', attribution.recounted_by),
        relayed_from: first('source', attribution.relayed_from),
      },
    };
  }
}
