import { useState } from 'react';

/** The token of a one-time address, after `#`. It is taken out of the address bar at once: screens are shared and photographed. */
export function useOneTimeToken(): string {
  const [token] = useState(() => {
    const found = decodeURIComponent(location.hash.slice(1)) || kept;
    kept = found;
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
    return found;
  });
  return token;
}

// Strict mode and a hot reload mount twice; the address holds the token only the first time.
let kept = '';
