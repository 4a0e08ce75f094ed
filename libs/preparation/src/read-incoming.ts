import { type CapAlert, capDigest, checkCapSignature, readCap } from '#cap';
import { Problem } from '#kernel';
import type { CapMessageRow } from '#runtime';

/** What a deployment demands of CAP messages that come in. */
export interface CapTrust {
  /** PEM certificates of senders, or of authorities that issued theirs. */
  certificates: readonly string[];
  /** Whether only messages signed with one of them are taken. */
  requireSignature: boolean;
}

/** A CAP message that may be taken in. */
export interface IncomingCap {
  xml: string;
  alert: CapAlert;
  signature: CapMessageRow['signature'];
  contentHash: string;
}

/**
 * Reads a message and checks its signature, before any transaction: it is work for the processor only. Refuses
 * what `readCap` refuses, `cap.signature-bad`, and `cap.signature-required` where the deployment demands it.
 */
export function readIncomingCap(xml: string, trust: CapTrust, now: number): IncomingCap {
  const alert = readCap(xml);
  const signature = checkCapSignature(xml, trust.certificates, now);
  if (signature.state === 'bad') throw new Problem('cap.signature-bad', { why: signature.why });
  if (trust.requireSignature && signature.state !== 'trusted')
    throw new Problem('cap.signature-required', {
      found: signature.state,
      foundZh: signature.state === 'unsigned' ? '没有签名' : '的证书不受信任',
    });
  return { xml, alert, signature: signature.state, contentHash: capDigest(xml) };
}
