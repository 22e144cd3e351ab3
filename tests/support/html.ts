import { readFileSync } from 'node:fs';
import { type ConfigData, HtmlValidate } from 'html-validate';

// The rules stand in .htmlvalidate.json, so that `npx html-validate page.html` says the same as the tests.
const RULES = JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')) as ConfigData;
// Reading the rules takes longer than most pages do: once for each test file.
const VALIDATOR = new HtmlValidate(RULES);

/** A control that belongs to a form elsewhere on the page, of which the rule does not know. */
const OF_ANOTHER_FORM = / form="d-\d+"/;

/** What is wrong with a whole page as it was sent: "line:column rule: message"; empty for a valid one. */
export async function checkHtml(html: string): Promise<string[]> {
  const report = await VALIDATOR.validateString(html);
  const lines = html.split('\n');
  return report.results.flatMap(({ messages }) =>
    messages
      .filter(
        ({ ruleId, line }) => ruleId !== 'form-dup-name' || !OF_ANOTHER_FORM.test(lines[line - 1] ?? ''),
      )
      .map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}
