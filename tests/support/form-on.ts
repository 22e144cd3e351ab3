/** The hidden fields of the form on a page that is sent to an address, by name. @throws Error where there is none */
export function formOn(page: string, action: string): Record<string, string> {
  const main = page.slice(page.indexOf('<main'));
  const form = main.split('<form ').find((part) => part.startsWith(`action="${action}"`));
  if (form === undefined) throw new Error(`No form is sent to ${action} from ${page.slice(0, 200)}`);
  const own = form.slice(0, form.indexOf('</form>'));
  const inputs = [...own.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  return Object.fromEntries(
    inputs.map(([, name, value]) => [plainText(name ?? ''), plainText(value ?? '')] as const),
  );
}

function plainText(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
