import type { Command, Option } from 'commander';
import type { FileFormat } from '../../citations/list.js';

/** `--format`, which takes the names of these formats and no other. */
export function formatOption(command: Command, about: string, formats: readonly FileFormat[]): Option {
  return command.createOption('--format <format>', about).choices(formats.map(({ name }) => name));
}

/** A line on each format, for the help of a command. */
export function describe(formats: readonly FileFormat[]): string {
  const width = Math.max(...formats.map(({ name }) => name.length)) + 2;
  return formats.map(({ name, about }) => `  ${name.padEnd(width)}${about}`).join('\n');
}
