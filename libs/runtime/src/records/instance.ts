/**
 * What every machine instance has in common. `seq` counts its facts: each event adds at least one, so a caller
 * who saw `seq` can tell whether anything happened since.
 */
export interface Instance<Context, Data> {
  id: string;
  seq: number;
  state: string;
  context: Context;
  data: Data;
  createdAt: number;
  updatedAt: number;
}
