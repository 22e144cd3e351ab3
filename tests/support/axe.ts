import axe from 'axe-core';
import type { Page } from 'playwright-core';

// WCAG 2.2 up to AA, and what axe-core calls best practice.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Outcome {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What axe could not decide about an element, and why. A person has to look at it. */
export interface Undecided {
  readonly rule: string;
  readonly why: string;
  /** A selector of the element on the page that was looked at. */
  readonly at: string;
}

export interface Accessibility {
  /** One line a rule and element; empty on a page that passes. */
  readonly violations: readonly string[];
  readonly undecided: readonly Undecided[];
}

/**
 * What axe-core finds on the page as it stands, in its present theme, width and state; by these rules alone,
 * where they are given.
 * @throws Error on a page without JavaScript, where axe would never come to an end
 */
export async function checkAccessibility(page: Page, rules?: readonly string[]): Promise<Accessibility> {
  if (await page.evaluate<boolean>("matchMedia('(scripting: none)').matches")) {
    throw new Error('axe-core needs JavaScript: open the page with it.');
  }
  // Evaluated, not added as a script, so that the page's own policy stays in force. Half a megabyte, so only once.
  if (await page.evaluate<boolean>("typeof axe === 'undefined'"))
    await page.evaluate(`${axe.source}; undefined`);
  const found = await page.evaluate<{ violations: Outcome[]; incomplete: Outcome[] }>(
    `axe.run(document, { runOnly: ${JSON.stringify(rules ?? TAGS)}, resultTypes: ['violations', 'incomplete'] })`,
  );
  return { violations: found.violations.flatMap(toLines), undecided: found.incomplete.flatMap(toUndecided) };
}

function toLines({ id, impact, help, nodes }: Outcome): string[] {
  return nodes.map(
    (node) => `${id} (${impact ?? 'no impact given'}): ${help}, at ${node.target.join(' ')}. ${whyOf(node)}`,
  );
}

function toUndecided({ id, nodes }: Outcome): Undecided[] {
  return nodes.map((node) => ({ rule: id, why: whyOf(node), at: node.target.join(' ') }));
}

function whyOf({ failureSummary = '' }: Outcome['nodes'][number]): string {
  return failureSummary.replaceAll(/\s*\n\s*/g, ' ');
}
