import { describe, expect, it } from 'vitest';
import { checkHtml } from './html.js';

function pageWith(main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Claims · Onrecord</title>
  <script type="module" src="/public/claims.js"></script>
</head>
<body>
  <main><h1>Claims</h1>${main}</main>
</body>
</html>
`;
}

async function rulesBrokenBy(main: string): Promise<string[]> {
  const faults = await checkHtml(pageWith(main));
  return faults.map((fault) => / ([a-z/0-9-]+):/.exec(fault)?.[1] ?? fault);
}

describe('checkHtml', () => {
  it('passes what our pages are made of', async () => {
    const form = `<form method="post" action="/claims">
      <label for="speaker.name">Speaker</label>
      <input id="speaker.name" name="speaker.name" type="text" list="speakers" aria-describedby="speaker.hint">
      <datalist id="speakers"><option value="Wang Yi"></option></datalist>
      <p id="speaker.hint">As the source names them.</p>
      <label><input type="checkbox" name="claim_ids" value="1"> One</label>
      <label><input type="checkbox" name="claim_ids" value="2"> Two</label>
      <button type="submit">Save</button>
    </form>
    <blockquote lang="zh" dir="auto"><bdi>王毅</bdi></blockquote>
    <svg viewBox="0 0 10 10" role="img" aria-labelledby="t"><title id="t">Chain</title><use href="#arrow"/></svg>
    <search><form action="/claims"><label for="q">Words</label><input id="q" type="search" name="q"><button type="submit">Search</button></form></search>
    <dialog id="keys"><h2>Keys</h2></dialog><p id="more" popover hidden>More</p>`;
    expect(await checkHtml(pageWith(form))).toEqual([]);
  });

  it.each([
    ['an id used twice', '<p id="a">1</p><p id="a">2</p>', 'no-dup-id'],
    ['a style attribute', '<p style="color: red">1</p>', 'no-inline-style'],
    ['a style element', '<style>p { color: red }</style>', 'no-style-tag'],
    ['a handler in an attribute', '<p onclick="go()">1</p>', 'attr-pattern'],
    [
      'a field without a label',
      '<form action="/x"><input type="text" name="a"></form>',
      'input-missing-label',
    ],
    ['a second first heading', '<h1>Again</h1>', 'heading-level'],
    ['a heading that skips a level', '<h3>Deep</h3>', 'heading-level'],
    ['a block inside a paragraph', '<p><div>1</div></p>', 'no-implicit-close'],
    ['a button without a type', '<button>Save</button>', 'no-implicit-button-type'],
    ['an element nobody knows', '<claim>1</claim>', 'no-unknown-elements'],
    ['a label for nothing', '<label for="gone">Speaker</label>', 'no-missing-references'],
  ])('finds %s', async (_, main, rule) => {
    expect(await rulesBrokenBy(main)).toContain(rule);
  });

  it('says where', async () => {
    const faults = await checkHtml(pageWith('<p id="a">1</p>\n<p id="a">2</p>'));
    expect(faults).toEqual([expect.stringMatching(/^10:\d+ no-dup-id: /)]);
  });
});
