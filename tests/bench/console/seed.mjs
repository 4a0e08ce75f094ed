import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { HttpClient } from '../../../dist/tests/support/http-client.js';

const HOUR = 3600_000;
const AREAS = ['652801', '652822', '652823', '652824', '652825', '652826', '652827', '652828', '652829'];
const SERIES = (count) =>
  `WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < ${count})`;

/** Makes one flood under way as people would, and copies it with its rows. */
export async function seed(product, { incidents, tasksOfEach }) {
  const template = await startFlood(product.url);
  const source = await new DataSource({
    type: 'sqlite',
    database: join(product.dataDir, 'kaidu.db'),
  }).initialize();
  const copy = async (table, where, changes) => {
    const columns = (await source.query(`PRAGMA table_info(${table})`)).map(({ name }) => name);
    const values = columns.map((name) => changes[name] ?? `${table}.${name}`);
    await source.query(
      `INSERT INTO ${table} (${columns}) ${SERIES(incidents)} SELECT ${values} FROM s, ${table} WHERE ${where}`,
    );
  };
  const of = "'many-' || i";
  const own = (table) => `'many-' || i || '-' || ${table}.id`;
  const belongs = (table) => ({
    id: own(table),
    incident_id: of,
    ...(table === 'report_duty'
      ? {}
      : { response_id: own('response').replace('response.id', `'${template.responseId}'`) }),
  });
  const areas = `substr('${AREAS.join('')}', 1 + 6 * (i % ${AREAS.length}), 6)`;
  const id = `id = '${template.incidentId}'`;
  const its = `incident_id = '${template.incidentId}'`;
  await source.query('BEGIN');
  await copy('incident', id, {
    id: of,
    occurred_at: `occurred_at - i * 60000`,
    data: `replace(replace(data, '${template.title}', '第' || i || '起洪涝：开都河中游多乡镇受灾'), '"652826"', '"' || ${areas} || '"')`,
  });
  await copy('response', its, { id: own('response'), incident_id: of });
  await copy('approval', its, belongs('approval'));
  await copy('report_duty', `${its} AND state = 'due'`, belongs('report_duty'));
  await copy('task', `task.id IN (SELECT id FROM task WHERE ${its} LIMIT ${tasksOfEach})`, belongs('task'));
  await source.query('COMMIT');
  const [{ tasks }] = await source.query('SELECT count(*) AS tasks FROM task');
  await source.query('ANALYZE');
  await source.destroy();
  return { tasks };
}

async function startFlood(url) {
  const [duty, office, leader] = await Promise.all(
    ['duty-officer', 'office', 'deputy-office-director'].map((login) => HttpClient.logIn(url, login)),
  );
  const title = '范本洪涝';
  const ago = (hours) => new Date(Date.now() - hours * HOUR).toISOString();
  const { body: incident } = await duty.post('/incidents', {
    ...{ hazard: 'flood', title, occurredAt: ago(6), divisions: ['652827', '652826'] },
  });
  await duty.post(`/incidents/${incident.id}/reports`, {
    ...{ division: '652827', asOf: ago(5), figures: { dead: 4, missing: 2, relocated: 900 } },
  });
  const { body: proposed } = await office.post(`/incidents/${incident.id}/proposals`, { level: 'IV' });
  const answer = await leader.post(`/approvals/${proposed.approvalId}/approve`);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  const [response] = (await duty.get(`/responses?incidentId=${incident.id}`)).body.items;
  return { incidentId: incident.id, responseId: response.id, title };
}
