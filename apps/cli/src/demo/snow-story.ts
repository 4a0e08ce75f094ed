import type { Client } from './client.ts';
import { heading, say } from './print.ts';

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
export async function playSnow(as: LogIn): Promise<{ incidentId: string }> {
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
  await explain(duty, incidentId);

  heading('二、建议与决定：三级', 'Proposed and decided: level III');
  const proposal = await office.post<Proposal>(`/incidents/${incidentId}/proposals`, { level: 'III' });
  say('办公室建议三级，报州应急管理局主要负责同志决定');
  const head = await as('deputy-director-bureau-head');
  await head.post(`/approvals/${proposal.approvalId}/approve`, {});
  say('州应急管理局主要负责同志决定启动三级响应；任务已发出');

  heading('三、续报与电话决定：提升为一级', 'Worse: raised to level I by telephone');
  await county.post(`/incidents/${incidentId}/reports`, {
    division: DIVISION,
    asOf: '2026-01-21T20:00:00+08:00',
    figures: SECOND,
  });
  await explain(duty, incidentId);
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
  say('主任电话决定提升为一级；值班员复诵并记录，带班领导见证，待补签');
  const director = await as('director');
  await director.post(`/approvals/${raise.approvalId}/sign`, {});
  say('主任已补签');
  await release(office, incidentId);
  return { incidentId };
}

async function explain(client: Client, incidentId: string): Promise<void> {
  const { level, explanation } = await client.get<Assessment>(`/incidents/${incidentId}/assessment`);
  for (const line of explanation.zh) say(`  ${line}`);
  say(`→ 测算级别：${level ?? '未达到'}`);
}

/** Conditional tasks wait for the post that may release them; one is released, to show it. */
async function release(office: Client, incidentId: string): Promise<void> {
  interface Offered {
    id: string;
    data: { title: { zh: string }; condition: { words: string; releasedBy: string[] } };
  }
  const { items } = await office.get<{ items: Offered[] }>(
    `/tasks?incidentId=${incidentId}&state=offered&limit=500`,
  );
  say(`${items.length} 项附条件任务等待启用`);
  const ours = items.find(({ data }) => data.condition.releasedBy.includes('office'));
  if (!ours) return;
  await office.post(`/tasks/${ours.id}/release`, { reason: '灾情严重，需要立即开展' });
  say(`办公室启用：${ours.data.title.zh}（${ours.data.condition.words}）`);
}
