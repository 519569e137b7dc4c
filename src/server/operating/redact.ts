/** Where texts of others (a stack, the message of a library) carry what nobody else may read. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // redis://user:password@host, https://user:password@host
  [/(\b[a-z][a-z\d+.-]{0,30}:\/\/)[^\s/@"\\]+@/gi, '$1…@'],
  [/\b(basic|bearer)\s+[\w.~+/=-]+/gi, '$1 …'],
  [/([?&](?:password|_wpnonce|previewToken|token)=)[^&\s"\\]*/gi, '$1…'],
  [/\b(wordpress_(?:logged_in|sec)_\w+=)[^;\s"\\]*/gi, '$1…'],
];

/**
 * Makes what takes secrets out of a line before it is logged: credentials in addresses and headers, passwords in
 * queries, login cookies; and the given ones, wherever they stand.
 */
export function createRedaction(secrets: readonly (string | undefined)[] = []): (line: string) => string {
  const known = secrets.flatMap((secret) =>
    secret ? [secret, JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('base64')] : [],
  );
  return (line) => {
    const without = known.reduce((text, secret) => text.replaceAll(secret, '…'), line);
    return SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), without);
  };
}
