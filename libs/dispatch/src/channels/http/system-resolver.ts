import { Resolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { addressesIn } from './hosts-file.ts';

/** The IP addresses of a host name; rejects with a `code` when it has none or nobody answers. */
export type Resolve = (hostname: string) => Promise<string[]>;

const HOSTS_FILE =
  process.platform === 'win32'
    ? `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts`
    : '/etc/hosts';

/**
 * The hosts file, then DNS. Not `dns.lookup`: that keeps a thread of the pool waiting, the pool has four, and
 * SQLite writes from it; a few unreachable name servers would stop the engine.
 */
export const systemResolver = (hostsFile = HOSTS_FILE): Resolve => {
  return async (hostname) => {
    const name = hostname.toLowerCase().replace(/\.$/, '');
    const listed = addressesIn(await readFile(hostsFile, 'utf8').catch(() => ''), name);
    if (listed.length) return listed;
    // RFC 6761: never a question for DNS.
    if (name === 'localhost' || name.endsWith('.localhost')) return ['127.0.0.1', '::1'];
    return askDns(name);
  };
};

async function askDns(name: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 1500, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (found.length) return found;
  // A name without IPv6 addresses is ordinary; why it has no IPv4 address is what helps.
  const [first] = answers;
  throw first.status === 'rejected' ? first.reason : new Error(`${name} has no address`);
}
