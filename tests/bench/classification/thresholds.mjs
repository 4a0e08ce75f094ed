/** The sixteen criteria of the plan (four on each of four levels; two of them with two branches), gravest first. */
export const LEVELS = ['I', 'II', 'III', 'IV'];

const cite = (n) => LEVELS.map((level, i) => (level === 'I' ? `5.1.1(一)(${n})` : `5.${i + 1}.1(${n})`));

export const BRANCHES = [
  { key: 'dead-missing', n: 1, sum: ['dead', 'missing'], bounds: [20, 15, 10, 5] },
  { key: 'relocated-aid', n: 2, sum: ['relocated', 'needingAid'], bounds: [20_000, 10_000, 5_000, 1_000] },
  {
    key: 'houses-rooms',
    n: 3,
    sum: ['collapsedRooms', 'severelyDamagedRooms'],
    bounds: [5_000, 3_000, 2_000, 1_000],
  },
  {
    key: 'houses-households',
    n: 3,
    sum: ['collapsedHouseholds', 'severelyDamagedHouseholds'],
    bounds: [1_500, 1_000, 700, 350],
  },
  {
    key: 'drought-people',
    n: 4,
    sum: ['droughtAid'],
    bounds: [60_000, 50_000, 36_000, 24_000],
    only: 'drought',
  },
  {
    key: 'drought-share',
    n: 4,
    sum: ['droughtAid'],
    base: 'farmingHerdingPopulation',
    bounds: [10, 8, 6, 4],
    only: 'drought',
  },
].map((branch) => ({ ...branch, cites: cite(branch.n) }));
