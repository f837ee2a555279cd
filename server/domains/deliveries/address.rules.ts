export interface Address {
  /** Host, port where it is an unusual one, and path, without the query. */
  address: string;
  isSecure: boolean;
  /** What is shown of it: no account, no fragment. */
  url: string;
}

const LONGEST = 500;

/** What an endpoint is known by; undefined for what is no web address. */
export function addressOf(given: string): Address | undefined {
  if (!URL.canParse(given)) return undefined;
  const url = new URL(given);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return undefined;
  url.username = '';
  url.password = '';
  url.hash = '';
  return {
    address: `${url.host.replace(/\.(?=:|$)/, '')}${url.pathname}`.slice(0, LONGEST),
    isSecure: url.protocol === 'https:',
    url: url.href,
  };
}

/** The host in an address. */
export const hostOf = (address: string): string => address.slice(0, address.indexOf('/')).replace(/:\d+$/, '');
