import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.js';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-path-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('findChromium', () => {
  it('finds a browser that may be run, under any of its names, and passes over one that may not', () => {
    const notOurs = join(folder, 'chromium');
    const browser = join(folder, 'google-chrome');
    writeFileSync(notOurs, '');
    writeFileSync(browser, '');
    chmodSync(notOurs, 0o644);
    chmodSync(browser, 0o755);
    expect(findChromium(['/nowhere', folder].join(delimiter))).toBe(browser);
  });

  it('is null on a machine without one', () => {
    expect(findChromium('/nowhere')).toBeNull();
    expect(findChromium('')).toBeNull();
  });
});
