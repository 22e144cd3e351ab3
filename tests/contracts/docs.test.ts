import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands.js';
import { PERMISSIONS } from '../../src/people/accounts/model/permissions.js';
import type { Entry } from '../../src/platform/terminal/dispatch.js';
import { openTerminal } from '../../src/platform/terminal/terminal.js';
import { filesIn } from '../support/files.js';

// The guide names every command with its options, every setting and every address, and none that is not there.

const GUIDE = filesIn('docs/guide', '.md');
const page = (name: string) => GUIDE.find(({ path }) => path.endsWith(`/${name}.md`))?.text ?? '';
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? '');

async function optionsOf({ load }: Entry): Promise<string[]> {
  const define = await load();
  const command = new Command();
  define(command, openTerminal({ out: process.stdout, err: process.stderr }));
  return command.options.map(({ long }) => long ?? '');
}

/** What the guide says of a command: from its name to the next one. */
function passageOn(name: string): string {
  const text = page('commands');
  const from = text.indexOf(`\`onrecord ${name}`);
  const next = text.slice(from + 1).search(/`onrecord |\n## /);
  return from < 0 ? '' : text.slice(from, next < 0 ? undefined : from + 1 + next);
}

describe('the guide', () => {
  it('is about all commands', () => {
    expect(COMMANDS.length).toBeGreaterThan(15);
  });

  it.each(COMMANDS)('names onrecord $name and each of its options', async (command) => {
    const passage = passageOn(command.name);
    expect(passage).not.toBe('');
    // Said once for all of them.
    const options = (await optionsOf(command)).filter((option) => option !== '--db');
    expect(options.filter((option) => !passage.includes(option))).toEqual([]);
    expect(found(passage, /(--[a-z-]+)/g).filter((option) => !options.includes(option))).toEqual([]);
  });

  it('names no command that is not there', () => {
    const named = found(page('commands'), /\*\*`onrecord ([a-z]+(?: [a-z]+)?)/g);
    expect(named.filter((name) => !COMMANDS.some((one) => one.name === name))).toEqual([]);
  });

  it('names every setting and no other', () => {
    const read = found(readFileSync('src/config.ts', 'utf8'), /env\.(ONRECORD_\w+)/g);
    expect(sorted(found(page('settings'), /\b(ONRECORD_[A-Z_]+)/g))).toEqual(sorted(read));
  });

  it('names every address and no other', () => {
    const addresses = found(page('addresses'), /`(?:(?:GET|POST|PATCH|DELETE) )?(\/[^\s`?#]*)`/g);
    const asSuffix = ['/trash', '/restoration', '/claims.csv'];
    const known = PERMISSIONS.map(({ path }) => path);
    expect(known.filter((path) => !addresses.includes(path))).toEqual([]);
    expect(addresses.filter((path) => !known.includes(path) && !asSuffix.includes(path))).toEqual([]);
  });

  it('is pointed at by the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(GUIDE.map(({ path }) => path).filter((path) => !readme.includes(`(${path})`))).toEqual([]);
  });
});

it('a message that the operations page explains is one that the program gives', () => {
  const table = readFileSync('docs/operations.md', 'utf8').split('## Troubleshooting')[1] ?? '';
  const said = [...filesIn('src', '.ts'), ...filesIn('views', '.ejs')].map(({ text }) => text).join('\n');
  const quoted = found(table, /“([^”]+)”/g);
  expect(quoted.length).toBeGreaterThan(10);
  expect(quoted.filter((message) => !said.includes(message))).toEqual([]);
});
