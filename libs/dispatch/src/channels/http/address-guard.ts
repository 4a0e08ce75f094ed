import { isIP } from 'node:net';
import { Problem } from '#kernel';
import { settlesWithin } from '../../time-limit.ts';
import { standing } from './address-standing.ts';
import { bareHost, readHttpAddress } from './http-address.ts';
import type { Resolve } from './system-resolver.ts';

export interface AddressPolicy {
  /** Plain http, to private addresses only. */
  allowInsecure?: boolean;
  /** Any private or loopback address. */
  allowPrivate?: boolean;
  /** Hosts (names or IP addresses) that may be private where others may not. */
  allowHosts?: readonly string[];
}

/** A receiver whose every address was checked; connect to these and ask DNS no more. */
export interface CheckedTarget {
  url: URL;
  addresses: string[];
}

/** Half of what an attempt may take. */
const RESOLVE_MS = 5000;

/** Keeps requests away from what only we can reach: whoever may enter an address must not see inside by it. */
export class AddressGuard {
  private readonly allowed: ReadonlySet<string>;

  constructor(
    private readonly policy: AddressPolicy,
    private readonly resolve: Resolve,
  ) {
    this.allowed = new Set(policy.allowHosts?.map((host) => host.toLowerCase().replace(/^\[|\]$/g, '')));
  }

  async check(address: string): Promise<CheckedTarget> {
    const url = readHttpAddress(address);
    const plain = url.protocol === 'http:';
    if (plain && !this.policy.allowInsecure) throw new Problem('webhook.address-insecure');
    const addresses = await this.addressesOf(bareHost(url));
    const mayBePrivate = this.policy.allowPrivate || this.allowed.has(bareHost(url));
    for (const ip of addresses) {
      const kind = standing(ip);
      if (kind === 'forbidden' || (kind === 'private' && !mayBePrivate))
        throw new Problem('webhook.address-refused', { host: bareHost(url), address: ip });
      if (kind === 'public' && plain) throw new Problem('webhook.address-insecure');
    }
    return { url, addresses };
  }

  private async addressesOf(host: string): Promise<string[]> {
    if (isIP(host)) return [host];
    const unresolved = (reason: string) => new Problem('webhook.address-unresolved', { host, reason });
    const answer = this.resolve(host).catch((error: { code?: string }) => {
      throw unresolved(error.code ?? 'ENOTFOUND');
    });
    if (!(await settlesWithin(RESOLVE_MS, answer))) throw unresolved('ETIMEOUT');
    const addresses = await answer;
    if (!addresses.length) throw unresolved('ENOTFOUND');
    return addresses;
  }
}
