/** Who it is and what happened: what only the sealed part of an entry says (4.1.4). Empty text: not known. */
export interface Person {
  name: string;
  sex: 'male' | 'female' | 'unknown';
  /** In years; null where unknown. */
  age: number | null;
  idNumber: string;
  township: string;
  place: string;
  /** When it happened, in milliseconds; null where unknown. */
  happenedAt: number | null;
  cause: string;
  /** The department that the word came from. */
  source: string;
  remarks: string;
}
