import { isIP } from 'node:net';

/** The addresses that a hosts file gives a name, in its order. */
export function addressesIn(hostsFile: string, hostname: string): string[] {
  const found: string[] = [];
  for (const line of hostsFile.split(/\r?\n/)) {
    const [address = '', ...names] = (line.split('#')[0] ?? '').trim().split(/\s+/);
    if (isIP(address) && names.some((name) => name.toLowerCase() === hostname)) found.push(address);
  }
  return found;
}
