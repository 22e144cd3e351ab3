/** A place in a source for CSL. `label` is a CSL locator term. */
export interface CslLocator {
  readonly locator: string;
  readonly label: 'timestamp' | 'page' | 'paragraph' | 'line' | 'section' | 'chapter';
}

const LABELS = [
  ['timestamp', /^(?:at\s+)?(\d{1,3}:\d\d(?::\d\d)?(?:\s*[-–]\s*\d{1,3}:\d\d(?::\d\d)?)?)$/i],
  ['page', /^(?:pages?|pp?\.?)\s*(\d.*)$/i],
  ['paragraph', /^(?:paragraphs?|paras?\.?|¶+)\s*(\d.*)$/i],
  ['line', /^(?:lines?|ll?\.)\s*(\d.*)$/i],
  ['section', /^(?:sections?|sec\.?|§+)\s*(\d.*)$/i],
  ['chapter', /^(?:chapters?|ch\.?)\s*(\d.*)$/i],
] as const;

/**
 * Parses a locator as people type it ("12:03", "p. 4", "para 7"). Null where its kind is unclear: CSL would call it a
 * page.
 */
export function readLocator(text: string): CslLocator | null {
  for (const [label, pattern] of LABELS) {
    const locator = pattern.exec(text.trim())?.[1];
    if (locator !== undefined) return { locator, label };
  }
  return null;
}
