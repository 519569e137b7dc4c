/** Things of the site's machine, or a visitor's, that its messages repeat. */
const PRIVATE: readonly RegExp[] = [
  // Addresses, with or without a scheme: hosts, IP addresses, ports.
  /\b[a-z][a-z\d+.-]{1,20}:\/\//i,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/,
  /(?:\b[\da-f]{1,4}:){3,}|[\da-f]::[\da-f]|::1\b/i,
  /\blocalhost\b/i,
  /[a-z]:\d{4,5}\b/i,
  /\b(?:[a-z\d-]+\.){2,}[a-z]{2}\b/i,
  /[a-z\d-]\.(?:com|net|org|io|dev|app|co|cloud|site|online|local|localdomain|internal|intranet|private|lan|corp|home|svc|test|example|invalid)\b/i,
  // Paths and files of programs.
  /(?<![\w.:])\/[\w.~-]+\/[\w.~/-]+/,
  /\b[a-z]:\\|\\\\\w/i,
  /\bwp-(?:content|includes|admin|config)\b|\.(?:php|inc|phtml|sql|log|env|ini|sock|pem|key)\b/i,
  // Traces of programs and databases.
  /\bon line \d|\bstack trace|\buncaught\b|\bSQLSTATE|\bsyntax error|\bselect\b.+\bfrom\b|\binsert into\b/i,
  // Credentials.
  /\b(?:basic|bearer|digest)\s+(?=\S*[\d=])[\w.~+/=-]{6,}/i,
  /\b(?:password|passwd|pwd|secret|api[-_ ]?key|token|authorization|cookie|nonce)["']?\s*[:=]\s*\S/i,
  /\bwordpress_(?:logged_in|sec)_/i,
];

/** Shorter values are words like others. */
const SHORTEST_SECRET = 4;
/** Characters at the start of a secret that give it away: a message may be cut. */
const TELLING_LENGTH = 8;

type Headers = Readonly<Record<string, string>>;

/** What a request's headers say of its sender: credentials, also as WordPress decodes them, and cookies. */
export function secretsOfHeaders(...all: readonly (Headers | undefined)[]): readonly string[] {
  const found = all.flatMap((headers) =>
    Object.entries(headers ?? {}).flatMap(([name, value]) => secretsOfHeader(name.toLowerCase(), value)),
  );
  // The longest first: one may be a part of another.
  return [...new Set(found)]
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);
}

function secretsOfHeader(name: string, value: string): readonly string[] {
  if (name === 'content-type' || name.startsWith('accept')) return [];
  if (name === 'cookie') return [value, ...value.split(/;\s*/).map((one) => one.slice(one.indexOf('=') + 1))];
  if (!name.endsWith('authorization')) return [value];
  const [scheme, token = ''] = value.split(/\s+/, 2);
  if (scheme?.toLowerCase() !== 'basic') return [value, token || value];
  const decoded = decodeBase64(token);
  const password = decoded.slice(decoded.indexOf(':') + 1);
  // WordPress compares application passwords without their spaces.
  return [value, token, decoded, password, password.replaceAll(' ', '')];
}

function decodeBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    // What a caller sends need not be Base64.
    return '';
  }
}

/** Whether words of a site may be shown to callers: no credential, path or host is in them. */
export function isForCallers(words: string, secrets: readonly string[], host: string): boolean {
  const repeats = (secret: string) => words.includes(secret.slice(0, TELLING_LENGTH));
  return !(
    PRIVATE.some((pattern) => pattern.test(words)) ||
    (host !== '' && words.toLowerCase().includes(host.toLowerCase())) ||
    secrets.some(repeats)
  );
}

/** A text with each secret replaced, also as PHP writes it in JSON. */
export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.reduce(
    (rest, secret) => rest.replaceAll(secret, '…').replaceAll(secret.replaceAll('/', '\\/'), '…'),
    text,
  );
