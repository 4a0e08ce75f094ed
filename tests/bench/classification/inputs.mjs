const PLAIN_HAZARDS = ['flood', 'earthquake', 'snow', 'wind-hail'];
const INDICATORS = {
  dead: 25,
  missing: 10,
  relocated: 24_000,
  needingAid: 12_000,
  collapsedRooms: 5_000,
  severelyDamagedRooms: 3_000,
  collapsedHouseholds: 1_500,
  severelyDamagedHouseholds: 1_000,
  droughtAid: 90_000,
};

/** Always the same sequence, so that every run classifies the same facts. */
function chance() {
  let state = 20_250_612;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Facts over all levels: small figures more often than large ones, some zero, some unknown, one in four a drought. */
export function makeInputs(count) {
  const next = chance();
  const figure = (most) => {
    const kind = next();
    if (kind < 0.12) return null;
    return kind < 0.45 ? 0 : Math.floor(most * next() ** 3);
  };
  return Array.from({ length: count }, () => ({
    hazard: next() < 0.25 ? 'drought' : PLAIN_HAZARDS[Math.floor(next() * PLAIN_HAZARDS.length)],
    reported: Object.fromEntries(Object.entries(INDICATORS).map(([key, most]) => [key, figure(most)])),
    base: { farmingHerdingPopulation: 200_000 + Math.floor(next() * 600_000) },
  }));
}
