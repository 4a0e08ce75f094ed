import type { DeliveryRow, InformedRow, LinkedResponseRow, VerificationRow } from '#runtime';
import type { Open } from './open.ts';
import { phaseWords } from './phases.ts';

export function ofDelivery({
  id,
  incidentId,
  state,
  recipient,
  channel,
  message,
  attempts,
}: DeliveryRow): Open[] {
  if (state !== 'exhausted' || incidentId === null) return [];
  return [
    {
      ...{ kind: 'delivery', id, incidentId, mark: state },
      words: {
        zh: `未送达：“${message.title.zh}”（${recipient}，${channel}，已试 ${attempts} 次）`,
        en: `Not delivered: “${message.title.en}” (${recipient}, ${channel}, ${attempts} attempts)`,
      },
    },
  ];
}

export function ofInformed({ id, incidentId, post, occasion, confirmedAt }: InformedRow): Open[] {
  if (confirmedAt !== null) return [];
  return [
    {
      ...{ kind: 'informed', id, incidentId, mark: 'unconfirmed' },
      words: {
        zh: `${post} 尚未确认知悉（${phaseWords(occasion).zh}）`,
        en: `${post} has not confirmed that it knows (${occasion})`,
      },
    },
  ];
}

export function ofLinked({ id, incidentId, state, kind, subject, context }: LinkedResponseRow): Open[] {
  const told = state === 'told';
  if (!told && !(state === 'running' && context.consultation === 'asked')) return [];
  return [
    {
      ...{ kind: 'linked-response', id, incidentId, mark: `${state} ${context.consultation}` },
      words: told
        ? { zh: `${subject} 尚未报告启动响应`, en: `${subject} has not reported a response of its own` }
        : {
            zh: `联动响应待会商（${kind} ${subject}）`,
            en: `Linked response awaits a consultation (${kind} ${subject})`,
          },
    },
  ];
}

export function ofVerification({ id, incidentId, state, division, indicator }: VerificationRow): Open[] {
  if (state !== 'open') return [];
  return [
    {
      ...{ kind: 'verification', id, incidentId, mark: state },
      words: {
        zh: `联合核查未了结（${division ?? '全过程'}，${indicator}）`,
        en: `Joint verification is open (${division ?? 'whole process'}, ${indicator})`,
      },
    },
  ];
}
