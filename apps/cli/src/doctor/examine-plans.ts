import type { EngineConfig } from '#engine';
import { PlanLibrary } from '#plan/loader';
import { type Finding, ok, trouble } from './finding.ts';

export async function examinePlans(config: EngineConfig): Promise<Finding[]> {
  const library = new PlanLibrary(config.plansRoot);
  const findings: Finding[] = [];
  for (const version of library.ids().flatMap((id) => library.versions(id))) {
    const checked = await library.check(version.folder);
    const errors = checked.findings.filter(({ severity }) => severity === 'error');
    const name = `${version.id}@${version.effectiveFrom}`;
    findings.push(
      errors.length
        ? trouble(
            'fail',
            '预案 plan',
            [`${name}：${errors.length} 处错误`, `${name}: ${errors.length} error(s)`],
            [`运行 kaidu plan lint ${version.id}`, `run kaidu plan lint ${version.id}`],
          )
        : ok('预案 plan', name),
    );
  }
  if (library.ids().includes(config.defaultPlan)) return findings;
  return [
    ...findings,
    trouble(
      'fail',
      '预案 plan',
      [`没有 ${config.defaultPlan}`, `no ${config.defaultPlan}`],
      ['核对 KAIDU_PLAN 和 KAIDU_PLANS', 'check KAIDU_PLAN and KAIDU_PLANS'],
    ),
  ];
}
