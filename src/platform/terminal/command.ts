import type { Command } from 'commander';
import { type Config, readConfig, type Said } from '../../config.js';
import { UsageError } from './refusals.js';
import type { Terminal } from './terminal.js';

/** Gives a command its options and what it does. Imports what is heavy only once it runs. */
export type DefineCommand = (command: Command, terminal: Terminal) => void;

/** Options as commander hands them over. */
export interface DatabaseSaid {
  readonly db?: string;
}

/** The option that every command on a database takes. */
export function withDatabase(command: Command): Command {
  return command.option('--db <file>', 'the database file (default: ONRECORD_DB, or ./onrecord.db)');
}

/** @throws UsageError naming every setting that is wrong */
export function settings(said: Said): Config {
  const read = readConfig(said);
  if (read.ok) return read.config;
  throw new UsageError(...read.faults);
}
