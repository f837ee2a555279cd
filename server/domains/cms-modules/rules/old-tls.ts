import { CURL_WITH_TLS12_OVER_NSS, OPENSSL_WITH_TLS13 } from '../facts/lifetimes.ts';
import { compareVersions, versionIn } from '../reading/version.rules.ts';
import type { ModuleRule } from './rule.ts';

/** R06: can the shop's server speak the TLS that the gateway asks for? */
export const oldTls: ModuleRule = ({ fact, shown }) => {
  const library = fact('openssl-version');
  const version = versionIn(library?.value ?? '');
  if (library === undefined || version === undefined) return undefined;
  if (/^openssl/i.test(library.value)) {
    if (compareVersions(version, OPENSSL_WITH_TLS13) >= 0) return undefined;
    // TLS 1.2 came with OpenSSL 1.0.1 and still opens most doors.
    const severity = compareVersions(version, '1.0.1') < 0 ? 'breaks' : 'harms';
    return { severity, evidence: shown(library), params: { library: library.value } };
  }
  const curl = fact('curl-version');
  if (curl === undefined || !isOldNss(library.value, curl.value)) return undefined;
  const evidence = shown(curl, library);
  return { severity: 'breaks', evidence, params: { library: `cURL ${curl.value}, ${library.value}` } };
};

const isOldNss = (library: string, curl: string) =>
  /^nss/i.test(library) && compareVersions(curl, CURL_WITH_TLS12_OVER_NSS) < 0;
