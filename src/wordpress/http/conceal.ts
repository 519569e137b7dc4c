/** Replaces what a request carried as a secret, wherever a site prints it. */
export type Conceal = (text: string) => string;

/** Shorter ones are too likely to be something else. */
const SHORTEST = 4;

type Headers = Readonly<Record<string, string>>;

/**
 * Conceals the secrets of a request: all headers of the operator, and of the others all but those that describe the body.
 * Sites print such things in error messages, which then reach callers and logs.
 */
export function concealing(operators: Headers = {}, others: Headers = {}): Conceal {
  const values = [
    ...Object.values(operators),
    ...Object.entries(others).flatMap(([name, value]) => (/^(?:accept|content-)/.test(name) ? [] : [value])),
  ];
  // Longest first: one may be a part of another.
  const secrets = [...new Set(values.flatMap(formsOf))]
    .filter(({ length }) => length >= SHORTEST)
    .sort((one, other) => other.length - one.length);
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}

/** `Basic dXNlcjpwYXNz` is also printed as its parts: `user:pass` and `pass`, an application password without its spaces. */
function formsOf(value: string): readonly string[] {
  const token = /^Basic\s+(\S+)$/i.exec(value)?.[1];
  if (token === undefined) return [value, ...(/^Bearer\s+(\S+)$/i.exec(value)?.slice(1) ?? [])];
  const credential = decode(token);
  if (credential === undefined) return [value, token];
  const password = credential.slice(credential.indexOf(':') + 1);
  return [value, token, credential, password, password.replaceAll(' ', '')];
}

function decode(token: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(token), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
