/** Where a division's name stands on the map; small ones stand beside it, with a line to the place. */
export interface Label {
  x: number;
  y: number;
  to?: [number, number];
}

export const LABELS: Record<string, Label> = {
  '652801': { x: 276, y: 238 },
  '652822': { x: 182, y: 190 },
  '652823': { x: 560, y: 275 },
  '652824': { x: 640, y: 480 },
  '652825': { x: 235, y: 520 },
  '652826': { x: 640, y: 70, to: [318, 168] },
  '652827': { x: 240, y: 80 },
  '652828': { x: 440, y: 130 },
  '652829': { x: 640, y: 160, to: [398, 196] },
};
