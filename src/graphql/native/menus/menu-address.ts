/** Schemes that run something instead of leading somewhere. */
const NO_ADDRESS = /^(javascript|data|vbscript):$/;

/** Where a menu's link leads, absolute; `null` for a placeholder (`#`), which leads nowhere. */
export function menuAddress(href: string | undefined, home: string): string | null {
  if (href === undefined || href === '#' || !URL.canParse(href, `${home}/`)) return null;
  const url = new URL(href, `${home}/`);
  return NO_ADDRESS.test(url.protocol) ? null : url.href;
}
