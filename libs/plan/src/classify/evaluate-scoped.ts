import { evaluateTrack } from './evaluate-track.ts';
import type { Facts, Figures } from './facts.ts';
import type { Basis, CriterionResult, DivisionResult } from './result.ts';
import type { ScopedTrack, Track } from './track.ts';

interface Place {
  code: string;
  result: CriterionResult;
  rung: number;
}

/**
 * The branch in each division by itself; the gravest carries the answer, and the others that reached a level,
 * or join a neighbour's, are listed. A share's base stands among the division's own figures. There is one
 * answer for both bases: a consultation gives totals, not figures of divisions.
 */
export function evaluateScoped(track: ScopedTrack, facts: Facts, basis: Basis): CriterionResult {
  const places = Object.entries(facts.divisions ?? {})
    .filter(([code]) => track.adjacent.has(code))
    .map(([code, figures]) => look(track.inner, code, figures, facts, basis));
  if (places.length === 0) return track.blank[basis];
  const gravest = places.reduce((best, place) => (compare(place, best) < 0 ? place : best));
  return {
    ...gravest.result,
    key: track.key,
    unknown: [...new Set(places.flatMap((place) => place.result.unknown))],
    divisions: [...places.flatMap(reached), ...joined(track, places, facts, basis)],
  };
}

const inOnePlace = (facts: Facts, figures: Figures): Facts => ({ ...facts, base: figures });

function look(track: Track, code: string, figures: Figures, facts: Facts, basis: Basis): Place {
  const result = evaluateTrack(track, inOnePlace(facts, figures), figures, null, basis);
  const rung = result.level === null ? track.ladder.levels.length : track.ladder.levels.indexOf(result.level);
  return { code, result, rung };
}

/** Graver first, then the known before the unknown, then the larger figure. */
const compare = (a: Place, b: Place): number =>
  a.rung - b.rung || (b.result.value ?? -1) - (a.result.value ?? -1);

const reached = ({ code, result }: Place): DivisionResult[] =>
  result.level === null ? [] : [{ code, value: result.value, level: result.level, joined: false }];

/** Neighbours of divisions that reached a rung by themselves; joining does not pass on further. */
function joined(track: ScopedTrack, places: readonly Place[], facts: Facts, basis: Basis): DivisionResult[] {
  return places.flatMap(({ code, rung }) => {
    for (let graver = 0; graver < rung && graver < track.joining.length; graver++) {
      const lowered = track.joining[graver];
      const neighbour = places.some(
        (other) => other.rung <= graver && track.adjacent.get(code)!.includes(other.code),
      );
      if (!lowered || !neighbour) continue;
      const { result } = look(lowered, code, facts.divisions![code]!, facts, basis);
      if (result.level !== null) return [{ code, value: result.value, level: result.level, joined: true }];
    }
    return [];
  });
}
