/** One part of a form: a value, or a file with its name. */
export interface FormPart {
  name: string;
  fileName: string | undefined;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const HEAD_END = '\r\n\r\n';

/**
 * The parts of a multipart form, read as leniently as Telegram reads them: clients write file names without quotation
 * marks and in any letters, at which stricter readers give up.
 */
export function formParts(body: Buffer<ArrayBuffer>, contentType: string): FormPart[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return [];
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: FormPart[] = [];
  for (let at = body.indexOf(delimiter); at !== -1; ) {
    const start = at + delimiter.length + 2;
    const end = body.indexOf(delimiter, start);
    if (end === -1) break;
    const part = partOf(body.subarray(start, end - 2));
    if (part !== undefined) parts.push(part);
    at = end;
  }
  return parts;
}

function partOf(bytes: Buffer<ArrayBuffer>): FormPart | undefined {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd === -1) return undefined;
  const head = bytes.subarray(0, headEnd).toString('utf8');
  const name = /[; ]name="?([^";\r\n]+)"?/i.exec(head)?.[1];
  if (name === undefined) return undefined;
  return {
    name,
    fileName: /filename="?([^";\r\n]+)"?/i.exec(head)?.[1],
    contentType: /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? 'text/plain',
    bytes: new Uint8Array(bytes.subarray(headEnd + HEAD_END.length)),
  };
}
