import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../support/proxy.js';
import { temporaryFolder } from '../support/serve.js';

const FOLDER = 'deploy/systemd';
const SERVICES = readdirSync(FOLDER).filter((name) => name.endsWith('.service'));
/** Of 10, the most exposed; systemd itself calls up to 2 fit. */
const MAX_EXPOSURE = 1.5;
/** By its own rules a desk is given so long to end. */
const DESK_ENDS_IN_SECONDS = 10;

const isHere = findProgram('systemd-analyze') !== null;

/** The units with programs that are here in the place of those that an installation has. */
function unitsHere(): string[] {
  const folder = temporaryFolder();
  for (const name of readdirSync(FOLDER)) {
    const unit = readFileSync(join(FOLDER, name), 'utf8')
      .replaceAll('/opt/onrecord/current/bin/onrecord', resolve('dist/src/cli.js'))
      .replaceAll('/usr/bin/restic', '/bin/true')
      .replaceAll(/^User=.*|^Group=.*/gm, (line) => `${line.split('=')[0]}=root`);
    writeFileSync(join(folder, name), unit);
  }
  return readdirSync(folder).map((name) => join(folder, name));
}

describe.skipIf(!isHere)('the units of systemd', () => {
  it('are understood by systemd, each line of them', () => {
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...unitsHere()], {
      encoding: 'utf8',
    });
    const said = `${stdout}${stderr}`.split('\n').filter((line) => /onrecord/.test(line));
    expect(said).toEqual([]);
    expect(status).toBe(0);
  });

  it.each(SERVICES)('%s is closed to what it does not need', (name) => {
    const args = ['security', '--offline=yes', '--no-pager', join(FOLDER, name)];
    const { stdout } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
    const level = /Overall exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1];
    expect(Number(level)).toBeLessThan(MAX_EXPOSURE);
  });

  it('see a unit that is open', () => {
    const open = join(temporaryFolder(), 'onrecord.service');
    writeFileSync(open, '[Service]\nExecStart=/bin/true\n');
    const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=yes', '--no-pager', open], {
      encoding: 'utf8',
    });
    expect(Number(/: ([\d.]+)/.exec(stdout)?.[1])).toBeGreaterThan(MAX_EXPOSURE);
  });
});

it('gives the desk the time that it takes to end', () => {
  const unit = readFileSync(join(FOLDER, 'onrecord.service'), 'utf8');
  expect(Number(/^TimeoutStopSec=(\d+)s$/m.exec(unit)?.[1])).toBeGreaterThan(DESK_ENDS_IN_SECONDS);
});
