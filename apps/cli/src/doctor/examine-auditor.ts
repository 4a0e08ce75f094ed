import { type EngineConfig, systemClock } from '#engine';
import { beijingIso } from '#kernel';
import type { Reader } from '#runtime';
import { heldBy } from './examine-data-folder.ts';
import { type Finding, ok, trouble } from './finding.ts';

const NAME = '自查 auditor';
/** Four rounds. */
const SILENT_MS = 120_000;

/** Whether the auditor runs, and what it found. */
export async function examineAuditor(config: EngineConfig, reader: Reader): Promise<Finding[]> {
  const [row] = await reader.get('auditor', ['auditor']);
  const open = await reader.count('audit_gap', { state: 'open', exercise: false });
  const findings = [heartbeat(config, row?.heartbeatAt ?? null)];
  if (!open) return findings;
  return [
    ...findings,
    trouble(
      'fail',
      NAME,
      [`${open} 处缺口未处理`, `${open} gap(s) are open`],
      ['运行 kaidu audit gaps 查看', 'run kaidu audit gaps'],
    ),
  ];
}

function heartbeat({ dataDir }: EngineConfig, at: number | null): Finding {
  const isLate = at === null || systemClock.now() - at > SILENT_MS;
  const seen =
    at === null ? ['从未运行', 'has never run'] : [`${beijingIso(at)} 运行`, `ran at ${beijingIso(at)}`];
  const said = seen as [string, string];
  if (!isLate) return ok(NAME, ...said);
  // With no engine running nothing is amiss; one that runs without its auditor is.
  if (heldBy(dataDir) === null)
    return ok(NAME, `${said[0]}（引擎未运行）`, `${said[1]} (no engine runs here)`);
  return trouble('fail', NAME, said, [
    '查看工作进程及其日志，必要时重启',
    'look at the workers and their logs, restart them if need be',
  ]);
}
