import { isIP, type LookupFunction } from 'node:net';

/** A lookup that knows only these addresses, so that a name cannot lead elsewhere after it was checked. */
export const pinnedLookup = (addresses: readonly string[]): LookupFunction => {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, options, callback) => {
    const [first] = all;
    if (!first) callback(new Error('no checked address'), '');
    else if (options.all) callback(null, all);
    else callback(null, first.address, first.family);
  };
};
