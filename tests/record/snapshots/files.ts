import { deflateRawSync, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { type Copy, sha256Of, type Unhashed } from '../../../src/record/snapshots/model.js';

// Files made by the tests, byte by byte, so that each is exactly as honest or as hostile as its name says.

/** A line with its distance from the bottom of the page. */
export interface PdfLine {
  readonly text: string;
  readonly y: number;
}

/** A PDF with lines of text at their places: one under another, where none is given. */
export function pdfOf(
  pages: readonly (readonly (string | PdfLine)[])[],
  more: { trailer?: string; objects?: string[] } = {},
): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>'];
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  pages.forEach((lines, at) => {
    const stream = lines
      .map((line, row) => (typeof line === 'string' ? { text: line, y: 720 - row * 14 } : line))
      .map(({ text, y }) => `BT /F1 12 Tf 72 ${y} Td (${escaped(text)}) Tj ET`)
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    objects.push(streamOf(Buffer.from(stream, 'latin1')));
  });
  return assembled([...objects, ...(more.objects ?? [])], more.trailer ?? '');
}

function escaped(line: string): string {
  return line.replace(/[\\()]/g, '\\$&');
}

function streamOf(bytes: Buffer, more = ''): string {
  return `<< /Length ${bytes.length} ${more}>>\nstream\n${bytes.toString('latin1')}\nendstream`;
}

function assembled(objects: readonly string[], trailer: string): Buffer {
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

/** A page whose content is `megabytes` large: a few kilobytes that want to be that large. */
export function pdfBomb(megabytes: number): Buffer {
  const content = Buffer.alloc(megabytes * 1024 * 1024, '(A) Tj ');
  const packed = deflateSync(content);
  return assembled(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
      streamOf(packed, '/Filter /FlateDecode '),
    ],
    '',
  );
}

/** Locked with a password that nobody here has. */
export function lockedPdf(): Buffer {
  const secret = `<${'ab'.repeat(32)}>`;
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /O ${secret} /U ${secret} /P -44 >>`;
  return pdfOf([['Locked']], { objects: [encrypt], trailer: `/Encrypt 6 0 R /ID [<00><00>] ` });
}

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONSHIPS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The parts of a Word document, by name; a list within a paragraph is runs. */
export function docxParts(paragraphs: readonly (string | readonly string[])[]): Record<string, Uint8Array> {
  const body = paragraphs
    .map(
      (runs) =>
        `<w:p>${[runs]
          .flat()
          .map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`)
          .join('')}</w:p>`,
    )
    .join('');
  return {
    '[Content_Types].xml': strToU8(CONTENT_TYPES),
    '_rels/.rels': strToU8(RELATIONSHIPS),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    ),
  };
}

export function docxOf(paragraphs: readonly (string | readonly string[])[]): Buffer {
  return Buffer.from(zipSync(docxParts(paragraphs)));
}

export function zipOf(parts: Record<string, Uint8Array>): Buffer {
  return Buffer.from(zipSync(parts, { level: 6 }));
}

/** A Word document with one part more, of zeros: by the system's own packer, which is quick at it. */
export function docxBomb(bytes: number): Buffer {
  const more = deflateRawSync(Buffer.alloc(bytes));
  const zip = Buffer.from(zipSync({ ...docxParts(['x']), 'word/more.xml': strToU8('') }, { level: 0 }));
  // The empty part comes last: its bytes go in behind its name, and the directory moves down.
  const directory = zip.readUInt32LE(zip.length - 6);
  const entry = zip.lastIndexOf('word/more.xml') - 46;
  const local = zip.readUInt32LE(entry + 42);
  for (const place of [local + 6, entry + 8]) zip.writeUInt16LE(0, place);
  for (const [method, packed] of [
    [local + 8, local + 18],
    [entry + 10, entry + 20],
  ] as const) {
    zip.writeUInt16LE(8, method);
    zip.writeUInt32LE(more.length, packed);
    zip.writeUInt32LE(bytes, packed + 4);
  }
  zip.writeUInt32LE(directory + more.length, zip.length - 6);
  return Buffer.concat([zip.subarray(0, directory), more, zip.subarray(directory)]);
}

/** An archive of empty parts, and of nothing else. The field for their number holds no more than 65,535. */
export function emptyParts(count: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  for (let at = 0; at < count; at++) {
    const name = Buffer.from(`p${String(at).padStart(6, '0')}`);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(name.length, 28);
    header.writeUInt32LE(at * 37, 42);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    parts.push(local, name);
    directory.push(header, name);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count % 65_536, 8);
  end.writeUInt16LE(count % 65_536, 10);
  end.writeUInt32LE(count * 53, 12);
  end.writeUInt32LE(count * 37, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** A Word document whose directory names one packed part twice, under two names. */
export function overlappingZip(): Buffer {
  const zip = Buffer.from(
    zipSync({ ...docxParts(['x']), 'word/a.xml': strToU8('<a/>'), 'word/b.xml': strToU8('<a/>') }),
  );
  const place = (name: string) => zip.lastIndexOf(name) - 46;
  // Where a part begins stands 42 bytes into its entry in the directory.
  zip.writeUInt32LE(zip.readUInt32LE(place('word/a.xml') + 42), place('word/b.xml') + 42);
  return zip;
}

/** As browsers send it. `file` is left out where a person chose none. */
export function multipart(
  fields: Readonly<Record<string, string>>,
  file: { name: string; type: string; bytes: Uint8Array } | null = null,
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append('file', new File([Buffer.from(file.bytes)], file.name, { type: file.type }));
  return form;
}

/** A copy with the SHA-256 of its text and its bytes. */
export function hashed(copy: Unhashed): Copy {
  return { ...copy, text_sha256: sha256Of(copy.text), raw_sha256: sha256Of(copy.bytes) };
}
