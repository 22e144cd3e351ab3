import { fold } from '../../../engines/text/fold.js';
import { wordsHash } from '../../../engines/text/likeness.js';
import type { Row } from '../../../platform/db/transact.js';
import { addressesOf } from '../../../record/duplicates/near-model.js';
import type { EventSince } from '../since-store.js';

/** What rows name or are compared with, including the outlet of a source. */
export type BasisKind = 'speaker' | 'occasion' | 'source' | 'outlet' | 'tag' | 'claim';

/** What a check says of its basis. */
export type BasisNotes = Pick<CheckBasis, 'named' | 'record' | 'at' | 'words'>;

/** The basis of a check: a change of anything else leaves its result valid. */
export class CheckBasis {
  readonly #records = new Set<string>();
  readonly #names = new Set<string>();
  readonly #words = new Set<string>();
  readonly #addresses = new Set<string>();

  /** Any record with this name is part of the basis, whether it existed or not. */
  named(kind: BasisKind, name: string | null): void {
    if (name !== null) this.#names.add(nameKey(kind, name));
  }

  record(kind: BasisKind, id: number): void {
    this.#records.add(`${kind} ${id}`);
  }

  /** Any source at one of these addresses is part of the basis, whether it existed or not. */
  at(addresses: readonly string[]): void {
    for (const address of addresses) this.#addresses.add(address);
  }

  /** Claims with these words decide whether a row is a duplicate. @param hash of `wordsHash` */
  words(hash: string): void {
    this.#words.add(hash);
  }

  saysAny(texts: readonly string[]): boolean {
    return texts.some((text) => this.#words.has(wordsHash(text)));
  }

  isTouchedBy({ kind, id, action, before, after }: EventSince): boolean {
    // The text of an erased record is unknown, so it may have been part of the basis.
    if (action === 'erased') return true;
    const rows = [before, after].filter((row) => row !== null);
    if (kind === 'speaker_name') return rows.some((row) => this.#isTouched('speaker', row.speaker_id, row));
    if (kind === 'source' && rows.some((row) => this.#isAt(row))) return true;
    if (kind === 'claim' && this.saysAny(rows.map(({ text }) => String(text)))) return true;
    return kind === 'attribution' ? false : rows.some((row) => this.#isTouched(kind, id, row));
  }

  #isAt({ url, archive_url }: Row): boolean {
    const source = { url: textOrNull(url), archive_url: textOrNull(archive_url) };
    return addressesOf(source).some((address) => this.#addresses.has(address));
  }

  #isTouched(kind: BasisKind, id: unknown, { name, title }: Row): boolean {
    return this.#records.has(`${kind} ${id}`) || this.#names.has(nameKey(kind, String(name ?? title)));
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function nameKey(kind: BasisKind, name: string): string {
  return `${kind} ${fold(name)}`;
}
