import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of published code lists: given by itself, or beside the foreign samples. */
const FOLDER = process.env.FACTS_DIR ?? join(process.env.CORPUS_DIR ?? '', '..', 'facts');

/** One published list. Its shape is the publisher's; a test names what it reads. */
export const publishedCodes = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
