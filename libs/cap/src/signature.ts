import { createHash, X509Certificate } from 'node:crypto';
import { xmlCrypto } from './parsers.ts';
import { readDocument } from './read-document.ts';

/**
 * How a message is signed. unsigned: not at all; trusted: by a certificate that the deployment trusts, or that
 * such a one issued; untrusted: the signature holds, but nobody here vouches for its certificate; bad: it does
 * not hold.
 */
export type CapSignature =
  | { state: 'unsigned' }
  | { state: 'trusted' | 'untrusted'; subject: string }
  | { state: 'bad'; why: string };

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const ENVELOPED = `${DSIG}enveloped-signature`;

/**
 * Checks the enveloped signature of a message that `readCap` has taken. It must cover the whole message, or
 * something else could be read than was signed. `now`, in milliseconds, is held against the certificate's term.
 */
export function checkCapSignature(xml: string, trusted: readonly string[], now: number): CapSignature {
  const found = readDocument(xml).getElementsByTagNameNS(DSIG, 'Signature');
  if (!found.length) return { state: 'unsigned' };
  if (found.length > 1 || found[0]!.parentNode !== found[0]!.ownerDocument.documentElement)
    return bad('more than one signature, or one that is not of the whole message');
  const roots = trusted.map((pem) => new X509Certificate(pem));
  try {
    return verify(xml, found[0]!, roots, now);
  } catch (error) {
    return bad((error as Error).message.split('\n')[0]!);
  }
}

const bad = (why: string): CapSignature => ({ state: 'bad', why });

function verify(xml: string, node: Element, roots: X509Certificate[], now: number): CapSignature {
  const enclosed = node.getElementsByTagNameNS(DSIG, 'X509Certificate')[0];
  const named = enclosed && new X509Certificate(Buffer.from(enclosed.textContent ?? '', 'base64'));
  if (!named && !roots.length) return bad('it names no certificate');
  let holder: X509Certificate | undefined;
  let why = '';
  for (const certificate of named ? [named] : roots) {
    why = faultWith(xml, node, certificate);
    if (why === '') holder = certificate;
    if (holder) break;
  }
  if (!holder) return bad(why);
  const vouched =
    Date.parse(holder.validFrom) <= now &&
    now <= Date.parse(holder.validTo) &&
    roots.some(
      (root) =>
        root.fingerprint256 === holder.fingerprint256 ||
        (root.ca && holder.checkIssued(root) && holder.verify(root.publicKey)),
    );
  return { state: vouched ? 'trusted' : 'untrusted', subject: holder.subject };
}

/** Why the signature does not hold with this certificate's key; empty where it does. */
function faultWith(xml: string, node: Element, certificate: X509Certificate): string {
  const { SignedXml } = xmlCrypto();
  const signed = new SignedXml({ publicCert: certificate.toString(), getCertFromKeyInfo: () => null });
  // SHA-1 proves nothing any more.
  for (const algorithms of [signed.SignatureAlgorithms, signed.HashAlgorithms])
    for (const name of Object.keys(algorithms)) if (/sha1$/.test(name)) delete algorithms[name as never];
  try {
    signed.loadSignature(node);
    if (!signed.checkSignature(xml)) return 'the content is not what was signed';
  } catch (error) {
    return (error as Error).message.split('\n')[0]!;
  }
  const [reference, ...others] = signed.getReferences();
  const whole =
    reference !== undefined &&
    others.length === 0 &&
    (reference.uri === '' || reference.uri === undefined) &&
    reference.transforms.includes(ENVELOPED) &&
    reference.transforms.every((name) => name === ENVELOPED || /c14n/.test(name));
  return whole ? '' : 'it does not cover the whole message';
}

/** SHA-256 over a message as it came in. */
export const capDigest = (xml: string): string => createHash('sha256').update(xml).digest('base64url');
