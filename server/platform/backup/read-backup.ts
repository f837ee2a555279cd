import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createZstdDecompress } from 'node:zlib';
import { Header, kindOfLine, Seal, TableEnd, TableHead } from './format.ts';

const NEWLINE = 0x0a;
const OPENING_BRACKET = 0x5b;

/** The lines of a backup, one after another. Only a line feed ends a line: other separators occur inside texts. */
export async function* readLines(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const text = createZstdDecompress();
  source.on('error', (error) => text.destroy(error)).pipe(text);
  let parts: Buffer[] = [];
  for await (const chunk of text as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, at)]);
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}

/** Reads the whole file and compares hash and counts, before anything of it is believed. */
export async function verifyBackup(file: string): Promise<{ header: Header; seal: Seal }> {
  try {
    return await verify(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error(`There is no file ${file}.`, { cause: error });
    throw new Error(`${file} is not a complete backup of Vakhta.`, { cause: error });
  }
}

async function verify(file: string): Promise<{ header: Header; seal: Seal }> {
  const check = checker();
  for await (const bytes of readLines(file)) check.line(bytes);
  return check.end();
}

function checker() {
  const hash = createHash('sha256');
  const count = counter();
  let header: Header | undefined;
  let seal: Seal | undefined;
  const content = (line: string, bytes: Buffer) => {
    hash.update(bytes).update('\n');
    if (header === undefined) header = Header.parse(JSON.parse(line));
    else count.line(line);
  };
  return {
    line: (bytes: Buffer): void => {
      if (seal !== undefined) throw new Error('Something follows the seal.');
      // A row is not parsed here; the hash answers for it.
      const line = bytes[0] === OPENING_BRACKET ? '[' : bytes.toString('utf8');
      if (kindOfLine(line) === 'seal') seal = Seal.parse(JSON.parse(line));
      else content(line, bytes);
    },
    end: (): { header: Header; seal: Seal } => {
      if (header === undefined || seal === undefined) throw new Error('The end is missing.');
      if (seal.seal !== hash.digest('hex')) throw new Error('The hash does not fit.');
      count.compare(seal);
      return { header, seal };
    },
  };
}

/** Counts tables and rows line by line, and compares with what the lines themselves tell. */
function counter() {
  const total = { tables: 0, rows: 0 };
  let table = { name: '', rows: 0 };
  const endTable = ({ end, rows }: TableEnd) => {
    if (end !== table.name || rows !== table.rows) throw new Error(`The rows of ${table.name} do not fit.`);
    total.tables += 1;
    total.rows += rows;
  };
  return {
    line: (line: string): void => {
      const kind = kindOfLine(line);
      if (kind === 'row') table.rows += 1;
      else if (kind === 'table') table = { name: TableHead.parse(JSON.parse(line)).table, rows: 0 };
      else endTable(TableEnd.parse(JSON.parse(line)));
    },
    compare: ({ tables, rows }: Seal): void => {
      if (tables !== total.tables || rows !== total.rows) throw new Error('The counts do not fit.');
    },
  };
}
