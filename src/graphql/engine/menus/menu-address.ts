/** URL schemes that run code or contain data. */
const NO_ADDRESS = /^(javascript|data|vbscript):$/;

/** The absolute URL of a menu link; `null` for a placeholder (`#`) or an unsafe scheme. */
export function menuAddress(href: string | undefined, home: string): string | null {
  if (href === undefined || href === '#' || !URL.canParse(href, `${home}/`)) return null;
  const url = new URL(href, `${home}/`);
  return NO_ADDRESS.test(url.protocol) ? null : url.href;
}
