import type { ApprovalRow, IncidentRow, ReleaseRow, ResponseRow, UpwardRow, WarningRow } from '#runtime';
import type { Open } from './open.ts';
import { phaseWords } from './phases.ts';

export function ofIncident({ id, state, data }: IncidentRow, responses: readonly ResponseRow[]): Open {
  const running = responses.filter(
    (each) => each.incidentId === id && ['active', 'terminating'].includes(each.state),
  );
  const level = running.map((each) => each.level).join(',') || null;
  const phase = phaseWords(state);
  return {
    ...{ kind: 'incident', id, incidentId: id, mark: `${state} ${level ?? '-'}` },
    words: {
      zh: `${data.title}：${phase.zh}，${level ? `${level} 级响应` : '未启动响应'}`,
      en: `${data.title}: ${phase.en}, ${level ? `response at level ${level}` : 'no response running'}`,
    },
  };
}

export function ofWarning({ id, state, data, expiresAt }: WarningRow): Open {
  const phase = phaseWords(state);
  return {
    ...{ kind: 'warning', id, incidentId: id, mark: state, dueAt: expiresAt },
    words: { zh: `预警“${data.title}”：${phase.zh}`, en: `Warning “${data.title}”: ${phase.en}` },
  };
}

export function ofApproval({ id, incidentId, state, post, context, data }: ApprovalRow): Open[] {
  const base = { id, incidentId };
  const level = data.proposedLevel ?? '—';
  if (state === 'submitted' || state === 'returned')
    return [
      {
        ...base,
        kind: 'proposal',
        mark: `${state} ${post}`,
        words:
          state === 'submitted'
            ? { zh: `建议待决定（${level}，${post}）`, en: `Proposal awaits a decision (${level}, ${post})` }
            : { zh: `建议被退回，待补充（${level}）`, en: `Proposal was returned for more (${level})` },
      },
    ];
  if (state !== 'approved' || context.signature !== 'awaiting') return [];
  return [
    {
      ...base,
      kind: 'signature',
      mark: 'awaiting',
      words: { zh: `口头决定待补签（${post}）`, en: `Spoken decision awaits its signature (${post})` },
    },
  ];
}

/** A document to the level above that went out on a word by telephone: whoever gave it still has to sign (4.1.2). */
export function ofUpward({ id, incidentId, state, post, context, data }: UpwardRow): Open[] {
  if (state === 'dropped' || context.signature !== 'awaiting') return [];
  return [
    {
      ...{ kind: 'signature', id, incidentId, mark: 'awaiting' },
      words: {
        zh: `电话签发的上报文件待补签（${data.number}，${data.approval?.post ?? post}）`,
        en: `Document upward approved by telephone awaits its signature (${data.number}, ${data.approval?.post ?? post})`,
      },
    },
  ];
}

export function ofRelease({ id, incidentId, state }: ReleaseRow): Open[] {
  if (state !== 'submitted' && state !== 'returned') return [];
  return [
    {
      ...{ kind: 'release', id, incidentId, mark: state },
      words: {
        zh: `发布稿${state === 'submitted' ? '待审批' : '被退回'}`,
        en: `Release to the public ${state === 'submitted' ? 'awaits approval' : 'was returned'}`,
      },
    },
  ];
}
