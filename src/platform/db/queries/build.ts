import { type ExpressionBuilder, expressionBuilder } from 'kysely';
import type { Schema } from '../schema.js';

type Build = ExpressionBuilder<Schema, keyof Schema>;

/** For conditions that are not built within a query. */
export function build(): Build {
  return expressionBuilder<Schema, keyof Schema>();
}
