import { z } from 'zod';

/** Languages in which people outside are answered or known to write. */
export const Language = z.enum(['ru', 'en', 'be']);
export type Language = z.infer<typeof Language>;
