/**
 * Whether a form was sent from a page of ours. A page that names no referrer sends its forms with the origin `null`, so the
 * browser's own word counts first; where it says nothing, that the sender knows the secret address has to do.
 */
export function cameFromHere(
  fetchSite: string | undefined,
  origin: string | undefined,
  isOwnOrigin: (origin: string) => boolean,
): boolean {
  if (fetchSite !== undefined) return fetchSite === 'same-origin';
  return origin === undefined || origin === 'null' || isOwnOrigin(origin);
}
