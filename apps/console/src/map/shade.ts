/** Five steps from light to dark, by the square root so that one great figure does not hide all the others. */
export const STEPS = 5;

/** 0: nothing known; 1 … 5: how much. A known zero is step 1. */
export function shade(value: number | undefined, greatest: number): number {
  if (value === undefined) return 0;
  if (greatest <= 0) return 1;
  return Math.max(1, Math.min(STEPS, Math.ceil(Math.sqrt(value / greatest) * STEPS)));
}
