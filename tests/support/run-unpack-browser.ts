import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';

/** A process of its own, because the package unpacks into its TMPDIR and nowhere else. */
const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
await chromium.executablePath(packed);
// Libraries that a bare machine lacks; they are used only there.
await inflate(join(packed, 'al2023.tar.br'));
