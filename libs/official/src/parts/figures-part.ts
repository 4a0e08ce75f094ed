import { type Block, paragraph, table } from '#document';
import { figureWords } from '#plan';
import { totalsOf } from '#runtime';
import type { Subject } from '../subjects/subject.ts';
import { closeUp, moment } from '../words/spoken.ts';

/** The totals: what nobody reported is not yet verified, what some counties lack is a least. */
export function figuresPart({ loaded, plan, incident }: Subject): Block[] {
  const { figures, missingFrom } = totalsOf(loaded, incident.data);
  const asked = plan.documents!.figures.filter(({ hazards }) => hazards?.includes(incident.hazard) ?? true);
  const counted = plan.divisions.filter((each) => each.counted && incident.data.affected.includes(each.code));
  const rows = asked.map(({ indicator: key }) => {
    const missing = counted.filter(({ code }) => missingFrom[key]?.includes(code));
    const names = missing.map(({ title }) => title.zh).join('、');
    return [
      plan.indicators.find((each) => each.key === key)?.title.zh ?? key,
      closeUp(figureWords(plan, key, figures[key] ?? null, missing.length > 0).zh),
      missing.length > 1 && missing.length === counted.length ? '均未报告' : names || '—',
    ];
  });
  return [table(['指标', '数量', '尚未报告的县市'], rows)];
}

/** Each affected division by itself; those outside the sum say so. */
export function countiesPart({ plan, incident }: Subject): Block[] {
  const { affected, effective } = incident.data;
  const keys = plan.documents!.countyFigures;
  const indicators = keys.map((key) => plan.indicators.find((each) => each.key === key)!);
  const rows = plan.divisions
    .filter(({ code }) => affected.includes(code) || effective[code])
    .map(({ code, title, counted }) => {
      const report = effective[code];
      return [
        counted ? title.zh : `${title.zh}（不计入合计）`,
        ...keys.map((key) => {
          const figure = report?.figures[key];
          return figure == null ? '待核实' : String(figure);
        }),
        report ? moment(report.asOf).replace(/^\d+年/, '') : '尚无报告',
      ];
    });
  const head = indicators.map(({ title, unit }) => `${title.zh}${unit.zh ? `（${unit.zh}）` : ''}`);
  return rows.length ? [table(['县市', ...head, '数据截至'], rows)] : [paragraph('尚无县市报告。')];
}
