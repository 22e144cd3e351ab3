import { migrations } from '../../../migrations/index.js';

/** Names of the migrations this version of the program has, in the order they run. */
export const knownMigrations: readonly string[] = Object.keys(migrations);

/** The schema version: the number of migrations. Stored with every payload. */
export const schemaNumber: number = knownMigrations.length;
