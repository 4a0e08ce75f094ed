import { randomUUID } from 'node:crypto';

const STEP_MS = 1000;
const NARRATIVE = '水位持续上涨，部分道路中断，安置点已开放。'.repeat(5);

/**
 * What one reporter sends, one report after the other: each is for a later moment and has other figures. The bare
 * routes get the very same requests.
 */
export function reporter({ path, division, since, token, seed }) {
  const session = randomUUID();
  let sent = 0;
  return (request) => {
    sent += 1;
    const figures = {
      dead: Math.min(30, Math.floor(sent / 50) + (seed % 3)),
      missing: sent % 4,
      relocated: 500 + sent + seed,
      needingAid: 100 + (sent % 37),
      collapsedRooms: 20 + (sent % 91),
      severelyDamagedRooms: null,
    };
    return {
      ...request,
      method: 'POST',
      path,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': `${session}-${sent}`,
      },
      body: JSON.stringify({
        division,
        asOf: new Date(since + sent * STEP_MS).toISOString(),
        figures,
        narrative: NARRATIVE,
      }),
    };
  };
}
