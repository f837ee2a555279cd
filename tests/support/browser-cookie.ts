/** A Cookie header as a cookie of a browser. */
export function sessionCookie(header: string, base: string) {
  const at = header.indexOf('=');
  // As if it had come over https: a page on loopback may set a secure cookie, this call may not.
  const url = base.replace(/^http:/, 'https:');
  return { name: header.slice(0, at), value: header.slice(at + 1), url, secure: true, httpOnly: true };
}
