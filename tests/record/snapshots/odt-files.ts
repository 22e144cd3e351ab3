import { strToU8, type Zippable, zipSync } from 'fflate';

// OpenDocument texts made by the tests.

const NAMESPACES = ['office', 'text', 'table', 'style', 'draw', 'fo', 'svg', 'dc']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

export interface OdtParts {
  readonly styles?: string;
  readonly named?: string;
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

/** @param body what is in office:text */
export function odtParts(body: string, { styles = '', named = '', more = {} }: OdtParts = {}) {
  return {
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    'styles.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${NAMESPACES}><office:styles>${named}</office:styles><office:master-styles><text:p>A running head</text:p></office:master-styles></office:document-styles>`,
    ),
    'META-INF/manifest.xml': strToU8(
      '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/"/></manifest:manifest>',
    ),
    ...more,
  };
}

export function odtOf(body: string, parts: OdtParts = {}): Buffer {
  return zipped(odtParts(body, parts));
}

/** The media type first and uncompressed, as the format wants it. */
export function zipped({ mimetype, ...rest }: Readonly<Record<string, Uint8Array>>): Buffer {
  const first: Zippable = mimetype === undefined ? {} : { mimetype: [mimetype, { level: 0 }] };
  return Buffer.from(zipSync({ ...first, ...rest }, { level: 6 }));
}
