import { Problem } from '#kernel';
import { type Command, expectSeq, planOf, requireCapability, type WorkGroupData } from '#runtime';
import { checkGroup, nameGroup } from './check-group.ts';

type Described = Pick<WorkGroupData, 'title' | 'members' | 'leader' | 'destination' | 'purpose'>;

export interface FormWorkGroup extends Described {
  responseId: string;
  /** Tasks of the response that it carries out. */
  taskIds?: string[];
}

export interface GroupAnswer {
  id: string;
  seq: number;
  state: string;
}

/** The office forms a work group for a running response (5.x.3(2)). */
export const formWorkGroup: Command<FormWorkGroup, GroupAnswer> = {
  name: 'form-work-group',
  refs: ({ responseId }) => [{ table: 'response', id: responseId }],
  async handle(session, { responseId, taskIds = [], ...described }) {
    const response = await session.require('response', responseId);
    const incident = await session.require('incident', response.incidentId);
    const { plan } = planOf(session.plans, incident);
    requireCapability(session.actor, plan, 'propose');
    if (response.state !== 'active')
      throw new Problem('command.not-allowed', {
        state: response.state,
        event: 'FORM_WORK_GROUP',
        allowed: '—',
      });
    checkGroup(plan, described);
    const group = await session.create(
      'work_group',
      {
        id: session.newId(),
        incidentId: incident.id,
        responseId,
        data: { ...described, taskIds, findings: [], sentAt: null, returnedAt: null },
      },
      { data: { ...described, taskIds } },
    );
    await nameGroup(session, group, taskIds);
    return { id: group.id, seq: group.seq, state: group.state };
  },
};

/** Other members, another leader, destination or purpose; what was stays in the journal. */
export const changeWorkGroup: Command<
  Partial<Described> & { groupId: string; expectedSeq?: number; taskIds?: string[]; reason: string },
  GroupAnswer
> = {
  name: 'change-work-group',
  refs: ({ groupId }) => [{ table: 'work_group', id: groupId }],
  async handle(session, { groupId, expectedSeq, reason, ...changes }) {
    const group = await session.require('work_group', groupId);
    const { plan } = await session.planOf(group.incidentId);
    requireCapability(session.actor, plan, 'propose');
    expectSeq('work_group', group, expectedSeq);
    const data = { ...group.data, ...changes };
    checkGroup(plan, data);
    const next = await session.send(
      'work_group',
      group,
      { type: 'CHANGE' },
      { change: { data }, data: changes, reason },
    );
    await nameGroup(session, group, changes.taskIds ?? []);
    return { id: next.id, seq: next.seq, state: next.state };
  },
};
