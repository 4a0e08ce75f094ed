import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { xmlCrypto } from './parsers.ts';

/** An RSA key and the certificate that belongs to it, both in PEM. */
export interface CapSigner {
  key: string;
  certificate: string;
}

const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** What is wrong with a signer; null where it can sign. */
export function faultInSigner({
  key,
  certificate,
}: CapSigner): 'key' | 'certificate' | 'not-rsa' | 'mismatch' | null {
  let held: KeyObject;
  try {
    held = createPrivateKey(key);
  } catch {
    return 'key';
  }
  if (held.asymmetricKeyType !== 'rsa') return 'not-rsa';
  try {
    const { publicKey } = new X509Certificate(certificate);
    return publicKey.equals(createPublicKey(held)) ? null : 'mismatch';
  } catch {
    return 'certificate';
  }
}

/** The message with an enveloped signature over the whole of it, as the standard asks (CAP 1.2, 3.3.2.1). */
export function signCap(xml: string, { key, certificate }: CapSigner): string {
  const { SignedXml } = xmlCrypto();
  const signer = new SignedXml({
    privateKey: key,
    publicCert: certificate,
    canonicalizationAlgorithm: C14N,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  });
  signer.addReference({
    xpath: '/*',
    isEmptyUri: true,
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', C14N],
  });
  signer.computeSignature(xml);
  return signer.getSignedXml();
}
