import { Transform, type TransformCallback } from 'node:stream';
import { type AttachmentStream, MailParser, type MessageText } from 'mailparser';
import { decodeBytes } from './charset.rules.ts';

/** A mail taken apart, nothing in it believed or cleaned yet. */
export interface Mime {
  /** Lines of the mail's own head in their order, each sign one byte. */
  headerLines: string[];
  text: string;
  html: string | undefined;
  /** Every part that is no text of the mail itself. */
  parts: MimePart[];
}
export interface MimePart {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** A mail that is more than anybody sends: a stable word why it was not taken apart. */
export class UnreadableMail extends Error {
  readonly reason: string;
  constructor(reason: string, options?: ErrorOptions) {
    super(`unreadable mail: ${reason}`, options);
    this.name = 'UnreadableMail';
    this.reason = reason;
  }
}

export const LARGEST_MAIL = 50 * 1024 * 1024;
const MOST_PARTS = 500;
const DEEPEST = 100;
const LONGEST_HEAD = 256 * 1024;
const LONGEST_HTML_TO_READ = 1_000_000;
const MOST_MS = 20_000;

export async function readMime(raw: Buffer): Promise<Mime> {
  if (raw.length > LARGEST_MAIL) throw new UnreadableMail('mail-too-large');
  const parser = new BoundedParser({
    Iconv: Decoder,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: LONGEST_HTML_TO_READ,
    maxHeadSize: LONGEST_HEAD,
    maxChildNodes: MOST_PARTS,
  });
  const outOfTime = setTimeout(() => parser.destroy(new UnreadableMail('mail-takes-too-long')), MOST_MS);
  try {
    parser.end(raw);
    return await collect(parser);
  } catch (error) {
    throw error instanceof UnreadableMail ? error : new UnreadableMail(reasonOf(error), { cause: error });
  } finally {
    clearTimeout(outOfTime);
  }
}

async function collect(parser: MailParser): Promise<Mime> {
  const parts: MimePart[] = [];
  let text: MessageText | undefined;
  for await (const piece of parser as AsyncIterable<AttachmentStream | MessageText>) {
    if (piece.type === 'text') text = piece;
    else parts.push(await readPart(piece));
  }
  const lines = parser.headerLines === false ? [] : parser.headerLines;
  return { headerLines: lines.map(({ line }) => line), text: text?.text ?? '', html: text?.html, parts };
}

async function readPart(part: AttachmentStream): Promise<MimePart> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.content) chunks.push(chunk);
  part.release?.();
  return { name: part.filename ?? '', contentType: part.contentType, bytes: Buffer.concat(chunks) };
}

function reasonOf(error: unknown): string {
  const words = error instanceof Error ? error.message : '';
  if (/child nodes/i.test(words)) return 'mail-has-too-many-parts';
  return /head/i.test(words) ? 'mail-head-too-long' : 'mail-unreadable';
}

/** A node as the parser makes it; its own typing keeps this to itself. */
interface ParserNode {
  charset?: string;
  parent?: ParserNode;
}
type MakesNodes = MailParser & { createNode(node: unknown): ParserNode };

const SAYS_NOTHING = 'x-unlabelled';

/** Counts depth, and hands texts without a telling charset to our own decoder, which looks at their bytes. */
class BoundedParser extends MailParser {
  createNode(node: unknown): ParserNode {
    // Safe: the version is fixed, and the charset tests show that the parser calls this.
    const made = (MailParser.prototype as MakesNodes).createNode.call(this, node);
    let depth = 0;
    for (let above = made.parent; above !== undefined; above = above.parent) depth += 1;
    if (depth > DEEPEST) this.destroy(new UnreadableMail('mail-too-deep'));
    if (/^(?:|us-?ascii|utf-?8)$/i.test(made.charset ?? '')) made.charset = SAYS_NOTHING;
    return made;
  }
}

/** What the parser wants of a charset library: bytes in, UTF-8 out. A text is decoded whole, since a guess needs all of it. */
class Decoder extends Transform {
  readonly #charset: string;
  readonly #chunks: Buffer[] = [];
  constructor(charset: string) {
    super();
    this.#charset = charset;
  }
  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#chunks.push(chunk);
    done();
  }
  override _flush(done: TransformCallback): void {
    done(null, Buffer.from(decodeBytes(Buffer.concat(this.#chunks), this.#charset)));
  }
}
