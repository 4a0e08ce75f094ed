import type { DutySituation } from '#plan';
import type { IncidentRow, Session } from '#runtime';

const OVER = ['closed', 'dismissed', 'merged'];

/** What the process says now, as the plan's clocks ask it. */
export async function dutySituation(session: Session, incident: IncidentRow): Promise<DutySituation> {
  const { affected, effective, stability } = incident.data;
  const running = await session.find('response', {
    incidentId: incident.id,
    state: ['active', 'terminating'],
  });
  const response = running[0];
  return {
    hazard: incident.hazard,
    open: !OVER.includes(incident.state),
    response: response ? { level: response.level!, id: response.id } : null,
    affected,
    reported: Object.keys(effective).length > 0,
    stability,
    figure: (indicator, division) => effective[division]?.figures[indicator] ?? null,
  };
}
