import type { Plan } from '#plan';

/** 焉耆县 is how a title calls 焉耆回族自治县. */
const shortOf = (title: string): string =>
  title.replace(/(?:蒙古|哈萨克|柯尔克孜|[\u4e00-\u9fff])族?自治(?=[县州旗])/u, '');

/** Names in a title inside which no line ends: divisions, also as they are called for short, levels and hazards. */
export function namesIn(title: string, { divisions, levels, hazards }: Plan): string[] {
  const titles = [...divisions, ...levels, ...hazards].map((each) => each.title.zh);
  return [...new Set([...titles, ...titles.map(shortOf)])].filter((name) => title.includes(name)).sort();
}
