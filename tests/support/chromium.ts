import { findProgram } from './programs.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of the Chromium on this machine, first of those on PATH; null where there is none. */
export function findChromium(path?: string): string | null {
  return findProgram(NAMES, path);
}
