import { kyselyOnAll } from '../connection/dialect.js';
import { type Connection, openConnection } from '../connection/open.js';
import { unusable } from '../connection/open-failures.js';
import type { DerivedSet, WordIndex } from '../derivation.js';
import type { HeadFault } from '../heads/compare.js';
import { compareFound, type FoundHeads } from '../heads/places.js';
import { migratedInMemory } from '../migrate.js';
import type { Db } from '../schema.js';
import { TABLES, type TableName } from '../subjects.js';
import { type Structure, structureOf } from './checks.js';
import { type CopyFault, compareCopies, compareDrafts, compareEditions, compareStyles } from './copies.js';
import { compareDerived, type DerivedFindings } from './derived.js';
import { type ComparedRows, compareRows, type RowComparison } from './rows.js';
import { type SchemaFault, type SettingFault, schemaFaults, settingFaults } from './schema.js';
import { misindexedRows } from './word-index.js';

// One database file opened for checking: read-only, and synchronous.

export class CheckedDatabase {
  /** For checks through Kysely. */
  readonly db: Db;
  readonly #connection: Connection;
  readonly #expected: Connection;

  private constructor(connection: Connection, expected: Connection) {
    this.db = kyselyOnAll(connection);
    this.#connection = connection;
    this.#expected = expected;
  }

  /** @throws AppError `database_unusable` where it cannot be opened at all */
  static async open(file: string): Promise<CheckedDatabase> {
    const connection = openConnection(file, 'read');
    try {
      return new CheckedDatabase(connection, await migratedInMemory());
    } catch (error) {
      connection.close();
      throw unusable(file, error);
    }
  }

  structure(): Structure {
    return structureOf(this.#connection);
  }

  schemaFaults(): readonly SchemaFault[] {
    return schemaFaults(this.#connection, this.#expected);
  }

  settingFaults(): readonly SettingFault[] {
    return settingFaults(this.#connection, this.#expected);
  }

  /** Compares a table with the last event of each of its rows. */
  compareRows(comparison: Omit<RowComparison, 'expected'>): ComparedRows {
    return compareRows(this.#connection, { ...comparison, expected: this.#expected });
  }

  compareCopies(onFault: (fault: CopyFault) => void): number {
    compareStyles(this.#connection, onFault);
    compareEditions(this.#connection, onFault);
    compareDrafts(this.#connection, onFault);
    return compareCopies(this.#connection, onFault);
  }

  compareHeads(found: readonly FoundHeads[]): readonly HeadFault[] {
    return compareFound(this.#connection, found);
  }

  /** Compares what is stored with what it derives to. @returns the number of records from which it derives */
  compareDerived(derivation: DerivedSet, found: DerivedFindings): Promise<number> {
    return compareDerived(this.#connection, this.#expected, { db: this.db, derivation }, found);
  }

  /** The numbers of rows whose words a full-text index does not have as they are. The index is not damaged. */
  misindexedRows(index: WordIndex): readonly number[] {
    return misindexedRows(this.#connection, index);
  }

  close(): void {
    this.#expected.close();
    this.#connection.close();
  }
}

export const RECORDED_TABLES = Object.keys(TABLES) as TableName[];
