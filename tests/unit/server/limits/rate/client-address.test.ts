import { describe, expect, test } from 'vitest';
import { addressKey, clientAddress } from '../../../../../src/server/limits/rate/client-address.ts';

describe('the address of a caller', () => {
  test.each([
    ['without proxies is the connection’s', '192.0.2.9', '203.0.113.1', 0, '192.0.2.9'],
    ['behind one is what that one saw', '10.0.0.1', '203.0.113.1', 1, '203.0.113.1'],
    ['is not what the caller wrote before it', '10.0.0.1', 'evil, 203.0.113.1', 1, '203.0.113.1'],
    [
      'behind two is what the first one saw',
      '10.0.0.1',
      '198.51.100.7, 203.0.113.1, 10.0.0.2',
      2,
      '203.0.113.1',
    ],
    ['is the last that is known, where entries are missing', '10.0.0.1', '10.0.0.2', 2, '10.0.0.2'],
    ['is the proxy’s, where the header is missing', '10.0.0.1', null, 1, '10.0.0.1'],
    ['is not read beyond what cannot be read', '10.0.0.1', '203.0.113.1, nonsense', 2, '10.0.0.1'],
    ['may come with a port', '10.0.0.1', '203.0.113.1:4711', 1, '203.0.113.1'],
    ['may come in brackets', '10.0.0.1', '[2001:db8::1]:443', 1, '2001:db8::1'],
    ['may be unknown', undefined, null, 1, undefined],
  ])('%s', (_title, remote, forwardedFor, proxies, address) => {
    expect(clientAddress(remote, forwardedFor, proxies)).toBe(address);
  });
});

describe('one caller is', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('%s: %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
