import { type Expression, expressionBuilder, sql } from 'kysely';
import type { Schema } from '../../../platform/db/schema.js';

/** Conditions on events, which are always read with their payloads. */
export function events() {
  return expressionBuilder<Schema, 'events' | 'event_payloads'>();
}

/** A column of the event's row, which may no longer exist. Null where its payload was erased. */
export function inRow(column: string): Expression<unknown> {
  return sql`json_extract(coalesce(event_payloads.after, event_payloads.before), ${`$.${column}`})`;
}
