const SHOWN = ['from', 'reply-to', 'to', 'cc'] as const;

export interface HeadLine {
  name: (typeof SHOWN)[number];
  value: string;
}

/** From whom a mail is and to whom it went, as its head says; nothing of what is no mail. */
export function mailHeadOf(original: string): HeadLine[] {
  const headers = headersIn(original);
  return SHOWN.flatMap((name) =>
    headers.flatMap(([header, value]) => (header === name && typeof value === 'string' ? [{ name, value }] : [])),
  );
}

function headersIn(original: string): unknown[][] {
  try {
    const parsed: unknown = JSON.parse(original);
    if (typeof parsed !== 'object' || parsed === null || !('headers' in parsed)) return [];
    return Array.isArray(parsed.headers) ? parsed.headers.filter((header) => Array.isArray(header)) : [];
  } catch {
    return [];
  }
}
