import type { Page } from 'playwright-core';
import { checkAccessibility } from './axe.js';

const AS_SEEN = [
  ['dark', 320],
  ['light', 1280],
] as const;

/**
 * What keeps somebody from using the page as it stands, at night on a phone and by day at a desk: what axe-core
 * finds, and whether one has to scroll sideways. The page is left light and wide.
 */
export async function barriersOn(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [colorScheme, width] of AS_SEEN) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const at = `${page.url()}, ${colorScheme}, ${width} wide`;
    const { violations } = await checkAccessibility(page);
    found.push(...violations.map((violation) => `${at}: ${violation}`));
    if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth'))
      found.push(`${at}: wider than the screen`);
  }
  return found;
}
