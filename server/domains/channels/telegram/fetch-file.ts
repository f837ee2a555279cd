import type { Api } from 'grammy';
import { createConfiguredFetch } from '../../../platform/configured-fetch.ts';
import { metIn } from './met.ts';
import type { FetchedFile } from './port.ts';

/** What the Bot API gives out at most. */
const LARGEST = 20 * 1024 * 1024;

/** The bytes of a file by the name that Telegram gave it. The address holds the token: it is made, used and forgotten here. */
export async function fetchFile(
  { api, token, apiRoot }: { api: Api; token: string; apiRoot: string },
  providerRef: string,
): Promise<FetchedFile> {
  const place = await placeOfFile(api, providerRef);
  if (!place.ok) return place;
  const fetch = createConfiguredFetch([new URL(apiRoot).origin], { timeoutMs: 60_000, maxBytes: LARGEST });
  const url = `${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${place.path}`;
  const answered = await fetch({ method: 'GET', url, headers: {} });
  if (!answered.ok) return { ok: false, reason: answered.error, isFinal: answered.error === 'too-large' };
  const { status, bytes } = answered.value;
  return status === 200 ? { ok: true, bytes } : { ok: false, reason: `status-${status}`, isFinal: false };
}

async function placeOfFile(
  api: Api,
  providerRef: string,
): Promise<{ ok: true; path: string } | Extract<FetchedFile, { ok: false }>> {
  try {
    const { file_path, file_size } = await api.getFile(providerRef);
    if ((file_size ?? 0) > LARGEST) return { ok: false, reason: 'too-large', isFinal: true };
    // It becomes a part of an address.
    if (file_path === undefined || !/^[\w./-]{1,300}$/.test(file_path) || file_path.includes('..'))
      return { ok: false, reason: 'no-path', isFinal: true };
    return { ok: true, path: file_path };
  } catch (error) {
    const met = metIn(error);
    const isFinal = met.kind === 'refused' && met.code === 400;
    // The Bot API has no code for it, only these words.
    const isTooLarge = isFinal && /file is too big/i.test(met.words);
    return { ok: false, reason: isTooLarge ? 'too-large' : 'refused', isFinal };
  }
}
