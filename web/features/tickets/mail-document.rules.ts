/** Its own policy, stricter than the console's: no script, no request to anywhere. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

export interface MailDocument {
  html: string;
  /** Pictures that would have been fetched from elsewhere. */
  blocked: number;
}

/** A whole document out of the HTML of a mail, for a frame without rights. What would be fetched is taken out and counted. */
export function mailDocumentOf(html: string): MailDocument {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  let blocked = 0;
  for (const image of body.querySelectorAll('img')) {
    if (image.getAttribute('src')?.startsWith('data:') === true) continue;
    blocked += 1;
    image.replaceWith(image.alt);
  }
  for (const rest of body.querySelectorAll('script, link, style, base, meta, iframe, object, embed, form'))
    rest.remove();
  for (const each of body.querySelectorAll('[srcset], [background], [style]')) {
    each.removeAttribute('srcset');
    each.removeAttribute('background');
    // An escape can spell the same in another way.
    if (/url|image|\\/i.test(each.getAttribute('style') ?? '')) each.removeAttribute('style');
  }
  for (const link of body.querySelectorAll('a[href]')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  const look = 'font:14px/20px system-ui,sans-serif;margin:10px;color:#191c1f;background:#fff;overflow-wrap:anywhere';
  return {
    html: `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"></head><body style="${look}">${body.innerHTML}</body></html>`,
    blocked,
  };
}
