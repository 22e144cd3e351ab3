// Escapes text for XML. Characters that XML cannot contain (control characters, lone surrogates, U+FFFE and U+FFFF)
// become U+FFFD, so that a reader sees that something is missing.

/** @source XML 1.0 (fifth edition), production 2 */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // NOTE: also in text, where `]]>` is not allowed.
  '>': '&gt;',
  '"': '&quot;',
  // A parser would normalise it to a line break, or to a space in an attribute.
  '\r': '&#13;',
};

/** Text for an element's content or an attribute's value in double quotation marks. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign);
}
