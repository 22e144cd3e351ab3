import { readFileSync } from 'node:fs';
import { type ConfigData, HtmlValidate } from 'html-validate';

// The rules stand in .htmlvalidate.json, so that `npx html-validate page.html` says the same as the tests.
const RULES = JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')) as ConfigData;
// Reading the rules takes longer than most pages do: once for each test file.
const VALIDATOR = new HtmlValidate(RULES);

/** What is wrong with a whole page as it was sent: "line:column rule: message"; empty for a valid one. */
export async function checkHtml(html: string): Promise<string[]> {
  const report = await VALIDATOR.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}
