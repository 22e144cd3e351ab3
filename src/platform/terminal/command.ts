import type { Command } from 'commander';
import { type CommandOptions, type Config, readConfig } from '../../config.js';
import { UsageError } from './refusals.js';
import type { Terminal } from './terminal.js';

/** Adds options and the action to a command. Heavy imports happen only when it runs. */
export type DefineCommand = (command: Command, terminal: Terminal) => void;

/** Options as commander passes them. */
export interface DatabaseOptions {
  readonly db?: string;
}

/** Adds the option that every database command has. */
export function withDatabase(command: Command): Command {
  return command.option('--db <file>', 'the database file (default: ONRECORD_DB, or ./onrecord.db)');
}

/** @throws UsageError naming every wrong setting */
export function settings(said: CommandOptions): Config {
  const read = readConfig(said);
  if (read.ok) return read.config;
  throw new UsageError(...read.faults);
}
