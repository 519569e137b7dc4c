import { isIP, isIPv6 } from 'node:net';

/**
 * The address of who is asking, as far as it can be believed. Each proxy adds to the end of `X-Forwarded-For` whom it
 * got the request from; what stands before the entries of one's own proxies, anybody may have written.
 *
 * @param remote The address of the other end of the connection.
 * @param proxies How many proxies of one's own the request came through.
 */
export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | null,
  proxies: number,
): string | undefined {
  const hops = (forwardedFor ?? '').split(',').map((entry) => addressIn(entry.trim()));
  let address = remote;
  for (let hop = 0; hop < proxies; hop++) {
    const further = hops.pop();
    // Nothing before what cannot be read is believed.
    if (further === undefined) break;
    address = further;
  }
  return address;
}

/** Of `192.0.2.1:4711`, `[2001:db8::1]:4711`, or the address alone. */
function addressIn(entry: string): string | undefined {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
  return isIP(bare) > 0 ? bare : undefined;
}

/**
 * What counts as one caller: an IPv4 address, or a network of IPv6 addresses (`/64`), of which everybody has as many as
 * they like.
 */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const [plain = ''] = address.split('%', 1);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  // URLs write an address in its one shortest form.
  const shortest = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [head = '', tail] = shortest.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const groups =
    tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
