import { migrations } from '../../../migrations/index.js';

/** Names of the migrations this version of the program has, in the order they run. */
export const knownMigrations: readonly string[] = Object.keys(migrations);

/** The shape that rows have now: how many migrations made it. Stands beside every payload. */
export const schemaNumber: number = knownMigrations.length;
