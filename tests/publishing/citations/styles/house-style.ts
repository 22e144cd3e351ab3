// A small style of our own, whole and in wrong forms.

const INFO = `<info>
    <title>Harbour Gazette house style</title>
    <id>https://gazette.example/styles/harbour-gazette</id>
    <author><name>Ines Moreau</name></author>
    <category citation-format="note"/>
    <updated>2023-06-19T00:00:00+00:00</updated>
    <rights license="http://creativecommons.org/licenses/by-sa/3.0/">Share alike</rights>
  </info>`;

const LAYOUTS = `<citation><layout suffix="."><text macro="what"/></layout></citation>
  <bibliography><layout suffix="."><text macro="what"/></layout></bibliography>`;

interface Parts {
  readonly info?: string;
  readonly macro?: string;
  readonly layouts?: string;
  readonly attributes?: string;
  readonly before?: string;
}

export function houseStyle({
  info = INFO,
  macro = '<macro name="what"><names variable="author" suffix=": "/><text variable="title"/></macro>',
  layouts = LAYOUTS,
  attributes = 'class="note" default-locale="en-GB"',
  before = '<?xml version="1.0" encoding="utf-8"?>',
}: Parts = {}): string {
  return `${before}
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" ${attributes}>
  ${info}
  ${macro}
  ${layouts}
</style>
`;
}

/** A style that prints as another. */
export function dependentStyle(parent: string): string {
  const link = `<link rel="independent-parent" href="http://www.zotero.org/styles/${parent}"/>`;
  const info = INFO.replace('<author>', `${link}<author>`).replace('harbour-gazette', 'harbour-letters');
  return houseStyle({ info, macro: '', layouts: '', attributes: 'default-locale="en-US"' });
}
