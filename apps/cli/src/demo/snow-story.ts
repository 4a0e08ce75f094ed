import type { Client } from './client.ts';
import type { Names } from './names.ts';
import { heading, say } from './print.ts';
import { tasksOf } from './task.ts';

/*
 * The snow disaster of January 2010 in northern Xinjiang, with the figures published on 8 January (Tacheng and
 * Altay; china5e.com/news/news-68452-1.html) and 21 January (all Xinjiang; big5.china.com.cn, 2010-01/22,
 * content_19286977). Places are mapped onto Hejing county and dates moved to 2026, when the plan is in force.
 */
const DIVISION = '652827';
const FIRST = { dead: 1, injured: 276, relocated: 5435, collapsedRooms: 799, affected: 261_800 };
const SECOND = { dead: 5, injured: 600, relocated: 150_000, collapsedRooms: 2600, affected: 1_250_000 };

interface Assessment {
  level: string | null;
  explanation: { zh: string[] };
}
interface Proposal {
  approvalId: string;
  responseId: string;
  post: string;
}

/** The people who act, each logged in as himself. */
type LogIn = (login: string) => Promise<Client>;

/** Logs, reports, proposes and decides: level III first, then level I by telephone. */
export async function playSnow(as: LogIn, name: Names): Promise<{ incidentId: string }> {
  const duty = await as('duty-officer');
  const county = await as('county-hejing');
  const office = await as('office');

  heading('一、登记与初报', 'Logged and first reported');
  const { id: incidentId } = await duty.post<{ id: string }>('/incidents', {
    hazard: 'snow',
    title: '和静雪灾（2010 年 1 月实况数据）',
    place: '和静县',
    occurredAt: '2026-01-01T00:00:00+08:00',
    divisions: [DIVISION],
  });
  await county.post(`/incidents/${incidentId}/reports`, {
    division: DIVISION,
    asOf: '2026-01-08T20:00:00+08:00',
    figures: FIRST,
  });
  await explain(duty, incidentId, name);

  heading('二、建议与决定：三级', 'Proposed and decided: level III');
  const proposal = await office.post<Proposal>(`/incidents/${incidentId}/proposals`, { level: 'III' });
  say(`${name('office')}建议启动${name('III')}，报${name(proposal.post)}决定（5.3.2）`);
  const head = await as('deputy-director-bureau-head');
  await head.post(`/approvals/${proposal.approvalId}/approve`, {});
  say(`决定：${name(proposal.post)}批准启动${name('III')}，任务即时下达`);

  heading('三、续报与电话决定：提升为一级', 'Worse: raised to level I by telephone');
  await county.post(`/incidents/${incidentId}/reports`, {
    division: DIVISION,
    asOf: '2026-01-21T20:00:00+08:00',
    figures: SECOND,
    explanation: '暴雪持续，山区乡镇整体转移',
  });
  await explain(duty, incidentId, name);
  const raise = await office.post<Proposal>(`/responses/${proposal.responseId}/adjustments`, { level: 'I' });
  const leader = await as('shift-leader');
  const { id: witness } = await leader.get<{ id: string }>('/auth/me');
  await duty.post(`/approvals/${raise.approvalId}/approve`, {
    spoken: {
      post: raise.post,
      caller: '州防灾减灾救灾委员会主任',
      calledAt: new Date().toISOString(),
      readBack: true,
      witness,
    },
  });
  say(`决定：${name(raise.post)}电话批准提升为${name('I')}；值班员复诵记录，带班领导见证，先生效、后补签`);
  const director = await as('director');
  await director.post(`/approvals/${raise.approvalId}/sign`, {});
  say(`${name(raise.post)}已补签`);
  await release(office, incidentId, name);
  return { incidentId };
}

async function explain(client: Client, incidentId: string, name: Names): Promise<void> {
  const { level, explanation } = await client.get<Assessment>(`/incidents/${incidentId}/assessment`);
  for (const line of explanation.zh) say(`  ${line}`);
  say(`→ 测算级别：${level ? name(level) : '未达到'}`);
}

/** Conditional tasks wait for the post that may release them; one is released, to show it. */
async function release(office: Client, incidentId: string, name: Names): Promise<void> {
  const offered = (await tasksOf(office, incidentId)).filter(({ state }) => state === 'offered');
  say(`${offered.length} 项附条件任务等待启用：`);
  for (const { recipient, data } of offered)
    say(`  ${name(recipient)}：${data.title.zh}（${data.condition?.words}）`);
  const ours = offered.find(({ data }) => data.condition?.releasedBy.includes('office'));
  if (!ours) return;
  await office.post(`/tasks/${ours.id}/release`, { reason: '灾情严重，需要立即开展' });
  say(`→ ${name('office')}启用：${name(ours.recipient)} ${ours.data.title.zh}`);
}
