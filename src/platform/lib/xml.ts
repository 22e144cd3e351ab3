// Text within XML. What XML cannot hold at all (control characters, halves of surrogate pairs, U+FFFE and
// U+FFFF) is shown as U+FFFD, so that a reader sees that something stood there.

/** @source XML 1.0 (fifth edition), production 2 */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // NOTE: in text too, since `]]>` may not stand there.
  '>': '&gt;',
  '"': '&quot;',
  // A reader would take it for the end of a line, and an attribute for a space.
  '\r': '&#13;',
};

/** Text for an element's content or an attribute's value in double quotation marks. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign);
}
